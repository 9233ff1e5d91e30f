package ebb.life.rhythm;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Calendar months from the first day of the data to the as-of date, numbered from 0.
 *
 * @param firstDay as days since 1970-01-01
 */
public record Months(int firstDay, int lastDay) implements Serializable {
    private static final int YEAR = 12;
    /** Months since 1970 of each day up to 2069: asked for at every visit and purchase. */
    private static final short[] SINCE_1970 = new short[36_525];

    static {
        for (int day = 0; day < SINCE_1970.length; day++) {
            SINCE_1970[day] = (short) calculated(day);
        }
    }

    int count() {
        return of(lastDay) + 1;
    }

    public int of(int day) {
        return since1970(day) - since1970(firstDay);
    }

    /** Calendar month of a day, from 0. */
    static int ofYear(int day) {
        return Math.floorMod(since1970(day), YEAR);
    }

    private static int since1970(int day) {
        return day >= 0 && day < SINCE_1970.length ? SINCE_1970[day] : calculated(day);
    }

    private static int calculated(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return YEAR * (date.getYear() - 1970) + date.getMonthValue() - 1;
    }
}
