package ebb.customer;

import java.time.LocalDate;
import java.time.YearMonth;

/** Lengths of calendar periods in days. */
public final class CalendarDays {
    public static final int WEEK = 7;

    public static final int HALF_YEAR = 182;

    /** A year of windows: always 365, so that a window and the same one a year earlier are equally long. */
    public static final int YEAR = 365;

    /** A year of rates, leap years counted in: turns days of observation into years. */
    public static final double MEAN_YEAR = 365.25;

    private CalendarDays() {}

    /** Last day of the last month that had ended at the end of {@code day}. */
    public static LocalDate lastMonthEnd(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return day.equals(month.atEndOfMonth()) ? day : month.minusMonths(1).atEndOfMonth();
    }
}
