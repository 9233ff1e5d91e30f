package ebb.life.rhythm;

import ebb.feature.LogTable;

/** Replays a customer's visits once a category is a habit, and reports for each how due the category was and whether it was bought. */
public final class HabitReplay {
    /** Called for each visit. */
    public interface Step {
        /**
         * One visit.
         *
         * @param visit its place among the customer's visits
         * @param bin of the {@link PurchaseProbabilityCurve}
         */
        void at(int visit, int bin, boolean bought);
    }

    private HabitReplay() {}

    /** Visits after the third purchase; what is due is judged by what was known before the visit. */
    public static void walk(CustomerHabits habits, Habit habit, CategoryTiming timing, Step step) {
        if (!habit.isRegular()) {
            return;
        }
        RunningRhythm rhythm = RunningRhythm.of(habit, Habit.LEAST_PURCHASES, timing);
        int next = Habit.LEAST_PURCHASES;
        Due due = Due.of(rhythm, habits);
        for (int v = habits.visitsUntil(rhythm.lastDay()); v < habits.visits.length; v++) {
            int day = habits.visits[v];
            boolean bought = next < habit.size() && habit.day(next) == day;
            step.at(v, due.bin(day), bought);
            if (bought) {
                rhythm.bought(habit, next++);
                due = Due.of(rhythm, habits);
            }
        }
    }

    /** The end of the replay: visits since the last purchase, of a habit whose whole rhythm is known. */
    static void walkSilence(CustomerHabits habits, RunningRhythm rhythm, Step step) {
        Due due = Due.of(rhythm, habits);
        for (int v = habits.visitsUntil(rhythm.lastDay()); v < habits.visits.length; v++) {
            step.at(v, due.bin(habits.visits[v]), false);
        }
    }

    /** How a category is due from one purchase to the next. */
    private record Due(int since, double expected, double spread, double frequency) {
        static Due of(RunningRhythm rhythm, CustomerHabits habits) {
            double frequency = habits.meanVisitGap() / Math.exp(rhythm.usualLog());
            return new Due(rhythm.lastDay(), rhythm.expectedLog(), rhythm.spread(), frequency);
        }

        int bin(int day) {
            return PurchaseProbabilityCurve.bin((LogTable.of(day - since) - expected) / spread, frequency);
        }
    }
}
