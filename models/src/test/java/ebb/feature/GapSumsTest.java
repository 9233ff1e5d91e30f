package ebb.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Customers with log gaps of 0 and 2, of 3 and 5, and of 7 alone. */
class GapSumsTest {
    private static final double ROUNDING = 1e-6;

    private static GapSums sums(int count, double sum, double sumOfSquares) {
        GapSums sums = new GapSums();
        sums.add(count, sum, sumOfSquares);
        return sums;
    }

    private static GapSums two() {
        GapSums sums = sums(2, 2, 4);
        sums.add(2, 8, 34);
        return sums;
    }

    @Test
    void sumsWhatTheVariancesAreMadeOf() {
        GapSums sums = two();
        assertThat(sums.customers()).isEqualTo(2);
        assertThat(sums.gaps()).isEqualTo(4);
        assertThat(sums.squares()).isEqualTo(38, within(ROUNDING));
        assertThat(sums.means()).isEqualTo(5, within(ROUNDING));
        assertThat(sums.squaresOfMeans()).isEqualTo(17, within(ROUNDING));
        assertThat(sums.weightedSquaresOfMeans()).isEqualTo(34, within(ROUNDING));
        assertThat(sums.reciprocalGaps()).isEqualTo(1, within(ROUNDING));
    }

    @Test
    void twoSumsTogetherAreThoseOfAllCustomers() {
        GapSums parts = sums(2, 2, 4);
        parts.plus(sums(2, 8, 34));
        assertThat(parts).usingRecursiveComparison().isEqualTo(two());
    }

    @Test
    void thePriorPartsTheSpreadOfMeansFromThatAroundThem() {
        GapPrior prior = GapPrior.from(two());
        assertThat(prior.isKnown()).isTrue();
        assertThat(prior.customers()).isEqualTo(2);
        assertThat(prior.mean()).isEqualTo(2.5, within(ROUNDING));
        assertThat(prior.withinVariance()).as("(38 - 34) / 2").isEqualTo(2, within(ROUNDING));
        assertThat(prior.betweenVariance())
                .as("4.5 of the means, less 2 * 1 / 2 of chance")
                .isEqualTo(3.5, within(ROUNDING));
    }

    @Test
    void oneGapEachTellsNothingOfTheSpreadAroundAMean() {
        GapSums sums = sums(1, 3, 9);
        sums.add(1, 7, 49);
        GapPrior prior = GapPrior.from(sums);
        assertThat(prior.withinVariance()).as("the least").isEqualTo(.01);
        assertThat(prior.betweenVariance()).isEqualTo(8, within(ROUNDING));
    }

    @Test
    void oneCustomerTellsNothingOfOthers() {
        GapPrior prior = GapPrior.from(sums(2, 8, 34));
        assertThat(prior.betweenVariance()).as("the least").isEqualTo(.01);
        assertThat(prior.withinVariance()).isEqualTo(2, within(ROUNDING));
        assertThat(GapPrior.from(new GapSums())).isEqualTo(GapPrior.UNKNOWN);
        assertThat(GapPrior.UNKNOWN.isKnown()).isFalse();
    }
}
