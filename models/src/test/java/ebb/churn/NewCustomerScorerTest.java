package ebb.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.churn.calibration.PlattCalibrator;
import ebb.churn.linear.Transform;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewCustomerScorerTest {
    private static final List<String> NAMES = List.of("recency_days", "frequency_count", "first_month_return_share");

    /** Log-odds of the recency over 10, less 1. */
    private static final ChurnModel GENERAL = new ChurnModel(
            "stack", NAMES.subList(0, 2), new RuleScorer(0, Transform.IDENTITY, 30, 30), new PlattCalibrator(-1, .1));

    /** Log-odds of minus four times the share, plus 2. */
    private static final ChurnModel NEWCOMERS = new ChurnModel(
            "logistic_regression", NAMES, new RuleScorer(2, Transform.IDENTITY, .4, .4), new PlattCalibrator(2, -4));

    private static final ChurnModel BOTH = NewCustomerScorer.combine(NEWCOMERS, GENERAL);

    @Test
    void scoresEachByTheirOwn() {
        assertThat(BOTH.logOdds(new double[] {20, 1, .3})).isCloseTo(.8, within(1e-12));
        assertThat(BOTH.logOdds(new double[] {20, 2, .3})).isCloseTo(1, within(1e-12));
        assertThat(BOTH.contestant()).isEqualTo("stack");
    }

    @Test
    void contributionsSumToTheScoreOfEither() {
        for (double frequency : new double[] {1, 2}) {
            double[] features = {20, frequency, .3};
            double sum = BOTH.baseLogOdds()
                    + Arrays.stream(BOTH.contributions(features)).sum();
            assertThat(sum).isCloseTo(BOTH.logOdds(features), within(1e-12));
        }
    }

    @Test
    void beingNewIsAReasonOfItsOwn() {
        double[] contributions = BOTH.contributions(new double[] {20, 1, .3});
        assertThat(contributions[1]).isCloseTo(NEWCOMERS.baseLogOdds() - GENERAL.baseLogOdds(), within(1e-12));
        assertThat(contributions[2]).isCloseTo(.4, within(1e-12));
        assertThat(contributions[0]).isZero();
    }

    @Test
    void isStoredAndReadAgain() throws Exception {
        ChurnModel again = ChurnModel.fromBytes(BOTH.toBytes());
        assertThat(again).isEqualTo(BOTH);
    }
}
