package ebb.life;

import ebb.schema.CategoryRhythms;

/** Where one customer stands with one category: when it is due, and whether it is late, stocked up or dropped. */
final class CategoryRhythm {
    /** Where a habit stands. */
    enum State {
        ON_TIME("on time"),
        DUE("due"),
        LATE("late"),
        STOCKED_UP("stocked up"),
        DROPPED(CategoryRhythms.DROPPED);

        final String label;

        State(String label) {
            this.label = label;
        }
    }

    /** Units last bought, over the usual, from which a customer has stocked up. */
    private static final double STOCKED_UP = 1.5;

    final double usualGapDays;
    final double spread;
    final int dueDay;
    final int fromDay;
    final int untilDay;
    final double stopProbability;
    final State state;

    private CategoryRhythm(Habits habits, Habit habit, LifePopulation population, double droppedFrom) {
        RunningRhythm rhythm = RunningRhythm.of(habit, habit.size(), population.timings.of(habit.category));
        usualGapDays = Math.exp(rhythm.usualLog());
        spread = rhythm.spread();
        dueDay = inDays(rhythm, population.middle);
        fromDay = inDays(rhythm, population.low);
        untilDay = inDays(rhythm, population.high);
        stopProbability = Breaks.probability(habits, habit, population, rhythm);
        state = state(habits.asOfDay, rhythm, population, droppedFrom);
    }

    /** The rhythm of a regular habit; {@code droppedFrom} is the probability from which it counts as dropped. */
    static CategoryRhythm of(Habits habits, Habit habit, LifePopulation population, double droppedFrom) {
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
    static boolean isShopSilent(Habits habits, LifePopulation population) {
        Habit visits = habits.shop();
        RunningRhythm shop = RunningRhythm.of(visits, visits.size(), population.timings.of(Habits.SHOP));
        int silence = habits.asOfDay - habits.lastVisit();
        return silence > 0 && shop.standard(silence) > population.high;
    }
}
