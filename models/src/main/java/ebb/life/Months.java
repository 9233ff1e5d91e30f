package ebb.life;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Calendar months from the first day of the data to the as-of date, numbered from 0.
 *
 * @param firstDay as days since 1970-01-01
 */
record Months(int firstDay, int lastDay) implements Serializable {

    int count() {
        return of(lastDay) + 1;
    }

    int of(int day) {
        LocalDate first = LocalDate.ofEpochDay(firstDay);
        LocalDate date = LocalDate.ofEpochDay(day);
        return 12 * (date.getYear() - first.getYear()) + date.getMonthValue() - first.getMonthValue();
    }
}
