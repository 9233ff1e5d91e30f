package ebb.ledger;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Days without a purchase of anybody, far more of them in a row than ever else: a log that lacks deliveries, or a shop that was shut. A quiet season comes
 * again, and so is none.
 *
 * @param first day without a purchase
 * @param last day without a purchase
 */
public record LogGap(LocalDate first, LocalDate last) {
    /** A shorter gap costs no outcome window. */
    private static final long LEAST_DAYS = 28;

    private static final long TIMES_THE_NEXT = 3;

    /** The gap between days with purchases; empty where none stands out. */
    public static Optional<LogGap> of(Collection<LocalDate> days) {
        List<LocalDate> sorted = List.copyOf(new TreeSet<>(days));
        LogGap longest = null;
        long most = 0;
        long next = 0;
        for (int i = 1; i < sorted.size(); i++) {
            long missing = ChronoUnit.DAYS.between(sorted.get(i - 1), sorted.get(i)) - 1;
            if (missing > most) {
                next = most;
                most = missing;
                longest =
                        new LogGap(sorted.get(i - 1).plusDays(1), sorted.get(i).minusDays(1));
            } else {
                next = Math.max(next, missing);
            }
        }
        return most >= Math.max(LEAST_DAYS, TIMES_THE_NEXT * next) ? Optional.ofNullable(longest) : Optional.empty();
    }

    /** Whether any of so many days after {@code day} lies in the gap. */
    public boolean isWithin(int days, int day) {
        return day + days >= first.toEpochDay() && day < last.toEpochDay();
    }

    /** What it does to figures that look back, in a sentence. */
    public String warning() {
        return "WARNING: " + words();
    }

    /** The same for a page. */
    public String words() {
        return "nobody bought anything from " + first + " to " + last + " ("
                + (ChronoUnit.DAYS.between(first, last) + 1)
                + " days). If purchases are missing there, customers look as if they had left: models, totals and losses that look back on these"
                + " days are wrong. Bring the purchases in, or leave out what lies before with inputs.purchases.where.";
    }
}
