package ebb.life.rhythm;

import ebb.schema.CategoryRhythmsTable;
import java.io.Serializable;

/** Where one customer stands with one category: when it is due, and whether it is late, stocked up or dropped. */
public final class CategoryRhythm implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Where a habit stands. */
    public enum State {
        ON_TIME("on time"),
        DUE("due"),
        LATE("late"),
        STOCKED_UP("stocked up"),
        DROPPED(CategoryRhythmsTable.DROPPED);

        public final String label;

        State(String label) {
            this.label = label;
        }
    }

    /** Units last bought, over the usual, from which a customer has stocked up. */
    private static final double STOCKED_UP = 1.5;

    /** Calibrated probability that a due habit has ended, from which it is late. */
    private static final double LATE_FROM = .5;

    /**
     * What states depend on beside the customer.
     *
     * @param calibration of the probability that a habit has ended
     * @param droppedFrom that probability from which it counts as dropped
     */
    public record Terms(DropCalibration calibration, double droppedFrom) implements Serializable {}

    public final double usualGapDays;
    public final double spread;
    public final int dueDay;
    public final int fromDay;
    public final int untilDay;
    public final double stopProbability;
    public final State state;
    final HabitEvidence evidence;
    private final Timing timing;

    private CategoryRhythm(CustomerHabits habits, Habit habit, LifePopulation population, Terms terms) {
        RunningRhythm rhythm = RunningRhythm.of(habit, habit.size(), population.timings.of(habit.category));
        usualGapDays = Math.exp(rhythm.usualLog());
        spread = rhythm.spread();
        dueDay = inDays(rhythm, population.middle);
        fromDay = inDays(rhythm, population.low);
        untilDay = inDays(rhythm, population.high);
        evidence = HabitEvidence.of(habits, habit, rhythm, HabitBreaks.logOdds(habits, habit, population, rhythm));
        timing = timing(habits, rhythm, population);
        stopProbability = terms.calibration().probability(evidence);
        state = state(stopProbability, terms);
    }

    /** The rhythm of a regular habit. */
    public static CategoryRhythm of(CustomerHabits habits, Habit habit, LifePopulation population, Terms terms) {
        return new CategoryRhythm(habits, habit, population, terms);
    }

    private int inDays(RunningRhythm rhythm, double standard) {
        double days = Math.exp(rhythm.expectedLog() + standard * spread);
        return rhythm.lastDay() + (int) Math.max(1, Math.round(Math.min(days, 3650)));
    }

    /** Where the as-of date lies against the 80 % interval. */
    private enum Timing {
        BEFORE,
        STOCKED_UP,
        INSIDE,
        AFTER,
        SHOP_SILENT
    }

    private Timing timing(CustomerHabits habits, RunningRhythm rhythm, LifePopulation population) {
        int asOfDay = habits.asOfDay;
        if (asOfDay < fromDay) {
            double without = rhythm.lastDay() + usualGapDays * Math.exp(population.middle * spread);
            return rhythm.stretch() >= STOCKED_UP && asOfDay >= without ? Timing.STOCKED_UP : Timing.BEFORE;
        }
        if (asOfDay <= untilDay) {
            return Timing.INSIDE;
        }
        return isShopSilent(habits, population) ? Timing.SHOP_SILENT : Timing.AFTER;
    }

    /**
     * The state at a probability that the habit has ended. With a calibration, a habit that is due is late where it is likelier to have ended than not, so
     * that states differ in what follows; without one, and where the whole shop hears nothing of the customer, where its interval has passed.
     */
    State state(double endedProbability, Terms terms) {
        if (endedProbability >= terms.droppedFrom()) {
            return State.DROPPED;
        }
        boolean isLate = terms.calibration().isKnown() ? endedProbability >= LATE_FROM : timing == Timing.AFTER;
        return switch (timing) {
            case BEFORE -> State.ON_TIME;
            case STOCKED_UP -> State.STOCKED_UP;
            case SHOP_SILENT -> State.LATE;
            case INSIDE, AFTER -> isLate ? State.LATE : State.DUE;
        };
    }

    /** Whether the customer is late in the whole shop, so that a late category is no news of its own. */
    public static boolean isShopSilent(CustomerHabits habits, LifePopulation population) {
        Habit visits = habits.shop();
        RunningRhythm shop = RunningRhythm.of(visits, visits.size(), population.timings.of(CustomerHabits.SHOP));
        int silence = habits.asOfDay - habits.lastVisit();
        return silence > 0 && shop.standard(silence) > population.high;
    }
}
