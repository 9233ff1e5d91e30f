package ebb.life.rhythm;

import ebb.schema.CategoryRhythmsTable;

/** Where one customer stands with one category: when it is due, and whether it is late, stocked up or dropped. */
public final class CategoryRhythm {
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

    public final double usualGapDays;
    public final double spread;
    public final int dueDay;
    public final int fromDay;
    public final int untilDay;
    public final double stopProbability;
    public final State state;

    private CategoryRhythm(CustomerHabits habits, Habit habit, LifePopulation population, double droppedFrom) {
        RunningRhythm rhythm = RunningRhythm.of(habit, habit.size(), population.timings.of(habit.category));
        usualGapDays = Math.exp(rhythm.usualLog());
        spread = rhythm.spread();
        dueDay = inDays(rhythm, population.middle);
        fromDay = inDays(rhythm, population.low);
        untilDay = inDays(rhythm, population.high);
        stopProbability = HabitBreaks.probability(habits, habit, population, rhythm);
        state = state(habits.asOfDay, rhythm, population, droppedFrom);
    }

    /** The rhythm of a regular habit; {@code droppedFrom} is the probability from which it counts as dropped. */
    public static CategoryRhythm of(CustomerHabits habits, Habit habit, LifePopulation population, double droppedFrom) {
        return new CategoryRhythm(habits, habit, population, droppedFrom);
    }

    private int inDays(RunningRhythm rhythm, double standard) {
        double days = Math.exp(rhythm.expectedLog() + standard * spread);
        return rhythm.lastDay() + (int) Math.max(1, Math.round(Math.min(days, 3650)));
    }

    private State state(int asOfDay, RunningRhythm rhythm, LifePopulation population, double droppedFrom) {
        if (stopProbability >= droppedFrom) {
            return State.DROPPED;
        }
        if (asOfDay < fromDay) {
            double without = rhythm.lastDay() + usualGapDays * Math.exp(population.middle * spread);
            return rhythm.stretch() >= STOCKED_UP && asOfDay >= without ? State.STOCKED_UP : State.ON_TIME;
        }
        return asOfDay <= untilDay ? State.DUE : State.LATE;
    }

    /** Whether the customer is late in the whole shop, so that a late category is no news of its own. */
    public static boolean isShopSilent(CustomerHabits habits, LifePopulation population) {
        Habit visits = habits.shop();
        RunningRhythm shop = RunningRhythm.of(visits, visits.size(), population.timings.of(CustomerHabits.SHOP));
        int silence = habits.asOfDay - habits.lastVisit();
        return silence > 0 && shop.standard(silence) > population.high;
    }
}
