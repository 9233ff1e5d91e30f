package ebb.report;

import ebb.evaluation.Interval;
import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Row;

/** Reads cells that may be null: NaN where there is no number, null where there is no date. */
final class Cells {
    private Cells() {}

    static LocalDate date(Row row, String column) {
        Date date = row.getAs(column);
        return date == null ? null : date.toLocalDate();
    }

    static double number(Row row, String column) {
        Double value = row.getAs(column);
        return value == null ? Double.NaN : value;
    }

    static Interval interval(Row row, String value, String low, String high) {
        return new Interval(number(row, value), number(row, low), number(row, high));
    }
}
