package ebb.evaluation;

import ebb.customer.NormalQuantiles;
import java.util.List;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;

/**
 * Whether a group has more of something than chance allows, given how common it is in each stratum: the sum of hypergeometric counts, one a stratum, exact
 * up to a size and normal above (Cochran 1954; Mantel and Haenszel 1959). Everything is compared with all groups together, so nothing is assumed known.
 *
 * @param strata by what the groups are adjusted for
 */
public record StratifiedExactTest(List<Stratum> strata) {
    /** Longest distribution that is worked out number by number. */
    private static final int MOST_EXACT = 4000;

    private static final double HALF = 0.5;

    /**
     * One stratum.
     *
     * @param all how many in all groups
     * @param allCounted how many of them have it
     * @param group how many in the group
     * @param groupCounted how many of those have it
     */
    public record Stratum(long all, long allCounted, long group, long groupCounted) {
        private double expected() {
            return (double) group * allCounted / all;
        }

        private double variance() {
            return all < 2 ? 0 : expected() * (1 - (double) allCounted / all) * (all - group) / (all - 1);
        }

        private HypergeometricDistribution distribution() {
            return new HypergeometricDistribution((int) all, (int) allCounted, (int) group);
        }
    }

    public StratifiedExactTest {
        strata = strata.stream().filter(stratum -> stratum.group() > 0).toList();
    }

    public long observed() {
        return strata.stream().mapToLong(Stratum::groupCounted).sum();
    }

    public double expected() {
        return strata.stream().mapToDouble(Stratum::expected).sum();
    }

    /** Probability of as many as were observed, or more. */
    public double probabilityOfAsMany() {
        long observed = observed();
        if (isLarge()) {
            double variance = variance();
            return variance == 0 ? 1 : NormalQuantiles.above((observed - HALF - expected()) / Math.sqrt(variance));
        }
        double[] probabilities = probabilities();
        double sum = 0;
        for (int count = probabilities.length - 1; count >= observed; count--) {
            sum += probabilities[count];
        }
        return Math.min(1, sum);
    }

    /** Control limits of the ratio of observed to expected: between them lie at least so much of what chance brings; NaN where nothing is expected. */
    public Interval limits(double share) {
        double tail = (1 - share) / 2;
        double expected = expected();
        if (isLarge()) {
            double reach = NormalQuantiles.of(1 - tail) * Math.sqrt(variance());
            return new Interval(1, Math.max(0, expected - reach) / expected, (expected + reach) / expected);
        }
        double[] probabilities = probabilities();
        return new Interval(1, quantile(probabilities, tail) / expected, quantile(probabilities, 1 - tail) / expected);
    }

    private static int quantile(double[] probabilities, double share) {
        double below = 0;
        for (int count = 0; count < probabilities.length; count++) {
            below += probabilities[count];
            if (below >= share) {
                return count;
            }
        }
        return probabilities.length - 1;
    }

    private boolean isLarge() {
        return strata.stream().anyMatch(stratum -> stratum.all() > Integer.MAX_VALUE)
                || strata.stream()
                                .mapToLong(stratum -> Math.min(stratum.group(), stratum.allCounted()))
                                .sum()
                        > MOST_EXACT;
    }

    private double variance() {
        return strata.stream().mapToDouble(Stratum::variance).sum();
    }

    /** Probability of each count from 0 on: the convolution of the strata. */
    private double[] probabilities() {
        double[] sum = {1};
        for (Stratum stratum : strata) {
            HypergeometricDistribution own = stratum.distribution();
            double[] next = new double[sum.length + own.getSupportUpperBound()];
            for (int count = own.getSupportLowerBound(); count <= own.getSupportUpperBound(); count++) {
                double probability = own.probability(count);
                for (int before = 0; before < sum.length; before++) {
                    next[before + count] += sum[before] * probability;
                }
            }
            sum = next;
        }
        return sum;
    }
}
