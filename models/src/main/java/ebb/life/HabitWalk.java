package ebb.life;

import ebb.feature.Logs;

/** Goes with a customer from visit to visit, once a category is a habit, and tells how due it was each time and whether it was bought. */
final class HabitWalk {
    /** Told of each visit. */
    interface Step {
        /**
         * One visit.
         *
         * @param visit its place among the customer's visits
         * @param bin of the {@link VisitCurve}
         */
        void at(int visit, int bin, boolean bought);
    }

    private HabitWalk() {}

    /** Visits after the third purchase; what is due is judged by what was known before the visit. */
    static void walk(Habits habits, Habit habit, CategoryTiming timing, Step step) {
        if (!habit.isRegular()) {
            return;
        }
        double visitGap = habits.meanVisitGap();
        RunningRhythm rhythm = RunningRhythm.of(habit, Habit.LEAST_PURCHASES, timing);
        int next = Habit.LEAST_PURCHASES;
        double expected = rhythm.expectedLog();
        double spread = rhythm.spread();
        double frequency = visitGap / Math.exp(rhythm.usualLog());
        for (int v = habits.visits.length - habits.visitsAfter(rhythm.lastDay()); v < habits.visits.length; v++) {
            int day = habits.visits[v];
            boolean bought = next < habit.size() && habit.day(next) == day;
            step.at(v, VisitCurve.bin((Logs.of(day - rhythm.lastDay()) - expected) / spread, frequency), bought);
            if (bought) {
                rhythm.bought(habit, next++);
                expected = rhythm.expectedLog();
                spread = rhythm.spread();
                frequency = visitGap / Math.exp(rhythm.usualLog());
            }
        }
    }
}
