package ebb.score;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.churn.ChurnModel;
import ebb.churn.calibration.PlattCalibrator;
import ebb.churn.fit.ConstantScorer;
import ebb.feature.FeatureRow;
import ebb.feature.Recency;
import ebb.reason.TypicalValues;
import ebb.segment.Band;
import ebb.value.ValueForecast;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerScorerTest {
    private static final CustomerScorer SCORER = new CustomerScorer(
            new CustomerScorer.Terms("m", 90, 90, new Band.Limits(0.3, 0.6)),
            new CustomerScorer.Models(
                    new ChurnModel(
                            "constant",
                            List.of(Recency.SILENCE.name()),
                            new ConstantScorer(0),
                            new PlattCalibrator(0, 1)),
                    null,
                    ValueForecast.untried()),
            TypicalValues.ofAll(new double[] {10}));

    private static FeatureRow silentFor(int days) {
        FeatureRow row = new FeatureRow();
        row.setCustomerId("a");
        row.setValues(new double[] {days});
        return row;
    }

    @Test
    void isActiveUpToAndWithTheLongestSilence() {
        assertThat(SCORER.isActive(silentFor(90))).isTrue();
        assertThat(SCORER.isActive(silentFor(91))).isFalse();
    }

    @Test
    void givesTheModelsProbability() {
        assertThat(SCORER.churnProbability(silentFor(5))).isEqualTo(0.5);
    }
}
