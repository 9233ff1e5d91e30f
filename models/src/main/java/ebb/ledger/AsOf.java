package ebb.ledger;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Splits a customer's timeline into the observed past and the outcome window; nothing else may look past the as-of date.
 *
 * @param day the as-of date, inclusive, as days since 1970-01-01
 * @param span the days that the data cover
 */
public record AsOf(int day, DataSpan span) implements Serializable {

    public AsOf {
        if (day < span.firstDay()) {
            throw new IllegalArgumentException("Cannot look at " + LocalDate.ofEpochDay(day) + ": the data begin on "
                    + LocalDate.ofEpochDay(span.firstDay()) + ". Choose a later as-of date.");
        }
    }

    public static AsOf of(LocalDate date, DataSpan span) {
        return new AsOf((int) date.toEpochDay(), span);
    }

    public LocalDate date() {
        return LocalDate.ofEpochDay(day);
    }

    /** What was known of the customer on the as-of date. */
    public History observe(Timeline timeline) {
        return new History(timeline, day, span);
    }

    /** Whether the data reach to the end of the outcome window of {@code horizonDays} days. */
    public boolean isMatured(int horizonDays) {
        return day + horizonDays <= span.lastDay();
    }

    /**
     * What the customer did in the {@code horizonDays} days after the as-of date.
     *
     * @throws IllegalStateException where the data end before the window does: everyone would look churned
     */
    public Outcome outcome(Timeline timeline, int horizonDays) {
        requireMatured(horizonDays);
        int lastDay = day + horizonDays;
        return Outcome.after(day, new History(timeline, lastDay, span), timeline.returnedBetween(day, lastDay));
    }

    /**
     * Days from the as-of date to the first purchase day after the outcome window, as known {@code furthestDays} after the as-of date or where the data end
     * before; 0 where none is known.
     */
    public int daysToPurchaseAfter(Timeline timeline, int horizonDays, int furthestDays) {
        History known = new History(timeline, Math.min(day + furthestDays, span.lastDay()), span);
        int next = known.dayCountUntil(day + horizonDays);
        return next < known.dayCount() ? known.day(next) - day : 0;
    }

    /** Refuses a horizon that reaches past the end of the data. */
    public void requireMatured(int horizonDays) {
        if (!isMatured(horizonDays)) {
            throw new IllegalStateException("Cannot label " + date() + " with a horizon of " + horizonDays
                    + " days: the data end on " + LocalDate.ofEpochDay(span.lastDay())
                    + ", before the outcome window does. Choose an earlier as-of date or a shorter horizon.");
        }
    }
}
