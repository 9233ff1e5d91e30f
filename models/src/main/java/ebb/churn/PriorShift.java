package ebb.churn;

import ebb.churn.fit.TrainingMatrix;
import ebb.customer.LogOdds;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * Prior-shift correction (Saerens, Latinne and Decaestecker, 2002): moves all probabilities of a model by the same log-odds, half the way to the
 * share of churners that {@link LevelForecast} expects.
 *
 * <p>What trained a model ended a horizon or more before the day it is asked about, and counts and tenures have grown since then, so that its mean
 * drifts. Buy-till-you-die is fitted to every purchase up to that very day, but knows nothing of the outcomes. Neither is right alone; equal shares
 * of two forecasts are hard to beat (Bates and Granger 1969). Chosen on as-of dates that no published figure is judged on.
 */
public final class PriorShift {
    private static final double SHARE = 0.5;

    /** Upper bound of the shift, in log-odds. */
    private static final double FURTHEST = 2;

    private static final double ACCURACY = 1e-12;
    private static final int MOST_STEPS = 100;

    private PriorShift() {}

    /**
     * The model at its new level; itself where buy-till-you-die expects nothing.
     *
     * @param asked the customers of the day that the model is asked about; no outcome of theirs is looked at
     * @param forecast the share of churners to expect
     */
    public static ChurnModel of(ChurnModel model, TrainingMatrix asked, LevelForecast forecast) {
        OptionalDouble target = forecast.of(asked);
        if (target.isEmpty()) {
            return model;
        }
        double[] logOdds = IntStream.range(0, asked.size())
                .filter(row -> LevelForecast.isKnown(asked, row))
                .mapToDouble(row -> model.logOdds(asked.row(row)))
                .toArray();
        return model.shifted(SHARE * towards(logOdds, target.getAsDouble()));
    }

    /** What to add to all log-odds so that their probabilities have the mean {@code target}, which only rises with it; within {@link #FURTHEST}. */
    public static double towards(double[] logOdds, double target) {
        if (mean(logOdds, -FURTHEST) >= target) {
            return -FURTHEST;
        }
        if (mean(logOdds, FURTHEST) <= target) {
            return FURTHEST;
        }
        return new BrentSolver(ACCURACY).solve(MOST_STEPS, shift -> mean(logOdds, shift) - target, -FURTHEST, FURTHEST);
    }

    private static double mean(double[] logOdds, double shift) {
        return Arrays.stream(logOdds)
                .map(value -> LogOdds.probability(value + shift))
                .average()
                .getAsDouble();
    }
}
