package ebb.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClusteredMeanTest {
    private static ClusteredMean of(double... values) {
        ClusteredMean sum = ClusteredMean.NONE;
        for (double value : values) {
            sum = sum.plus(ClusteredMean.of(1, value));
        }
        return sum;
    }

    @Test
    void isTheMeanWithTheVarianceOfAMean() {
        ClusteredMean mean = of(0, 0.5, 1, 0.5);
        assertThat(mean.mean()).isEqualTo(0.5);
        assertThat(mean.variance()).as("0.5 / 3 / 4").isCloseTo(0.5 / 12, within(1e-12));
    }

    @Test
    void whoStandsForThreeWeighsThreeTimes() {
        ClusteredMean mean = of(1, 1).times(3).plus(of(0, 0));
        assertThat(mean.mean()).isEqualTo(0.75);
        assertThat(mean.customers()).isEqualTo(4);
        assertThat(mean.variance())
                .as("squares of weight times deviation: 2 (3/4)² + 2 (3/4)², over 8², times 4/3")
                .isCloseTo(2.25 / 64 * 4 / 3, within(1e-12));
    }

    @Test
    void manyThingsOfOneCustomerTellLessThanOfMany() {
        Interval one = ClusteredMean.of(10, 10).plus(ClusteredMean.of(10, 0)).interval();
        Interval many =
                of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0).interval();
        assertThat(one.high() - one.low()).isGreaterThan(1.5 * (many.high() - many.low()));
    }

    @Test
    void equalAnswersAreNotCertainAndNoneAreNothing() {
        Interval all = of(1, 1, 1, 1).interval();
        assertThat(all.high()).isCloseTo(1.0, within(1e-12));
        assertThat(all.low()).isBetween(0.4, 0.6);
        assertThat(of(0.5, 0.5).interval().low()).isLessThan(0.4);
        assertThat(ClusteredMean.NONE.interval().value()).isNaN();
        assertThat(ClusteredMean.of(0, 0)).isEqualTo(ClusteredMean.NONE);
        assertThat(of(0.5).interval().low()).as("one customer alone").isLessThan(0.2);
    }
}
