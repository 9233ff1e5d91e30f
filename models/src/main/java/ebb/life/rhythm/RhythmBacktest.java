package ebb.life.rhythm;

import ebb.customer.CalendarDays;
import ebb.customer.NormalQuantiles;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How well the last gap of each habit was predicted from what was known before it, against two simple rules: the last gap again, and the customer's
 * own mean. Gaps still open are left out, as are customers with fewer than three gaps.
 */
public final class RhythmBacktest implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 2 * CalendarDays.YEAR;

    private final Tally rhythm = new Tally();
    private final Tally lastGap = new Tally();
    private final Tally ownMean = new Tally();

    /**
     * How one rule did.
     *
     * @param gaps gaps foretold
     * @param insideShare share that fell into the 80 % interval
     * @param medianErrorDays median of the days off
     * @param meanErrorDays mean of the days off
     */
    public record Result(String rule, long gaps, double insideShare, double medianErrorDays, double meanErrorDays) {}

    private static final class Tally implements Serializable {
        private static final long serialVersionUID = 1L;
        private final long[] errors = new long[LONGEST + 1];
        private long count;
        private long inside;
        private long sum;

        void add(double actual, double foretold, double low, double high) {
            int error = (int) Math.min(LONGEST, Math.round(Math.abs(actual - foretold)));
            errors[error]++;
            count++;
            sum += error;
            inside += actual >= Math.floor(low) && actual <= Math.ceil(high) ? 1 : 0;
        }

        void plus(Tally other) {
            HabitSums.add(errors, other.errors);
            count += other.count;
            inside += other.inside;
            sum += other.sum;
        }

        Result result(String rule) {
            long seen = 0;
            int median = 0;
            while (median < LONGEST && 2 * (seen += errors[median]) < count) {
                median++;
            }
            return new Result(rule, count, (double) inside / count, median, (double) sum / count);
        }
    }

    public void add(Habit habit, LifePopulation population) {
        int last = habit.size() - 1;
        if (last < Habit.LEAST_PURCHASES) {
            return;
        }
        int actual = habit.gap(last);
        RunningRhythm known = RunningRhythm.of(habit, last, population.timings.of(habit.category));
        double middle = known.expectedLog();
        rhythm.add(
                actual,
                Math.exp(middle + population.middle * known.spread()),
                Math.exp(middle + population.low * known.spread()),
                Math.exp(middle + population.high * known.spread()));
        addRules(habit, last, actual);
    }

    private void addRules(Habit habit, int last, int actual) {
        int gaps = last - 1;
        double mean = (double) (habit.day(last - 1) - habit.day(0)) / gaps;
        double squares = 0;
        for (int i = 1; i <= gaps; i++) {
            squares += (habit.gap(i) - mean) * (habit.gap(i) - mean);
        }
        double half = NormalQuantiles.P90 * Math.sqrt(squares / (gaps - 1));
        int before = habit.gap(last - 1);
        ownMean.add(actual, mean, mean - half, mean + half);
        lastGap.add(actual, before, before - Math.sqrt(2) * half, before + Math.sqrt(2) * half);
    }

    public RhythmBacktest plus(RhythmBacktest other) {
        rhythm.plus(other.rhythm);
        lastGap.plus(other.lastGap);
        ownMean.plus(other.ownMean);
        return this;
    }

    /** The category rhythm first; empty where no gap could be predicted. */
    public List<Result> results() {
        List<Result> results = new ArrayList<>();
        if (rhythm.count > 0) {
            results.add(rhythm.result("category rhythm"));
            results.add(lastGap.result("last gap again"));
            results.add(ownMean.result("own mean"));
        }
        return results;
    }
}
