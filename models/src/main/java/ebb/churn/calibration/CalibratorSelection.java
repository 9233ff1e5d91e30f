package ebb.churn.calibration;

import ebb.churn.fit.TrainingMatrix;
import ebb.evaluation.LogLoss;
import ebb.evaluation.Predictions;
import java.util.Arrays;
import java.util.function.BiFunction;

/** Chooses between Platt's line and the isotonic curve out of time, then fits the chosen one on all rows. */
public final class CalibratorSelection {
    /** With fewer rows on the last as-of date isotonic regression overfits. */
    private static final int FEWEST_FOR_A_CURVE = 5_000;

    private CalibratorSelection() {}

    /** The isotonic curve only where it is better than the Platt line on the last as-of date, both fitted on the dates before. */
    public static Calibrator choose(double[] margins, TrainingMatrix examples) {
        BiFunction<double[], TrainingMatrix, Calibrator> line = PlattCalibrator::fit;
        BiFunction<double[], TrainingMatrix, Calibrator> curve = IsotonicCalibrator::fit;
        boolean canTell = examples.asOfDays().length > 1 && onLastDay(examples) >= FEWEST_FOR_A_CURVE;
        boolean curveWins = canTell && lossOnLastDay(curve, margins, examples) < lossOnLastDay(line, margins, examples);
        return (curveWins ? curve : line).apply(margins, examples);
    }

    private static double lossOnLastDay(
            BiFunction<double[], TrainingMatrix, Calibrator> fit, double[] margins, TrainingMatrix examples) {
        int split = examples.size() - onLastDay(examples);
        Calibrator calibrator = fit.apply(Arrays.copyOf(margins, split), examples.where(row -> row < split));
        double[] logOdds = Arrays.stream(margins, split, margins.length)
                .map(calibrator::logOdds)
                .toArray();
        Predictions predictions = examples.where(row -> row >= split).predictions(logOdds);
        return new LogLoss().of(predictions);
    }

    private static int onLastDay(TrainingMatrix examples) {
        int first = examples.size();
        while (first > 0 && examples.asOfDay(first - 1) == examples.asOfDay(examples.size() - 1)) {
            first--;
        }
        return examples.size() - first;
    }
}
