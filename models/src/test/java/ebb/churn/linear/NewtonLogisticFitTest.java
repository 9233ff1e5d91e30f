package ebb.churn.linear;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.churn.fit.Example;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.NewtonLogisticFit.Ridge;
import ebb.customer.LogOdds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The penalised log-likelihood is concave: it is at its maximum where its gradient is 0. */
class NewtonLogisticFitTest {
    private static final double MEAN_GRADIENT = 1e-8;

    /**
     * Nine in ten bought lately and mostly stay, spread evenly over the first input; the others are long silent by the second, and leave almost all: where a
     * whole Newton step overshoots the maximum, and the next one overshoots it in the other direction.
     */
    @Property
    void findsTheMaximumWhereOutcomesAreNearlySeparable(
            @ForAll @IntRange(max = 1_000_000) int seed,
            @ForAll @IntRange(min = 5, max = 100) int silentPerMille,
            @ForAll @IntRange(max = 20) int stayPerMille) {
        Random random = new Random(seed);
        double[][] inputs = new double[2][1500];
        List<Example> examples = new ArrayList<>();
        for (int row = 0; row < inputs[0].length; row++) {
            boolean silent = row < 3 || random.nextInt(1000) < silentPerMille;
            inputs[0][row] = random.nextGaussian() + (silent ? 1 : 0);
            inputs[1][row] = silent ? -4 : 0.15 * random.nextGaussian();
            boolean churned = silent ? random.nextInt(1000) >= stayPerMille : row == 3 || random.nextDouble() < 0.05;
            examples.add(example(row, churned));
        }
        assertMaximum(inputs, examples, new Ridge(0.003 * examples.size(), 0));
    }

    @Property
    void findsTheMaximumOfManyInputsThatResembleEachOther(
            @ForAll @IntRange(max = 1_000_000) int seed,
            @ForAll @IntRange(min = 1, max = 12) int count,
            @ForAll @DoubleRange(min = 0, max = 6) double effect,
            @ForAll @DoubleRange(min = -1, max = 1) double towards) {
        Random random = new Random(seed);
        double[][] inputs = new double[count][400];
        List<Example> examples = new ArrayList<>();
        for (int row = 0; row < 400; row++) {
            double common = random.nextGaussian();
            for (double[] input : inputs) {
                input[row] = common + 0.1 * random.nextGaussian();
            }
            examples.add(example(
                    row, row == 0 || (row > 1 && random.nextDouble() < LogOdds.probability(effect * common - 2))));
        }
        assertMaximum(inputs, examples, new Ridge(0.003 * examples.size(), towards));
    }

    private static Example example(int row, boolean churned) {
        return new Example("c%05d".formatted(row), 100, new double[] {row}).labelled(churned);
    }

    private static void assertMaximum(double[][] inputs, List<Example> examples, Ridge ridge) {
        double[] coefficients = NewtonLogisticFit.of(inputs, TrainingMatrix.of(List.of("row"), examples), ridge);
        double[] slope = new double[coefficients.length];
        for (int row = 0; row < examples.size(); row++) {
            double logOdds = coefficients[0];
            for (int k = 0; k < inputs.length; k++) {
                logOdds += coefficients[k + 1] * inputs[k][row];
            }
            double residual = (examples.get(row).label().churned() ? 1 : 0) - LogOdds.probability(logOdds);
            slope[0] += residual;
            for (int k = 0; k < inputs.length; k++) {
                slope[k + 1] += residual * inputs[k][row];
            }
        }
        for (int k = 1; k < slope.length; k++) {
            slope[k] += ridge.strength() * (ridge.towards() - coefficients[k]);
        }
        for (double one : slope) {
            assertThat(Math.abs(one) / examples.size()).isLessThan(MEAN_GRADIENT);
        }
    }
}
