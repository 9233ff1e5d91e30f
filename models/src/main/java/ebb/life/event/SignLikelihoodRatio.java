package ebb.life.event;

import ebb.customer.CalendarDays;
import ebb.feature.LogTable;
import ebb.life.rhythm.CategoryHabit;
import ebb.life.rhythm.CategoryTiming;
import ebb.life.rhythm.CustomerHabits;
import ebb.life.rhythm.Habit;
import ebb.life.rhythm.HabitReplay;
import ebb.life.rhythm.LifePopulation;
import ebb.life.rhythm.PurchaseProbabilityCurve;
import ebb.life.setting.Sign;

/**
 * Likelihood ratios of one customer's visits for a sign, week by week: a change in that week against no change.
 *
 * <p>A break is compared with the customer's own habit, a beginning with the rate of impulse purchases. Only visits are evidence; days without a
 * visit are not.
 */
final class SignLikelihoodRatio {
    /** Bounds the log ratios so that products of several do not overflow. */
    private static final double MOST = 60;

    private SignLikelihoodRatio() {}

    /** Likelihood ratios by week before the as-of date, from 0 on; before and after them nothing is known of the sign, which is a ratio of 1. */
    static float[] of(Sign sign, CustomerHabits habits, LifePopulation population) {
        double[] byVisit = new double[habits.visits.length];
        Habit habit = habits.find(sign.category()).orElse(new Habit(sign.category(), 0));
        if (sign.kind() == Sign.Kind.BREAKS && !habit.isRegular()) {
            weighBeginning(habits, habit, population, byVisit);
            return untilWeek(sign, habits, byVisit);
        }
        if (sign.kind() == Sign.Kind.BREAKS) {
            weighBreak(habits, habit, population, byVisit);
        } else {
            weighBeginning(habits, habit, population, byVisit);
        }
        return byWeek(sign, habits, byVisit);
    }

    private static void weighBreak(CustomerHabits habits, Habit habit, LifePopulation population, double[] byVisit) {
        CategoryHabit category = population.habit(habit.category);
        CategoryTiming timing = population.timings.of(habit.category);
        HabitReplay.walk(habits, habit, timing, (visit, bin, bought) -> byVisit[visit] = category.stopped(bin, bought));
    }

    private static void weighBeginning(
            CustomerHabits habits, Habit habit, LifePopulation population, double[] byVisit) {
        CategoryHabit category = population.habit(habit.category);
        Newcomer newcomer = new Newcomer(habits, habit.category, population);
        int next = 0;
        for (int v = 0; v < byVisit.length; v++) {
            boolean bought = next < habit.size() && habit.day(next) == habits.visits[v];
            int last = next == 0 ? Newcomer.NEVER : habit.day(next - 1);
            byVisit[v] = -category.stopped(newcomer.bin(habits.visits[v], last), bought);
            next += bought ? 1 : 0;
        }
    }

    /**
     * Where too little was bought to know of a habit: how much better the visits up to each week fit one that then broke than none at all. Many visits
     * without it leave nothing to break.
     */
    private static float[] untilWeek(Sign sign, CustomerHabits habits, double[] byVisit) {
        float[] ratios = new float[weeks(sign, habits)];
        double sum = 0;
        int visit = 0;
        for (int week = ratios.length - 1; week >= 0; week--) {
            while (visit < byVisit.length && habits.visits[visit] <= habits.asOfDay - CalendarDays.WEEK * week) {
                sum += byVisit[visit++];
            }
            ratios[week] = ratio(sum);
        }
        return ratios;
    }

    private static int weeks(Sign sign, CustomerHabits habits) {
        return (habits.asOfDay - habits.firstVisit() + sign.lastsDays()) / CalendarDays.WEEK + 2;
    }

    private static float ratio(double log) {
        return (float) Math.exp(Math.max(-MOST, Math.min(MOST, log)));
    }

    /** Sums what the visits say over the days that the sign lasts, or longer where that fits better, for a change on each week's day. */
    private static float[] byWeek(Sign sign, CustomerHabits habits, double[] byVisit) {
        double[] sums = new double[byVisit.length + 1];
        for (int v = 0; v < byVisit.length; v++) {
            sums[v + 1] = sums[v] + byVisit[v];
        }
        double[] bestEnd = sums.clone();
        for (int v = byVisit.length - 1; v >= 0; v--) {
            bestEnd[v] = Math.max(bestEnd[v], bestEnd[v + 1]);
        }
        float[] ratios = new float[weeks(sign, habits)];
        for (int week = 0; week < ratios.length; week++) {
            int day = habits.asOfDay - CalendarDays.WEEK * week;
            double sum = bestEnd[habits.visitsUntil(day + sign.lastsDays())] - sums[habits.visitsUntil(day)];
            ratios[week] = ratio(sum);
        }
        return ratios;
    }

    /** A customer with whom a category may just have begun: how due it is follows from the gaps of all customers. */
    private static final class Newcomer {
        static final int NEVER = Integer.MIN_VALUE;
        private final double usualLog;
        private final double spread;
        private final double frequency;

        Newcomer(CustomerHabits habits, String category, LifePopulation population) {
            var gaps = population.timings.of(category).gaps;
            usualLog = gaps.mean();
            spread = Math.sqrt(gaps.withinVariance() + gaps.betweenVariance());
            frequency = habits.meanVisitGap() / Math.exp(usualLog);
        }

        int bin(int day, int lastDay) {
            double standard = lastDay == NEVER ? 0 : (LogTable.of(day - lastDay) - usualLog) / spread;
            return PurchaseProbabilityCurve.bin(standard, frequency);
        }
    }
}
