package ebb.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Bootstrap intervals by customer: whole customers are drawn with replacement, so that a customer's several rows stay together.
 *
 * <p>A resample is a set of weights on rows that stay where they are; the same resamples serve every figure, which makes differences between
 * contestants paired. Each resample has a seed of its own: results do not depend on threads.
 */
public final class Bootstrap {
    /** About as much work as a minute of one core allows on the largest data. */
    private static final long ROW_BUDGET = 40_000_000L;

    private static final int FEWEST = 100;

    private final int[] clusterOfRow;
    private final int clusters;
    private final Options options;

    /** How often each cluster was drawn, by resample; drawn once for all figures. */
    private byte[][] counts;

    /**
     * How to resample.
     *
     * @param resamples how many at most; large data get fewer, never under 100
     * @param level coverage of the intervals, such as .95
     * @param seed of the random draws
     */
    public record Options(int resamples, double level, long seed) {
        public static final Options STANDARD = new Options(500, 0.95, 42);
    }

    private Bootstrap(int[] clusterOfRow, int clusters, Options options) {
        this.clusterOfRow = clusterOfRow;
        this.clusters = clusters;
        this.options = options;
    }

    /** For rows whose customers are given in row order. */
    public static Bootstrap byCustomer(String[] customerIds, Options options) {
        Map<String, Integer> clusters = new HashMap<>();
        int[] clusterOfRow = new int[customerIds.length];
        for (int row = 0; row < customerIds.length; row++) {
            clusterOfRow[row] = clusters.computeIfAbsent(customerIds[row], id -> clusters.size());
        }
        return new Bootstrap(clusterOfRow, clusters.size(), options);
    }

    /** Intervals of several metrics of one contestant, in the order of the metrics. */
    public List<Interval> intervals(List<Metric> metrics, Predictions predictions) {
        double[][] values = resampled(metrics.size(), weights -> {
            Predictions drawn = predictions.weighted(weights);
            return metrics.stream().mapToDouble(metric -> metric.of(drawn)).toArray();
        });
        List<Interval> intervals = new ArrayList<>();
        for (int m = 0; m < metrics.size(); m++) {
            Interval interval = Interval.of(metrics.get(m).of(predictions), values[m], options.level());
            intervals.add(metrics.get(m).isFitted() ? interval.centred(values[m]) : interval);
        }
        return intervals;
    }

    /** Interval of the gain of {@code one} over {@code other}, both on the same rows; positive is better. */
    public Interval gain(Metric metric, Predictions one, Predictions other) {
        double[][] values =
                resampled(1, weights -> new double[] {metric.gain(one.weighted(weights), other.weighted(weights))});
        return Interval.of(metric.gain(one, other), values[0], options.level());
    }

    private interface Figures {
        double[] under(double[] weights);
    }

    private double[][] resampled(int figures, Figures compute) {
        int resamples = resamples();
        draw(resamples);
        double[][] byResample = IntStream.range(0, resamples)
                .parallel()
                .mapToObj(r -> compute.under(weights(r)))
                .toArray(double[][]::new);
        double[][] byFigure = new double[figures][resamples];
        for (int r = 0; r < resamples; r++) {
            for (int f = 0; f < figures; f++) {
                byFigure[f][r] = byResample[r][f];
            }
        }
        return byFigure;
    }

    private int resamples() {
        long affordable = ROW_BUDGET / Math.max(1, clusterOfRow.length);
        return (int) Math.min(options.resamples(), Math.max(FEWEST, affordable));
    }

    private synchronized void draw(int resamples) {
        if (counts == null) {
            counts = IntStream.range(0, resamples)
                    .parallel()
                    .mapToObj(this::drawn)
                    .toArray(byte[][]::new);
        }
    }

    /** A cluster is drawn once on average: that one is drawn more often than a byte holds does not happen. */
    private byte[] drawn(int resample) {
        SplittableRandom random = new SplittableRandom(options.seed() * 1_000_003 + resample);
        byte[] drawn = new byte[clusters];
        for (int draw = 0; draw < clusters; draw++) {
            drawn[random.nextInt(clusters)]++;
        }
        return drawn;
    }

    private double[] weights(int resample) {
        byte[] drawn = counts[resample];
        double[] weights = new double[clusterOfRow.length];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = drawn[clusterOfRow[row]];
        }
        return weights;
    }
}
