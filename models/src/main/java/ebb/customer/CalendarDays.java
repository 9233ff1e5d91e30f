package ebb.customer;

/** Lengths of calendar periods in days. */
public final class CalendarDays {
    public static final int WEEK = 7;

    public static final int HALF_YEAR = 182;

    /** A year of windows: always 365, so that a window and the same one a year earlier are equally long. */
    public static final int YEAR = 365;

    /** A year of rates, leap years counted in: turns days of observation into years. */
    public static final double MEAN_YEAR = 365.25;

    private CalendarDays() {}
}
