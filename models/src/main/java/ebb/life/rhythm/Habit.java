package ebb.life.rhythm;

import ebb.customer.CalendarDays;

/** What one customer bought of one category: a purchase a day in order, what was taken back left out. */
public final class Habit {
    /** Purchases from which on a customer has a rhythm of a category: two gaps. */
    public static final int LEAST_PURCHASES = 3;

    /** Units are in thousandths. */
    private static final long UNIT = 1000;
    /** Logarithms of whole units: most purchases are of a few. */
    private static final double[] UNIT_LOGS = new double[100];

    static {
        for (int whole = 1; whole < UNIT_LOGS.length; whole++) {
            UNIT_LOGS[whole] = Math.log((double) (whole * UNIT));
        }
    }

    public final String category;
    private final int[] days;
    private final long[] units;
    private int size;
    private long amount;

    public Habit(String category, int most) {
        this.category = category;
        this.days = new int[most];
        this.units = new long[most];
    }

    void buy(int day, long quantity) {
        days[size] = day;
        units[size++] = quantity;
    }

    void addAmount(long net) {
        amount += net;
    }

    public int size() {
        return size;
    }

    public int day(int i) {
        return days[i];
    }

    public int lastDay() {
        return days[size - 1];
    }

    public int gap(int i) {
        return days[i] - days[i - 1];
    }

    public long lastUnits() {
        return units[size - 1];
    }

    double logUnits(int i) {
        long most = Math.max(1, units[i]);
        int whole = (int) Math.min(most / UNIT, UNIT_LOGS.length);
        return whole < UNIT_LOGS.length && whole * UNIT == most ? UNIT_LOGS[whole] : Math.log((double) most);
    }

    /** Calendar month of purchase {@code i}, from 0. */
    int month(int i) {
        return Months.ofYear(days[i]);
    }

    /** What the habit is worth a year, in hundredths: all that was bought and kept, spread over the days it lasted and a gap more. */
    public double yearAmount(double usualGapDays) {
        return Math.max(0, amount)
                * CalendarDays.YEAR
                / Math.max(CalendarDays.YEAR, lastDay() - days[0] + usualGapDays);
    }

    public boolean isRegular() {
        return size >= LEAST_PURCHASES;
    }

    /** Purchases after {@code fromDay} up to and with {@code untilDay}. */
    public int countBetween(int fromDay, int untilDay) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (days[i] > fromDay && days[i] <= untilDay) {
                count++;
            }
        }
        return count;
    }
}
