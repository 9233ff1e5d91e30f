package ebb.customer;

import org.apache.spark.sql.Column;

/** When a customer is active: the last purchase is recent enough that the customer may be expected to buy again. */
public final class Activity {
    private Activity() {}

    /**
     * Whether the customer is active.
     *
     * @param silenceDays days since the last purchase, 0 on its day; NaN where there was none: not active
     * @param activeDays longest silence of an active customer, inclusive
     */
    public static boolean isActive(double silenceDays, int activeDays) {
        return silenceDays <= activeDays;
    }

    /** The same of a column of days; null where they are. */
    public static Column isActive(Column silenceDays, int activeDays) {
        return silenceDays.leq(activeDays);
    }

    /** Whether the customer was lost in the last year: is not active any more, but was at some time of it. */
    public static boolean isLostWithinYear(int silenceDays, int activeDays) {
        return !isActive(silenceDays, activeDays) && isActive((double) silenceDays - CalendarDays.YEAR, activeDays);
    }
}
