package ebb.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PopulationStabilityIndexTest {
    @Test
    void isWhatTheDefinitionSays() {
        long[] even = {50_000, 50_000};
        long[] tilted = {80_000, 20_000};

        assertThat(PopulationStabilityIndex.index(even, tilted))
                .isCloseTo(0.3 * Math.log(1.6) - 0.3 * Math.log(0.4), within(1e-4));
        assertThat(PopulationStabilityIndex.index(even, even)).isZero();
    }

    @Tag("G5")
    @Test
    void chanceAloneHardlyEverPassesTheLimitHoweverFewTheyAre() {
        Random random = new Random(1);
        for (int customers : new int[] {50, 500, 5000}) {
            int[] size = {customers};
            long alarms = IntStream.range(0, 300)
                    .filter(draw -> {
                        long[] one = drawn(random, size[0]);
                        long[] other = drawn(random, size[0]);
                        return PopulationStabilityIndex.index(one, other) > PopulationStabilityIndex.limit(one, other);
                    })
                    .count();
            assertThat(alarms).as("%d customers", customers).isLessThanOrEqualTo(1);
        }
    }

    @Tag("G5")
    @Test
    void aShiftOfHalfADeviationPassesTheLimit() {
        Random random = new Random(1);
        double[] before = random.doubles(2000).map(u -> random.nextGaussian()).toArray();
        ReferenceBins bins = ReferenceBins.of("silence", before);
        long[] after = bins.empty();
        random.doubles(2000).map(u -> 0.7 + random.nextGaussian()).forEach(value -> after[bins.bin(value)]++);

        assertThat(PopulationStabilityIndex.index(bins.counts(), after))
                .isGreaterThan(PopulationStabilityIndex.limit(bins.counts(), after));
    }

    @Test
    void binsAreTenthsWithNullsApartAndTiesTogether() {
        double[] values = IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray();
        values[0] = Double.NaN;

        ReferenceBins tenths = ReferenceBins.of("days", values);
        ReferenceBins constant = ReferenceBins.of("constant", new double[] {3, 3, 3});

        assertThat(tenths.counts()).hasSize(11).endsWith(1L);
        assertThat(tenths.counts()[0]).isBetween(9L, 11L);
        assertThat(constant.counts()).containsExactly(3, 0);
        assertThat(constant.bin(4)).isZero();
    }

    private static long[] drawn(Random random, int customers) {
        long[] counts = new long[11];
        random.ints(customers, 0, 10).forEach(bin -> counts[bin]++);
        return counts;
    }
}
