package ebb.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTestTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Test
    void aBandThatCameOutAsExpectedIsNoFinding() {
        assertThat(DriftTest.ofOutcome(band(1000, 0.70, 0.72)).isAlarming()).isFalse();
    }

    @Test
    void aLargeBandFarFromTheExpectedIsOne() {
        DriftFinding finding = DriftTest.ofOutcome(band(1000, 0.70, 0.55));

        assertThat(finding.isAlarming()).isTrue();
        assertThat(finding.words())
                .contains("1,000 customers at high risk on 2026-03-01", "70 % were expected to leave and 55 % did");
    }

    @Test
    void theSameDistanceInAHandfulOfCustomersIsChance() {
        assertThat(DriftTest.ofOutcome(band(10, 0.70, 0.55)).isAlarming()).isFalse();
    }

    @Test
    void purchasesThatEndDaysBeforeTheAsOfDateAreStale() {
        assertThat(DriftTest.ofPurchases(DAY.minusDays(4), DAY).isAlarming()).isTrue();
        assertThat(DriftTest.ofPurchases(DAY.minusDays(3), DAY).isAlarming()).isFalse();
        assertThat(DriftTest.ofPurchases(DAY.plusDays(9), DAY).isAlarming()).isFalse();
    }

    @Test
    void aFeatureThatComesToBeKnownAsTheDataGrowIsNone() {
        assertThat(of("purchase_days", new long[] {0, 0, 1000}, new long[] {500, 500, 0})
                        .isAlarming())
                .isFalse();
        assertThat(of("purchase_days", new long[] {500, 500, 0}, new long[] {0, 0, 1000})
                        .isAlarming())
                .as("one that ceases to be known is")
                .isTrue();
    }

    @Test
    void theTenureMovesByNature() {
        TrainingReference reference = new TrainingReference(
                List.of(new ReferenceBins("tenure_days", new double[] {1}, new long[] {9, 1, 0})));
        assertThat(DriftTest.ofPopulation(reference, new long[][] {{1, 9, 0}})).isEmpty();
    }

    private static DriftFinding of(String feature, long[] then, long[] now) {
        TrainingReference reference =
                new TrainingReference(List.of(new ReferenceBins(feature, new double[] {1}, then)));
        return DriftTest.ofPopulation(reference, new long[][] {now}).get(0);
    }

    private static DriftTest.Matured band(long customers, double expected, double actual) {
        return new DriftTest.Matured(DAY, "high", customers, expected, actual, customers * expected * (1 - expected));
    }
}
