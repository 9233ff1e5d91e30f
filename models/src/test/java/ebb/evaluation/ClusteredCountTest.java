package ebb.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusteredCountTest {
    private static ClusteredCount of(int customers, int each, int counted) {
        ClusteredCount sum = ClusteredCount.NONE;
        for (int i = 0; i < customers; i++) {
            sum = sum.plus(ClusteredCount.of(each, i % 2 == 0 ? counted : each - counted));
        }
        return sum;
    }

    @Test
    void whatIsAlikeWithinACustomerTellsAsMuchAsTheCustomers() {
        ClusteredCount alike = of(100, 10, 10);
        assertThat(alike.share()).isEqualTo(0.5);
        assertThat(alike.effectiveSize()).isCloseTo(99, within(1e-6));
        assertThat(of(100, 1, 1).effectiveSize()).isCloseTo(99, within(1e-6));
    }

    @Test
    void neverTellsMoreThanAsManyIndependentOnes() {
        assertThat(of(100, 10, 5).effectiveSize()).isEqualTo(1000);
        assertThat(ClusteredCount.of(4, 0).interval().low()).isZero();
        assertThat(ClusteredCount.of(4, 0).interval().high()).isBetween(0.4, 0.6);
        assertThat(ClusteredCount.NONE.interval().value()).isNaN();
        assertThat(ClusteredCount.of(0, 0)).isEqualTo(ClusteredCount.NONE);
    }

    /** Half of the customers have a rate of .1, half of .5, with 12 things each: nominal coverage is 95 %. */
    @Test
    void coversAShareThatDiffersBetweenCustomers() {
        Random random = new Random(7);
        int covered = 0;
        for (int sample = 0; sample < 400; sample++) {
            ClusteredCount sum = ClusteredCount.NONE;
            for (int customer = 0; customer < 150; customer++) {
                double rate = random.nextBoolean() ? 0.1 : 0.5;
                int counted = 0;
                for (int i = 0; i < 12; i++) {
                    counted += random.nextDouble() < rate ? 1 : 0;
                }
                sum = sum.plus(ClusteredCount.of(12, counted));
            }
            Interval interval = sum.interval();
            covered += interval.low() <= 0.3 && 0.3 <= interval.high() ? 1 : 0;
        }
        assertThat(covered).isBetween(364, 396);
    }
}
