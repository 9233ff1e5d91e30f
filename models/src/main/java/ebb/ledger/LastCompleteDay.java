package ebb.ledger;

import ebb.customer.CalendarDays;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
    /** The same where many rows are missing in the gap: a break of the weekend's length or a holiday's must not look like one. */
    private static final int TIMES_A_RARE_GAP = 2;
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
        LocalDate last = lastBeforeStrays(sorted, terms);
        SortedMap<LocalDate, Long> strays = sorted.tailMap(last, false);
        if (!strays.isEmpty()) {
            LastCompleteDay before = unlessCutOff(sorted.headMap(last, true), terms);
            return new LastCompleteDay(before.day(), Optional.of(strays(last, strays, before)));
        }
        return unlessCutOff(sorted, terms);
    }

    /** The last day, or the one before where the last was exported before it ended. */
    private static LastCompleteDay unlessCutOff(SortedMap<LocalDate, Long> rows, Terms terms) {
        LocalDate last = rows.lastKey();
        double usual = usual(rows, last);
        if (usual >= LEAST_USUAL && rows.get(last) < terms.usualShare() * usual) {
            return new LastCompleteDay(last.minusDays(1), Optional.of(incomplete(last, rows.get(last), usual)));
        }
        return new LastCompleteDay(last, Optional.empty());
    }

    private static LocalDate lastBeforeStrays(TreeMap<LocalDate, Long> rows, Terms terms) {
        LocalDate[] days = rows.keySet().toArray(LocalDate[]::new);
        long most = Math.max(1, (long)
                (STRAY_SHARE * rows.values().stream().mapToLong(Long::longValue).sum()));
        LocalDate last = days[days.length - 1];
        long after = 0;
        for (int i = days.length - 1; i >= LEAST_DAYS; i--) {
            after += rows.get(days[i]);
            if (after > most) {
                break;
            }
            if (standApart(rows.headMap(days[i]), new Behind(days[i], after), terms)) {
                last = days[i - 1];
            }
        }
        return last;
    }

    /** Rows at the end: the first of their days, and their number. */
    private record Behind(LocalDate first, long rows) {}

    /**
     * Whether the gap before the last rows is none of the shop's own: it is of so many days and several times as long as any in the year before; or it is
     * longer than a week and any other, the shop usually has many rows in so many days, and what comes after is next to nothing of them.
     */
    private static boolean standApart(SortedMap<LocalDate, Long> before, Behind behind, Terms terms) {
        long gap = ChronoUnit.DAYS.between(before.lastKey(), behind.first());
        long longest = longestGap(before);
        if (gap > Math.max(terms.gapDays(), TIMES_THE_LONGEST * longest)) {
            return true;
        }
        double missing = (gap - 1) * rate(before);
        return gap > Math.max(CalendarDays.WEEK, TIMES_A_RARE_GAP * longest)
                && missing >= LEAST_USUAL
                && behind.rows() <= Math.max(1, STRAY_SHARE * missing);
    }

    /** The longest gap in the last year: a closure long ago says nothing of today, and a season's break comes every year. */
    private static long longestGap(SortedMap<LocalDate, Long> rows) {
        LocalDate from = rows.lastKey().minusYears(1).minusDays(CalendarDays.WEEK);
        long longest = 0;
        LocalDate former = null;
        for (LocalDate day : rows.tailMap(from).keySet()) {
            longest = former == null ? longest : Math.max(longest, ChronoUnit.DAYS.between(former, day));
            former = day;
        }
        return longest;
    }

    /** Rows a day in the last weeks. */
    private static double rate(SortedMap<LocalDate, Long> rows) {
        int days = WEEKS * CalendarDays.WEEK;
        LocalDate from = rows.lastKey().minusDays(days - 1L);
        return (double) rows.tailMap(from).values().stream()
                        .mapToLong(Long::longValue)
                        .sum()
                / days;
    }

    /** Median of the rows on the same weekday before; 0 where too few of them have rows. */
    private static double usual(SortedMap<LocalDate, Long> rows, LocalDate last) {
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

    private static String strays(LocalDate last, SortedMap<LocalDate, Long> strays, LastCompleteDay before) {
        long rows = strays.values().stream().mapToLong(Long::longValue).sum();
        return String.format(
                Locale.ROOT,
                "%,d purchase %s %s to %s, %,d days after the last day before, %s: the as-of date is %s%s. Correct the dates, set"
                        + " inputs.purchases.not-after=%s, or give --as-of",
                rows,
                rows == 1 ? "row is dated" : "rows are dated",
                strays.firstKey(),
                strays.lastKey(),
                strays.firstKey().toEpochDay() - last.toEpochDay(),
                last,
                before.day(),
                before.day().equals(last) ? "" : ", for " + last + " has few rows and counts as incomplete",
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
