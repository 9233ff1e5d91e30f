package ebb.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final Bootstrap.Options OPTIONS = new Bootstrap.Options(200, 0.95, 7);
    private static final List<Metric> AUC = List.of(new RocAuc());

    private static Predictions sample(double knowledge, int copies) {
        Random random = new Random(3);
        double[] probabilities = new double[400 * copies];
        boolean[] churned = new boolean[probabilities.length];
        for (int i = 0; i < 400; i++) {
            boolean gone = random.nextBoolean();
            double noise = random.nextDouble();
            for (int copy = 0; copy < copies; copy++) {
                churned[i * copies + copy] = gone;
                probabilities[i * copies + copy] = knowledge * (gone ? 1 : 0) + (1 - knowledge) * noise;
            }
        }
        return Predictions.of(probabilities, churned);
    }

    private static String[] customers(int count, int rowsEach) {
        return IntStream.range(0, count * rowsEach)
                .mapToObj(row -> "c" + row / rowsEach)
                .toArray(String[]::new);
    }

    @Test
    void drawsTheSameForTheSameSeed() {
        Bootstrap bootstrap = Bootstrap.byCustomer(customers(400, 1), OPTIONS);

        assertThat(bootstrap.intervals(AUC, sample(0.2, 1))).isEqualTo(bootstrap.intervals(AUC, sample(0.2, 1)));
    }

    @Test
    void isAboutAsWideAsTheoryHasIt() {
        Interval interval = Bootstrap.byCustomer(customers(400, 1), OPTIONS)
                .intervals(AUC, sample(0, 1))
                .get(0);

        // A coin's AUC on 200 and 200 has the standard error .029.
        assertThat(interval.low()).isLessThan(interval.value());
        assertThat(interval.high() - interval.low()).isBetween(0.08, 0.15);
    }

    @Test
    void isNotFooledByRepeatedRowsOfOneCustomer() {
        Interval once = Bootstrap.byCustomer(customers(400, 1), OPTIONS)
                .intervals(AUC, sample(0.2, 1))
                .get(0);
        Interval fourTimes = Bootstrap.byCustomer(customers(400, 4), OPTIONS)
                .intervals(AUC, sample(0.2, 4))
                .get(0);

        assertThat(fourTimes.high() - fourTimes.low())
                .isCloseTo(once.high() - once.low(), org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void findsAGainWhereThereIsOneAndNoneAgainstItself() {
        Bootstrap bootstrap = Bootstrap.byCustomer(customers(400, 1), OPTIONS);

        assertThat(bootstrap.gain(new RocAuc(), sample(0.4, 1), sample(0.1, 1)).low())
                .isPositive();
        assertThat(bootstrap.gain(new LogLoss(), sample(0.4, 1), sample(0.4, 1)))
                .isEqualTo(new Interval(0, 0, 0));
    }

    /** Of predictions that are right, what is lost to bad calibration is chance, of which a resample has more than the data: 2.5 % of them lie above the value. */
    @Test
    void theIntervalOfAFigureHoldsTheFigure() {
        List<Metric> metrics = MetricCatalogue.all(RetentionCampaign.STANDARD);
        Bootstrap bootstrap = Bootstrap.byCustomer(customers(400, 1), OPTIONS);
        for (int seed = 1; seed <= 5; seed++) {
            List<Interval> intervals = bootstrap.intervals(metrics, calibrated(seed));
            for (int m = 0; m < metrics.size(); m++) {
                Interval interval = intervals.get(m);
                assertThat(interval.value())
                        .as("%s, seed %d", metrics.get(m).name(), seed)
                        .isBetween(interval.low() - 1e-12, interval.high() + 1e-12);
                assertThat(interval.low()).isNotNegative();
            }
        }
    }

    private static Predictions calibrated(int seed) {
        Random random = new Random(seed);
        double[] probabilities = random.doubles(400, 0.05, 0.95).toArray();
        boolean[] churned = new boolean[400];
        for (int i = 0; i < churned.length; i++) {
            churned[i] = random.nextDouble() < probabilities[i];
        }
        return Predictions.of(probabilities, churned);
    }
}
