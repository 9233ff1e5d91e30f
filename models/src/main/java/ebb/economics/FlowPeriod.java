package ebb.economics;

import ebb.customer.CalendarDays;
import ebb.schema.CustomerFlowTable;
import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;

/**
 * So many whole months, and as many before them; days since 1970-01-01.
 *
 * @param months length
 * @param beforeDay the day before the period before this one
 * @param startDay the day before the first of this one
 * @param lastDay its last day, inclusive
 * @param hasFlow whether the data show who was active at the start
 * @param hasBridge whether the data cover the period before
 */
record FlowPeriod(int months, int beforeDay, int startDay, int lastDay, boolean hasFlow, boolean hasBridge)
        implements Serializable {
    static final int MONTHS_A_YEAR = 12;
    private static final int MONTHS_A_QUARTER = 3;

    /** As written in the tables. */
    String label() {
        return months == MONTHS_A_YEAR
                ? CustomerFlowTable.YEAR
                : months == MONTHS_A_QUARTER ? CustomerFlowTable.QUARTER : CustomerFlowTable.MONTH;
    }

    /** Days before the start, a year at most, that the data cover. */
    int knownDaysBefore(int dataStartDay) {
        return Math.min(CalendarDays.YEAR, startDay - dataStartDay + 1);
    }

    Date fromOn() {
        return date(startDay + 1);
    }

    Date untilOn() {
        return date(lastDay);
    }

    static Date date(int day) {
        return Date.valueOf(LocalDate.ofEpochDay(day));
    }
}
