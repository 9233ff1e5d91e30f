package ebb.life.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PurchaseProbabilityCurveTest {
    private static final int LATENESS = PurchaseProbabilityCurve.BINS / 3;

    @Test
    void anEdgeBelongsToTheBinAboveIt() {
        assertThat(PurchaseProbabilityCurve.bin(-2.01, 0.29)).isZero();
        assertThat(PurchaseProbabilityCurve.bin(-2, 0.29)).isEqualTo(1);
        assertThat(PurchaseProbabilityCurve.bin(0.99, 0.29)).isEqualTo(LATENESS - 2);
        assertThat(PurchaseProbabilityCurve.bin(1, 0.29)).isEqualTo(LATENESS - 1);
        assertThat(PurchaseProbabilityCurve.bin(-3, 0.3)).isEqualTo(LATENESS);
        assertThat(PurchaseProbabilityCurve.bin(9, 0.79)).isEqualTo(2 * LATENESS - 1);
        assertThat(PurchaseProbabilityCurve.bin(9, 0.8)).isEqualTo(PurchaseProbabilityCurve.BINS - 1);
    }

    @Test
    void halfASpreadIsLateHoweverOftenTheCustomerComes() {
        for (double frequency : new double[] {0.1, 0.5, 0.9}) {
            assertThat(PurchaseProbabilityCurve.isLate(PurchaseProbabilityCurve.bin(0.49, frequency)))
                    .isFalse();
            assertThat(PurchaseProbabilityCurve.isLate(PurchaseProbabilityCurve.bin(0.5, frequency)))
                    .isTrue();
        }
    }

    @Test
    void aShareIsShrunkWithTwentyVisitsAndNeverFallsWithLateness() {
        long[] visits = new long[PurchaseProbabilityCurve.BINS];
        long[] purchases = new long[PurchaseProbabilityCurve.BINS];
        visits[0] = 20;
        purchases[0] = 20;
        PurchaseProbabilityCurve curve = PurchaseProbabilityCurve.of(visits, purchases, null);
        assertThat(curve.at(0)).as("(20 + 20 * 0.3) / 40").isEqualTo(0.65);
        assertThat(curve.at(LATENESS - 1)).as("later, without a visit").isEqualTo(0.65);
        assertThat(curve.at(LATENESS)).as("more frequent visitors are apart").isEqualTo(0.3);
        assertThat(PurchaseProbabilityCurve.of(visits, purchases, curve).at(0))
                .as("(20 + 20 * 0.65) / 40")
                .isEqualTo(0.825);
    }

    @Test
    void noVisitIsCertainAndNoneIsHopeless() {
        long[] visits = new long[PurchaseProbabilityCurve.BINS];
        long[] purchases = new long[PurchaseProbabilityCurve.BINS];
        visits[0] = 100_000;
        visits[LATENESS] = 100_000;
        purchases[LATENESS] = 100_000;
        PurchaseProbabilityCurve curve = PurchaseProbabilityCurve.of(visits, purchases, null);
        assertThat(curve.at(0)).isEqualTo(0.01);
        assertThat(curve.at(LATENESS)).isEqualTo(0.95);
    }
}
