package ebb.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MetricCatalogueTest {
    private static final Offset<Double> EXACT = within(1e-12);

    /** Ranked: churned .9, stayed .8, churned .6, stayed .4 and stayed .4. */
    private static final Predictions FIVE =
            Predictions.of(new double[] {0.4, 0.9, 0.6, 0.8, 0.4}, new boolean[] {false, true, true, false, false});

    @Test
    void countsThePairsThatAreRankedRight() {
        assertThat(new RocAuc().of(FIVE)).isCloseTo(5.0 / 6, EXACT);
    }

    @Test
    void countsATieAsHalfAPair() {
        Predictions tied = Predictions.of(new double[] {0.5, 0.5}, new boolean[] {true, false});

        assertThat(new RocAuc().of(tied)).isEqualTo(0.5);
    }

    @Test
    void averagesThePrecisionAtEachChurner() {
        assertThat(new PrAuc().of(FIVE)).isCloseTo((1 + 2.0 / 3) / 2, EXACT);
    }

    @Test
    void meansTheSurprise() {
        double expected = -(Math.log(0.9) + Math.log(0.2) + Math.log(0.6) + 2 * Math.log(0.6)) / 5;

        assertThat(new LogLoss().of(FIVE)).isCloseTo(expected, EXACT);
    }

    @Test
    void meansTheSquaredError() {
        assertThat(new Brier().of(FIVE)).isCloseTo((0.01 + 0.64 + 0.16 + 0.16 + 0.16) / 5, EXACT);
    }

    @Test
    void takesTheBrierScoreApartByThePoolsOfARisingCurve() {
        // Rising: .4 (0 of 2), then .6 (1 of 1) and .8 (0 of 1) pool to a half, then .9 (1 of 1).
        double recalibrated = 2 * 0.25 / 5;

        assertThat(new BrierReliability().of(FIVE)).isCloseTo(1.13 / 5 - recalibrated, EXACT);
        assertThat(new BrierResolution().of(FIVE)).isCloseTo(0.24 - recalibrated, EXACT);
        assertThat(new BrierUncertainty().of(FIVE)).isCloseTo(0.24, EXACT);
    }

    @Test
    void knowsNoCalibrationErrorWhereSharesCameTrue() {
        Predictions exact = Predictions.of(
                new double[] {0.5, 0.5, 0.25, 0.25, 0.25, 0.25},
                new boolean[] {true, false, true, false, false, false});

        assertThat(new CalibrationError().of(exact)).isZero();
    }

    @Test
    void comparesTheTopTenthWithEveryone() {
        double[] probabilities = new double[20];
        boolean[] churned = new boolean[20];
        for (int i = 0; i < 20; i++) {
            probabilities[i] = i / 20.0;
            churned[i] = i == 19 || i < 4;
        }

        assertThat(new TopDecileLift().of(Predictions.of(probabilities, churned)))
                .isCloseTo(0.5 / 0.25, EXACT);
    }

    @Test
    void takesPartOfATieAtTheBorderOfTheTopTenth() {
        double[] same = new double[20];
        boolean[] churned = new boolean[20];
        churned[3] = true;

        assertThat(new TopDecileLift().of(Predictions.of(same, churned))).isCloseTo(1, EXACT);
    }

    @Test
    void targetsOnlyChurnersWhenTheRankingIsPerfect() {
        double[] probabilities = {0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
        boolean[] churned = {true, true, true, false, false, false, false, false, false, false};
        Predictions perfect = Predictions.of(probabilities, churned);
        RetentionCampaign campaign = RetentionCampaign.STANDARD;

        // All churners are called whenever 190 g > 1: profit .3 (190 g - 1), and g has the mean .3.
        assertThat(new ExpectedMaximumProfit(campaign).of(perfect)).isCloseTo(0.3 * (190 * 0.3 - 1), within(1e-6));
        assertThat(new ProfitableShare(campaign).of(perfect)).isCloseTo(0.3, within(1e-6));
    }

    @Test
    void isUndefinedWhereNobodyChurned() {
        Predictions none = Predictions.of(new double[] {0.2, 0.3}, new boolean[] {false, false});

        assertThat(List.of(new RocAuc(), new PrAuc(), new TopDecileLift()))
                .allSatisfy(metric -> assertThat(metric.of(none)).isNaN());
        assertThat(new ExpectedMaximumProfit(RetentionCampaign.STANDARD).of(none))
                .isNaN();
    }

    @Test
    void refusesAScoreThatIsNoProbability() {
        assertThatThrownBy(() -> Predictions.of(new double[] {1.5}, new boolean[] {true}))
                .hasMessageContaining("1.5")
                .hasMessageContaining("Calibrate");
    }

    @Test
    void describesEveryMetricOnce() {
        List<Metric> metrics = MetricCatalogue.all(RetentionCampaign.STANDARD);

        assertThat(metrics).extracting(Metric::name).doesNotHaveDuplicates();
        assertThat(metrics).allSatisfy(metric -> assertThat(metric.meaning()).hasSizeGreaterThan(20));
    }

    @Test
    void showsExpectedAgainstActualInTenths() {
        double[] probabilities = new double[100];
        boolean[] churned = new boolean[100];
        for (int i = 0; i < 100; i++) {
            probabilities[i] = (i + 0.5) / 100;
            churned[i] = i % 2 == 0;
        }

        List<CalibrationTable.Row> rows = CalibrationTable.of(Predictions.of(probabilities, churned));

        assertThat(rows).hasSize(10).allSatisfy(row -> assertThat(row.customers())
                .isEqualTo(10));
        assertThat(rows.get(0).expected()).isCloseTo(0.95, EXACT);
        assertThat(rows.get(0).actual()).isEqualTo(0.5);
        assertThat(rows.get(9).captured()).isCloseTo(1, EXACT);
    }
}
