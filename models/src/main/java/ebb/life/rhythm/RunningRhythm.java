package ebb.life.rhythm;

import ebb.feature.GapPrior;
import ebb.feature.LogTable;

/**
 * A customer's rhythm of a category as it was known after each purchase: own gaps, set straight for the units bought and the season, shrunk towards
 * all customers' (empirical Bayes, as in {@link ebb.feature.Rhythm}).
 */
final class RunningRhythm {
    private static final double PRIOR_GAPS = 4;

    private final CategoryTiming timing;
    private int purchases;
    private double sumOfLogs;
    private double sumOfSquares;
    private double sumOfUnits;
    private int lastDay;
    private double lastUnits;
    private double lastStretch;

    RunningRhythm(CategoryTiming timing) {
        this.timing = timing;
    }

    static RunningRhythm of(Habit habit, int purchases, CategoryTiming timing) {
        RunningRhythm rhythm = new RunningRhythm(timing);
        for (int i = 0; i < purchases; i++) {
            rhythm.bought(habit, i);
        }
        return rhythm;
    }

    void bought(Habit habit, int i) {
        if (purchases > 0) {
            double log = LogTable.of(habit.day(i) - lastDay) - lastStretch;
            sumOfLogs += log;
            sumOfSquares += log * log;
        }
        lastDay = habit.day(i);
        lastUnits = habit.logUnits(i);
        lastStretch = timing.stockExponent * moreThanUsual() + timing.monthShift(habit.month(i));
        sumOfUnits += lastUnits;
        purchases++;
    }

    /** Logarithm of the units last bought over those usual before. */
    private double moreThanUsual() {
        return purchases == 0 ? 0 : lastUnits - sumOfUnits / purchases;
    }

    /** How many times as long as usual the last purchase lasts, by its units and its season. */
    double stretch() {
        return Math.exp(lastStretch);
    }

    int gaps() {
        return purchases - 1;
    }

    int lastDay() {
        return lastDay;
    }

    /** Logarithm of the usual gap, in days. */
    double usualLog() {
        GapPrior prior = timing.gaps;
        double ratio = prior.withinVariance() / prior.betweenVariance();
        return (sumOfLogs + ratio * prior.mean()) / (gaps() + ratio);
    }

    /** Logarithm of the days that the last purchase should last. */
    double expectedLog() {
        return usualLog() + lastStretch;
    }

    /** Standard deviation of the next log gap. */
    double spread() {
        GapPrior prior = timing.gaps;
        int gaps = gaps();
        double ratio = prior.withinVariance() / prior.betweenVariance();
        double around = gaps == 0 ? 0 : Math.max(0, sumOfSquares - sumOfLogs * sumOfLogs / gaps);
        double within = (PRIOR_GAPS * prior.withinVariance() + around) / (PRIOR_GAPS + Math.max(0, gaps - 1));
        return Math.sqrt(within + prior.withinVariance() / (gaps + ratio));
    }

    /** How far a gap of {@code days} lies from the expected one, in spreads. */
    double standard(int days) {
        return (LogTable.of(days) - expectedLog()) / spread();
    }
}
