package ebb.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.churn.fit.Example;
import ebb.churn.fit.TrainingMatrix;
import ebb.customer.LogOdds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelForecastTest {
    private static final List<String> NAMES = List.of("btyd_no_purchase_probability");

    /** One of three stayed away where four in five were expected to; half a customer of either outcome is added. */
    private static final double ERROR = LogOdds.of(1.5 / 4) - LogOdds.of(0.8);

    @Test
    void takesOutHalfOfTheErrorOfOneWindowAndMoreOfARepeatedOne() {
        assertThat(new LevelForecast(matured(100), 90).correction()).isCloseTo(ERROR / 2, within(1e-6));
        assertThat(new LevelForecast(matured(100, 190), 90).correction()).isCloseTo(2 * ERROR / 3, within(1e-6));
        assertThat(new LevelForecast(matured(100, 189), 90).correction())
                .as("two windows that overlap are one")
                .isCloseTo(ERROR / 2, within(1e-6));
    }

    @Test
    void correctsWhatIsExpectedOfThoseAskedAbout() {
        LevelForecast forecast = new LevelForecast(matured(100, 190, 280), 90);

        double corrected = LogOdds.probability(LogOdds.of(0.8) + 3 * ERROR / 4);
        assertThat(forecast.of(matured(400)).orElseThrow()).isCloseTo(corrected, within(1e-6));
    }

    @Test
    void correctsNothingWhereNothingHasMaturedOrNothingIsExpected() {
        assertThat(new LevelForecast(matured(), 90).correction()).isZero();
        assertThat(new LevelForecast(matured(), 90).of(matured(400)).orElseThrow())
                .isCloseTo(0.8, within(1e-6));
        TrainingMatrix without =
                TrainingMatrix.asTheyAre(List.of("recency_days"), List.of(new Example("a", 1, new double[] {3})));
        assertThat(new LevelForecast(without, 90).of(without)).isEmpty();
        assertThat(new LevelForecast(matured(100), 90).of(matured())).isEmpty();
    }

    private static TrainingMatrix matured(int... days) {
        List<Example> examples = new ArrayList<>();
        for (int day : days) {
            for (int customer = 0; customer < 3; customer++) {
                examples.add(new Example("c" + customer, day, new double[] {0.8}).labelled(customer == 0));
            }
        }
        return TrainingMatrix.asTheyAre(NAMES, examples);
    }
}
