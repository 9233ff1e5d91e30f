package ebb.life.rhythm;

import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;

import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LedgerRow;
import ebb.ledger.PackedLedger;
import ebb.ledger.Timeline;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;

/**
 * Habits as they stood on a past date, fitted as of then, and what became of them since. A habit has ended where it is not bought within thirteen weeks or
 * three usual gaps, whichever is longer, by a customer who keeps coming.
 */
public final class HabitLookBack {
    /** Days within which a habit that goes on is bought again, at least. */
    static final int LEAST_WINDOW = 91;

    private static final double WINDOW_GAPS = 3;
    private static final int MOST_CUSTOMERS = 5_000;
    /** How far to look back, where twice as much is known; the longer, the slower the habits whose outcome is known. */
    private static final List<Integer> DAYS_BACK = List.of(2 * LEAST_WINDOW, LEAST_WINDOW);

    private HabitLookBack() {}

    /** Days without a purchase after which a habit has ended. */
    private static int windowDays(double usualGapDays) {
        return (int) Math.max(LEAST_WINDOW, Math.round(WINDOW_GAPS * usualGapDays));
    }

    /** The same of the column of the usual gap. */
    public static Column windowDays(Column usualGapDays) {
        return greatest(lit(LEAST_WINDOW), round(usualGapDays.multiply(WINDOW_GAPS)));
    }

    /** What became of the habits of a sample of customers; without a calibration where history is too short. */
    public static HabitOutcomes of(PackedLedger ledger, AsOf asOf, Set<String> blocked, double droppedFrom) {
        DataSpan span = asOf.span();
        return DAYS_BACK.stream()
                .filter(days -> asOf.day() - 2 * days > span.firstDay())
                .findFirst()
                .map(days -> {
                    AsOf then = new AsOf(asOf.day() - days, span);
                    Look look = new Look(then, asOf, LifePopulationFitter.of(ledger, then, blocked), blocked);
                    List<PastHabit> past = ledger.sample(MOST_CUSTOMERS)
                            .javaRDD()
                            .flatMap(row -> look.at(row).iterator())
                            .collect();
                    return HabitOutcomes.of(then.day(), past, droppedFrom);
                })
                .orElse(HabitOutcomes.NONE);
    }

    /** Looks at a customer on the past date and today. */
    record Look(AsOf then, AsOf now, LifePopulation population, Set<String> blocked) implements Serializable {

        List<PastHabit> at(LedgerRow row) {
            List<PastHabit> past = new ArrayList<>();
            Timeline timeline = Timeline.of(row);
            if (then.observe(timeline).dayCount() == 0) {
                return past;
            }
            CategoryFilter wanted = CategoryFilter.allBut(blocked).onDays(Habit.LEAST_PURCHASES);
            CustomerHabits known = CustomerHabits.of(then.observe(timeline), wanted);
            CustomerHabits later = CustomerHabits.of(now.observe(timeline), wanted);
            for (Habit habit : known.all) {
                if (habit.isRegular()) {
                    add(past, known, later, habit);
                }
            }
            return past;
        }

        private void add(List<PastHabit> past, CustomerHabits known, CustomerHabits later, Habit habit) {
            CategoryRhythm standing =
                    CategoryRhythm.of(known, habit, population, new CategoryRhythm.Terms(DropCalibration.NONE, 1));
            int until = then.day() + windowDays(standing.usualGapDays);
            boolean keepsComing = later.visitsUntil(Math.min(until, now.day())) > later.visitsUntil(then.day());
            if (until > now.day() || !keepsComing) {
                return;
            }
            int next = nextAfter(then.day(), later, habit.category);
            past.add(new PastHabit(known.customerId, standing, next <= until, interval(standing, next)));
        }

        private PastHabit.Interval interval(CategoryRhythm standing, int next) {
            if (standing.untilDay <= then.day() || standing.untilDay > now.day()) {
                return PastHabit.Interval.OPEN;
            }
            return next >= standing.fromDay && next <= standing.untilDay
                    ? PastHabit.Interval.HELD
                    : PastHabit.Interval.MISSED;
        }

        private static int nextAfter(int day, CustomerHabits later, String category) {
            Habit habit = later.find(category).orElse(null);
            for (int i = 0; habit != null && i < habit.size(); i++) {
                if (habit.day(i) > day) {
                    return habit.day(i);
                }
            }
            return Integer.MAX_VALUE;
        }
    }
}
