package ebb.shop;

import java.util.List;
import java.util.SplittableRandom;

/** Random draws of one customer for one purpose; the same seed, customer and purpose always give the same draws. */
final class RandomDraws {
    /** What the draws are for: each purpose has its own stream, so that adding draws to one leaves the others as they were. */
    enum Purpose {
        CUSTOMER,
        ACCOUNT,
        DIVERSION,
        CONTACTS,
        ANSWERS,
        NEEDS,
        CAREER,
        VISITS,
        BASKETS,
        PURCHASE_NOISE,
        RECEIVABLES,
        EXPENSES,
        SERVICE,
        VERDICTS,
        SURVEYS,
        INTENTIONS,
        MAJOR_EVENTS,
        PROFILE,
        COMPLAINTS,
        TIES,
        ILL_WILL
    }

    private final SplittableRandom random;

    private RandomDraws(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static RandomDraws of(long seed, long number, Purpose purpose) {
        return new RandomDraws(mix(mix(mix(seed) ^ number) + purpose.name().hashCode()));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + random.nextInt(Math.max(1, high - low + 1));
    }

    double exponential(double mean) {
        return mean * random.nextExponential();
    }

    double logNormal(double median, double sigma) {
        return median * Math.exp(sigma * random.nextGaussian());
    }

    /** Marsaglia and Tsang, A simple method for generating gamma variables (2000); shape at least 1. */
    double gamma(double shape, double mean) {
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v * mean / shape;
            }
        }
    }

    int poisson(double mean) {
        double left = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > left; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A place in {@code weights}, each as likely as its weight. */
    int weighted(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double at = random.nextDouble() * sum;
        int place = 0;
        while (place < weights.length - 1 && at >= weights[place]) {
            at -= weights[place++];
        }
        return place;
    }

    /** Stafford's thirteenth mixing function, as in SplitMix64: neighbouring customers get unrelated streams. */
    static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
