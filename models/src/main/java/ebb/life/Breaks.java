package ebb.life;

/** Where a habit breaks: visits at which a category was due and not bought, weighed by how surely such a visit includes it. */
final class Breaks {
    static final int NEVER = Integer.MIN_VALUE;
    private static final double EVEN_ODDS = 0;
    private static final double YEAR = 365.25;

    private final Habits habits;
    private final Habit habit;
    private final LifePopulation population;
    private double logOdds;
    private double runningLog;
    private int firstBreak = NEVER;

    private Breaks(Habits habits, Habit habit, LifePopulation population) {
        this.habits = habits;
        this.habit = habit;
        this.population = population;
    }

    /** What the visits say of a regular habit. */
    static Breaks of(Habits habits, Habit habit, LifePopulation population) {
        CategoryTiming timing = population.timings.of(habit.category);
        return of(habits, habit, population, RunningRhythm.of(habit, habit.size(), timing));
    }

    /** The same where the habit's rhythm is known already. */
    static Breaks of(Habits habits, Habit habit, LifePopulation population, RunningRhythm rhythm) {
        Breaks breaks = new Breaks(habits, habit, population);
        breaks.weigh(Math.exp(rhythm.usualLog()));
        return breaks;
    }

    private void weigh(double gap) {
        CategoryHabit usual = population.habit(habit.category);
        CategoryTiming timing = population.timings.of(habit.category);
        double stops = 1 - Math.exp(-usual.stopsAYear * gap / YEAR);
        double prior = Math.log(stops / (1 - stops));
        int[] last = {habit.day(Habit.LEAST_PURCHASES - 1)};
        HabitWalk.walk(habits, habit, timing, (visit, bin, bought) -> {
            if (bought) {
                runningLog = 0;
                last[0] = habits.visits[visit];
            } else {
                runningLog += usual.stopped(bin, false);
                if (firstBreak == NEVER && prior + runningLog > EVEN_ODDS) {
                    firstBreak = last[0];
                }
            }
        });
        logOdds = prior + runningLog;
    }

    /** Probability that the habit has ended since the last purchase; silence of the whole shop says nothing about it. */
    double probability() {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** Last purchase before the first gap that was likelier an end of the habit than not, even if it came back; or {@link #NEVER}. */
    int firstBreak() {
        return firstBreak;
    }
}
