package ebb.training;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.churn.Examples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Over the customers of {@link NewcomersTest}: half are new, and only the first basket tells of those. */
class RollingOriginTest {
    private static final int HORIZON_DAYS = 90;
    private static final RollingOrigin ROLLING = new RollingOrigin(NewcomersTest.RULES);

    @Test
    void holdsTheContestWhereSomethingHadMatured() {
        Examples examples = NewcomersTest.examples(1200, 2);

        List<RollingOrigin.Origin> origins = ROLLING.run(examples, List.of(130, 200, 300), HORIZON_DAYS);

        assertThat(origins).extracting(RollingOrigin.Origin::originDay).containsExactly(200, 300);
        assertThat(origins).allSatisfy(origin -> assertThat(origin.judgements())
                .extracting(Judgement::contestant)
                .contains("prevalence", "frequency", "logistic_regression"));
    }

    @Test
    void judgesAModelOfTheNewCustomersOnThemAlone() {
        Examples examples = NewcomersTest.examples(1200, 2);

        List<Judgement> judgements =
                ROLLING.run(examples, List.of(300), HORIZON_DAYS).get(0).judgements();

        Judgement own = of(judgements, Newcomers.NAME);
        assertThat(own.figures()).extracting(Judgement.Figure::band).containsOnly(Bands.NEWCOMERS);
        assertThat(loss(own)).isLessThan(loss(of(judgements, "logistic_regression")) - .05);
    }

    @Test
    void saysNothingOfFewNewCustomers() {
        List<Judgement> judgements = ROLLING.run(NewcomersTest.examples(300, 2), List.of(300), HORIZON_DAYS)
                .get(0)
                .judgements();

        assertThat(judgements).extracting(Judgement::contestant).doesNotContain(Newcomers.NAME);
    }

    private static Judgement of(List<Judgement> judgements, String contestant) {
        return judgements.stream()
                .filter(judgement -> judgement.contestant().equals(contestant))
                .findFirst()
                .orElseThrow();
    }

    private static double loss(Judgement judgement) {
        return judgement.figures().stream()
                .filter(figure ->
                        figure.band().equals(Bands.NEWCOMERS) && figure.metric().equals("log_loss"))
                .mapToDouble(figure -> figure.interval().value())
                .findFirst()
                .orElseThrow();
    }
}
