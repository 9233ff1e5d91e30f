package ebb.churn;

import ebb.churn.StackScorer.Part;
import ebb.churn.calibration.PlattCalibrator;
import ebb.churn.fit.Contestant;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.NewtonLogisticFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The stack of the fitted models: a weighted sum of their log-odds, weights fitted on out-of-fold margins with a ridge penalty towards equal weights
 * (Wolpert 1992; non-negative weights, Breiman 1996).
 */
public final class Stack {
    public static final String NAME = "stack";

    /** Ridge penalty towards equal weights, as a share of the examples; it decides where models agree and the data cannot. */
    private static final double PULL = 0.02;

    private Stack() {}

    /** The stack of those among the fitted that are models; at least two. */
    public static CrossFit of(List<CrossFit> field, TrainingMatrix examples) {
        List<CrossFit> models = new ArrayList<>(field.stream()
                .filter(fitted -> fitted.kind() == Contestant.Kind.MODEL)
                .toList());
        while (true) {
            double[][] logOdds =
                    models.stream().map(model -> calibrated(model, examples)).toArray(double[][]::new);
            double[] weights = NewtonLogisticFit.of(
                    logOdds, examples, new NewtonLogisticFit.Ridge(PULL * examples.size(), 1.0 / models.size()));
            int lowest = lowest(weights);
            if (weights[lowest] >= 0 || models.size() == 1) {
                return stacked(models, weights, logOdds, examples);
            }
            models.remove(lowest - 1);
        }
    }

    private static int lowest(double[] weights) {
        int lowest = 1;
        for (int k = 2; k < weights.length; k++) {
            lowest = weights[k] < weights[lowest] ? k : lowest;
        }
        return lowest;
    }

    private static double[] calibrated(CrossFit model, TrainingMatrix examples) {
        PlattCalibrator platt = PlattCalibrator.fit(model.outOfFold(), examples);
        return Arrays.stream(model.outOfFold()).map(platt::logOdds).toArray();
    }

    private static CrossFit stacked(
            List<CrossFit> models, double[] weights, double[][] logOdds, TrainingMatrix examples) {
        List<Part> parts = new ArrayList<>();
        double[] outOfFold = new double[examples.size()];
        Arrays.fill(outOfFold, weights[0]);
        for (int k = 0; k < models.size(); k++) {
            CrossFit model = models.get(k);
            parts.add(new Part(
                    model.name(), weights[k + 1], PlattCalibrator.fit(model.outOfFold(), examples), model.scorer()));
            for (int row = 0; row < outOfFold.length; row++) {
                outOfFold[row] += weights[k + 1] * logOdds[k][row];
            }
        }
        return new CrossFit(NAME, Contestant.Kind.MODEL, new StackScorer(weights[0], parts), outOfFold);
    }
}
