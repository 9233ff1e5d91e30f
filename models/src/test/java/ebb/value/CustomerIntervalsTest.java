package ebb.value;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.evaluation.Interval;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CustomerIntervalsTest {

    private static List<CustomerIntervals.Pair> pairs(int count, int seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    double expected = .1 + 5 * random.nextDouble();
                    return new CustomerIntervals.Pair(expected, expected * random.nextDouble() * 2);
                })
                .toList();
    }

    @Test
    void holdsFourInFiveOfOtherCustomers() {
        CustomerIntervals intervals = CustomerIntervals.of(pairs(3000, 1));
        assertThat(intervals.bands()).hasSize(10);
        assertThat(intervals.insideShare(pairs(3000, 2))).isBetween(.77, .84);
    }

    @Test
    void saysNothingBelowAHundredOutcomes() {
        assertThat(CustomerIntervals.of(pairs(99, 1)).around(2).low()).isNaN();
        assertThat(CustomerIntervals.of(pairs(100, 1)).around(2).low()).isNotNaN();
        assertThat(CustomerIntervals.of(pairs(100, 1)).around(Double.NaN).high())
                .isNaN();
    }

    @Property(tries = 100)
    void theEndsAreInOrderWhateverTheExpectation(
            @ForAll @DoubleRange(min = 0, max = 1e6) double expected, @ForAll @IntRange(min = 0, max = 9) int seed) {
        Interval around = CustomerIntervals.of(pairs(250, seed)).around(expected);
        assertThat(around.low()).isNotNegative().isLessThanOrEqualTo(around.high());
    }
}
