package ebb.life.rhythm;

/** When a category begins: first bought by a customer the shop already knows, and bought again soon, so that it is no impulse purchase. */
public final class HabitOnset {
    /** Purchases of a category that has begun: the first, and one more soon. */
    public static final int LEAST_PURCHASES = 2;

    public static final int NEVER = Integer.MIN_VALUE;
    private static final int KNOWN_DAYS = 90;
    private static final int KNOWN_VISITS = 3;
    private static final int AGAIN_DAYS = 90;

    private HabitOnset() {}

    /** The day, or {@link #NEVER}. */
    public static int day(CustomerHabits habits, Habit habit) {
        int day = habit.day(0);
        boolean again = habit.size() >= LEAST_PURCHASES && habit.gap(1) <= AGAIN_DAYS;
        return again && day >= knownFrom(habits) ? day : NEVER;
    }

    /** The first visit at which something can begin. */
    public static int knownFrom(CustomerHabits habits) {
        if (habits.visits.length <= KNOWN_VISITS) {
            return Integer.MAX_VALUE;
        }
        return Math.max(habits.firstVisit() + KNOWN_DAYS, habits.visits[KNOWN_VISITS]);
    }
}
