package ebb.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.distribution.continuous.BetaDistribution;

/** Metrics against slow and plain versions of themselves, on data with many ties and whole-number weights. */
class MetricPropertiesTest {
    private static final List<Metric> METRICS = MetricCatalogue.all(RetentionCampaign.STANDARD);

    private static final class Sample {
        private final double[] probabilities;
        private final boolean[] churned;
        private final double[] weights;

        private Sample(double[] probabilities, boolean[] churned, double[] weights) {
            this.probabilities = probabilities;
            this.churned = churned;
            this.weights = weights;
        }

        static Sample of(long seed, int size) {
            Random random = new Random(seed);
            double[] probabilities = new double[size];
            boolean[] churned = new boolean[size];
            double[] weights = new double[size];
            for (int i = 0; i < size; i++) {
                probabilities[i] = random.nextInt(12) / 11.0;
                churned[i] = i == 0 || (i > 1 && random.nextDouble() < 0.2 + 0.6 * probabilities[i]);
                weights[i] = 1 + random.nextInt(3);
            }
            return new Sample(probabilities, churned, weights);
        }

        Predictions predictions() {
            return Predictions.of(probabilities, churned, weights);
        }

        /** Every row as often as it weighs, in another order. */
        Predictions repeated() {
            int total = (int) Arrays.stream(weights).sum();
            double[] p = new double[total];
            boolean[] c = new boolean[total];
            int at = total;
            for (int i = 0; i < weights.length; i++) {
                for (int w = 0; w < weights[i]; w++) {
                    at--;
                    p[at] = probabilities[i];
                    c[at] = churned[i];
                }
            }
            return Predictions.of(p, c);
        }
    }

    @Property(tries = 200)
    void weighsARowAsIfItWereRepeated(@ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int size) {
        Sample sample = Sample.of(seed, size);

        for (Metric metric : METRICS) {
            assertThat(metric.of(sample.predictions()))
                    .as(metric.name())
                    .isCloseTo(metric.of(sample.repeated()), within(1e-9));
        }
    }

    @Property(tries = 200)
    void areaIsTheShareOfPairsRankedRight(@ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int size) {
        Sample sample = Sample.of(seed, size);
        double right = 0;
        double pairs = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (sample.churned[i] && !sample.churned[j]) {
                    double weight = sample.weights[i] * sample.weights[j];
                    double order = Math.signum(sample.probabilities[i] - sample.probabilities[j]);
                    right += weight * (order + 1) / 2;
                    pairs += weight;
                }
            }
        }

        assertThat(new RocAuc().of(sample.predictions())).isCloseTo(right / pairs, within(1e-9));
    }

    @Property(tries = 200)
    void brierIsTheSumOfItsParts(@ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int size) {
        Predictions predictions = Sample.of(seed, size).predictions();
        double reliability = new BrierReliability().of(predictions);
        double resolution = new BrierResolution().of(predictions);
        double uncertainty = new BrierUncertainty().of(predictions);

        assertThat(reliability - resolution + uncertainty).isCloseTo(new Brier().of(predictions), within(1e-9));
        assertThat(reliability).isGreaterThan(-1e-9);
        assertThat(resolution).isGreaterThan(-1e-9);
    }

    @Property(tries = 20)
    void profitIsTheIntegralOfTheBestCut(@ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int size) {
        Sample sample = Sample.of(seed, size);
        BetaDistribution acceptance = new BetaDistribution(6, 14);
        int steps = 4000;
        double integral = 0;
        for (int step = 0; step < steps; step++) {
            double share = (step + 0.5) / steps;
            integral += acceptance.density(share) * bestProfit(sample.predictions(), share) / steps;
        }

        assertThat(new ExpectedMaximumProfit(RetentionCampaign.STANDARD).of(sample.predictions()))
                .isCloseTo(integral, within(0.01));
    }

    private static double bestProfit(Predictions predictions, double share) {
        double best = 0;
        double all = predictions.weight(0, predictions.size());
        for (int cut = 0; cut < predictions.size(); cut = predictions.endOfTie(cut)) {
            int end = predictions.endOfTie(cut);
            double churned = predictions.churnedWeight(0, end);
            double others = predictions.weight(0, end) - churned;
            best = Math.max(best, ((200 * share * (1 - 0.05) - 1) * churned - 11 * others) / all);
        }
        return best;
    }
}
