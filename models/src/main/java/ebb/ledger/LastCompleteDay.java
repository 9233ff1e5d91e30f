package ebb.ledger;

import ebb.customer.CalendarDays;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The last day of which the data are complete, by the number of rows of each day.
 *
 * <p>A few rows far after all others are typing mistakes or test orders, and a last day with a fraction of the usual rows was exported before it ended.
 * Taking such a day for today would make every customer silent for longer than they were.
 *
 * @param day the last complete day
 * @param warning why it is not the last day with rows, in words; empty: it is
 */
public record LastCompleteDay(LocalDate day, Optional<String> warning) {
    /** Rows at the end that may be strays, as a share of all. */
    private static final double STRAY_SHARE = 0.01;
    /** A gap before strays is so many times the longest gap before. */
    private static final int TIMES_THE_LONGEST = 3;
    /** Days with rows before there is anything usual. */
    private static final int LEAST_DAYS = 10;
    /** Rows of a usual day below which a share of them says nothing. */
    private static final int LEAST_USUAL = 30;
    /** Weeks back that the usual rows of a weekday are taken from, and how many of them must have rows. */
    private static final int WEEKS = 8;

    private static final int LEAST_WEEKS = 4;

    /**
     * From when on a last day is not believed.
     *
     * @param gapDays days without rows, at least, before rows at the end that stand apart
     * @param usualShare share of the usual rows of its weekday (0 to 1) below which the last day is incomplete; 0: never
     */
    public record Terms(int gapDays, double usualShare) {}

    /**
     * Finds the day.
     *
     * @param rows rows of each day that has any; at least one day
     */
    public static LastCompleteDay of(Map<LocalDate, Long> rows, Terms terms) {
        TreeMap<LocalDate, Long> sorted = new TreeMap<>(rows);
        LocalDate last = lastBeforeStrays(sorted, terms.gapDays());
        SortedMap<LocalDate, Long> strays = sorted.tailMap(last, false);
        if (!strays.isEmpty()) {
            return new LastCompleteDay(last, Optional.of(strays(last, strays)));
        }
        double usual = usual(sorted, last);
        if (usual >= LEAST_USUAL && sorted.get(last) < terms.usualShare() * usual) {
            return new LastCompleteDay(last.minusDays(1), Optional.of(incomplete(last, sorted.get(last), usual)));
        }
        return new LastCompleteDay(last, Optional.empty());
    }

    private static LocalDate lastBeforeStrays(TreeMap<LocalDate, Long> rows, int gapDays) {
        LocalDate[] days = rows.keySet().toArray(LocalDate[]::new);
        long[] longest = longestGaps(days);
        long most = Math.max(1, (long)
                (STRAY_SHARE * rows.values().stream().mapToLong(Long::longValue).sum()));
        LocalDate last = days[days.length - 1];
        long after = 0;
        for (int i = days.length - 1; i >= LEAST_DAYS; i--) {
            after += rows.get(days[i]);
            if (after > most) {
                break;
            }
            if (days[i].toEpochDay() - days[i - 1].toEpochDay()
                    > Math.max(gapDays, TIMES_THE_LONGEST * longest[i - 1])) {
                last = days[i - 1];
            }
        }
        return last;
    }

    /** For each day, the longest gap up to it. */
    private static long[] longestGaps(LocalDate[] days) {
        long[] longest = new long[days.length];
        for (int i = 1; i < days.length; i++) {
            longest[i] = Math.max(longest[i - 1], days[i].toEpochDay() - days[i - 1].toEpochDay());
        }
        return longest;
    }

    /** Median of the rows on the same weekday before; 0 where too few of them have rows. */
    private static double usual(TreeMap<LocalDate, Long> rows, LocalDate last) {
        long[] before = new long[WEEKS];
        int found = 0;
        for (int week = 1; week <= WEEKS; week++) {
            Long count = rows.get(last.minusDays((long) week * CalendarDays.WEEK));
            if (count != null) {
                before[found++] = count;
            }
        }
        if (found < LEAST_WEEKS) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(before, found);
        Arrays.sort(sorted);
        return (sorted[(found - 1) / 2] + sorted[found / 2]) / 2.0;
    }

    private static String strays(LocalDate last, SortedMap<LocalDate, Long> strays) {
        long rows = strays.values().stream().mapToLong(Long::longValue).sum();
        return String.format(
                Locale.ROOT,
                "%,d purchase %s %s to %s, %,d days after the last day before, %s: the as-of date is %s. Correct the dates, set"
                        + " inputs.purchases.not-after=%s, or give --as-of",
                rows,
                rows == 1 ? "row is dated" : "rows are dated",
                strays.firstKey(),
                strays.lastKey(),
                strays.firstKey().toEpochDay() - last.toEpochDay(),
                last,
                last,
                last);
    }

    private static String incomplete(LocalDate last, long rows, double usual) {
        return String.format(
                Locale.ROOT,
                "the last day, %s, has %,d purchase rows where %,.0f are usual and counts as incomplete: the as-of date is the day"
                        + " before. Give --as-of %s to use it all the same",
                last,
                rows,
                usual,
                last);
    }
}
