package ebb.life.rhythm;

import java.io.Serializable;
import java.util.Arrays;

/** Sums over customers about one category, from which {@link CategoryHabit} is estimated. */
public final class HabitSums implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Late and not bought on two visits: counted as a habit that may have ended. */
    private static final int SILENT_VISITS = 2;

    final long[] visits = new long[PurchaseProbabilityCurve.BINS];
    final long[] purchases = new long[PurchaseProbabilityCurve.BINS];
    final ImpulsePurchases impulses = new ImpulsePurchases();
    long habitDays;
    long silentHabits;
    final long[] beginnings;
    /** Visits by month at which the category could not begin, because it was bought before. */
    final long[] pastVisits;

    HabitSums(int months) {
        beginnings = new long[months];
        pastVisits = new long[months];
    }

    /**
     * Adds the visits of one habit. Late visits count only where a purchase followed: the others are mostly of customers who have stopped, and the
     * curve describes those who have not.
     */
    void addVisits(CustomerHabits habits, Habit habit, CategoryTiming timing) {
        long[] late = new long[PurchaseProbabilityCurve.BINS];
        int[] lateCount = new int[1];
        HabitReplay.walk(habits, habit, timing, (visit, bin, bought) -> {
            if (bought) {
                add(visits, late);
                Arrays.fill(late, 0);
                lateCount[0] = 0;
                purchases[bin]++;
            }
            boolean waits = PurchaseProbabilityCurve.isLate(bin) && !bought;
            (waits ? late : visits)[bin]++;
            lateCount[0] += waits ? 1 : 0;
        });
        silentHabits += lateCount[0] >= SILENT_VISITS ? 1 : 0;
    }

    void plus(HabitSums other) {
        add(visits, other.visits);
        add(purchases, other.purchases);
        add(beginnings, other.beginnings);
        add(pastVisits, other.pastVisits);
        impulses.plus(other.impulses);
        habitDays += other.habitDays;
        silentHabits += other.silentHabits;
    }

    public static void add(long[] onto, long[] other) {
        for (int i = 0; i < onto.length; i++) {
            onto[i] += other[i];
        }
    }
}
