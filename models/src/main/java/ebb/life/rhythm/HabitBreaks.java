package ebb.life.rhythm;

import ebb.customer.CalendarDays;
import ebb.customer.LogOdds;

/** The change point of a habit: visits at which a category was due and not bought, weighted by the probability that such a visit includes it. */
public final class HabitBreaks {
    public static final int NEVER = Integer.MIN_VALUE;
    private static final double EVEN_ODDS = 0;

    private final CategoryHabit usual;
    private final double prior;
    private double runningLog;
    private int lastBought;
    private int firstBreak = NEVER;

    private HabitBreaks(Habit habit, LifePopulation population, RunningRhythm rhythm) {
        usual = population.habit(habit.category);
        double gap = Math.exp(rhythm.usualLog());
        double stops = 1 - Math.exp(-usual.stopsAYear * gap / CalendarDays.MEAN_YEAR);
        prior = LogOdds.exactly(stops);
        lastBought = habit.day(Habit.LEAST_PURCHASES - 1);
    }

    /** Log-odds that a regular habit has ended since the last purchase; silence of the whole shop says nothing about it. */
    static double logOdds(CustomerHabits habits, Habit habit, LifePopulation population, RunningRhythm rhythm) {
        HabitBreaks breaks = new HabitBreaks(habit, population, rhythm);
        HabitReplay.walkSilence(
                habits, rhythm, (visit, bin, bought) -> breaks.runningLog += breaks.usual.stopped(bin, false));
        return breaks.prior + breaks.runningLog;
    }

    /** A regular habit's last purchase before the first gap that was likelier its end than not, even if it came back; or {@link #NEVER}. */
    public static int first(CustomerHabits habits, Habit habit, LifePopulation population) {
        CategoryTiming timing = population.timings.of(habit.category);
        HabitBreaks breaks = new HabitBreaks(habit, population, RunningRhythm.of(habit, habit.size(), timing));
        HabitReplay.walk(
                habits, habit, timing, (visit, bin, bought) -> breaks.weigh(habits.visits[visit], bin, bought));
        return breaks.firstBreak;
    }

    private void weigh(int day, int bin, boolean bought) {
        if (bought) {
            runningLog = 0;
            lastBought = day;
        } else {
            runningLog += usual.stopped(bin, false);
            if (firstBreak == NEVER && prior + runningLog > EVEN_ODDS) {
                firstBreak = lastBought;
            }
        }
    }
}
