package ebb.segment.saved;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * What a column must be. A customer of whom the column is not known does not meet it.
 *
 * @param column name of a column of {@link SegmentColumns}
 * @param values one of these, or true or false; empty: a range
 * @param from least number or first day, inclusive; null: none
 * @param until largest number or last day, inclusive; null: none
 */
public record SegmentCondition(String column, List<String> values, String from, String until) {
    private static final int LONGEST = 200;
    private static final int MOST_VALUES = 200;
    private static final String NUMBER = "-?\\d{1,15}(\\.\\d{1,8})?";

    /**
     * Checked.
     *
     * @throws InvalidSegment where there is no such column or a value does not fit it
     */
    public SegmentCondition {
        values = values == null ? List.of() : List.copyOf(values);
        switch (column(column).kind()) {
            case CHOICE -> requireWords(column, values, from, until);
            case YES_NO -> {
                if (values.size() != 1 || !List.of("true", "false").contains(values.get(0)) || isRange(from, until)) {
                    throw new InvalidSegment("Cannot ask for " + column + ": give true or false, once.");
                }
            }
            case NUMBER, DATE -> {
                if (!values.isEmpty() || !isRange(from, until)) {
                    throw new InvalidSegment("Cannot ask for " + column + ": give a least or a largest value.");
                }
                Stream.of(from, until).filter(end -> end != null).forEach(end -> bound(column, end));
            }
        }
    }

    private static boolean isRange(String from, String until) {
        return from != null || until != null;
    }

    private static void requireWords(String column, List<String> values, String from, String until) {
        boolean isTooMuch = values.size() > MOST_VALUES
                || values.stream().anyMatch(value -> value.length() > LONGEST || value.indexOf('\0') >= 0);
        if (values.isEmpty() || isTooMuch || isRange(from, until)) {
            throw new InvalidSegment("Cannot ask for " + column + ": give 1 to " + MOST_VALUES + " words of at most "
                    + LONGEST + " characters.");
        }
    }

    private static SegmentColumn column(String name) {
        return SegmentColumns.named(name)
                .orElseThrow(() -> new InvalidSegment("Cannot ask for that column: there is none of that name."));
    }

    /** The column that it is about. */
    public SegmentColumn about() {
        return column(column);
    }

    /** End of the range as a number or a date; null: none. */
    public Object first() {
        return from == null ? null : bound(column, from);
    }

    /** End of the range as a number or a date; null: none. */
    public Object last() {
        return until == null ? null : bound(column, until);
    }

    private static Object bound(String column, String text) {
        try {
            if (column(column).kind() == SegmentColumn.Kind.DATE) {
                return Date.valueOf(LocalDate.parse(text));
            }
            if (text.matches(NUMBER)) {
                return new BigDecimal(text);
            }
            throw new InvalidSegment("Cannot use " + column + ": it is no number. Write it as 1500.50.");
        } catch (DateTimeParseException e) {
            throw new InvalidSegment("Cannot use " + column + ": it is no date. Write it as 2026-01-31.");
        }
    }

    /** The same for Spark. */
    public Column test() {
        Column tested = col(column);
        return switch (about().kind()) {
            case CHOICE -> tested.isin(values.toArray());
            case YES_NO -> tested.equalTo(lit(Boolean.parseBoolean(values.get(0))));
            case NUMBER, DATE ->
                (from == null ? lit(true) : tested.geq(lit(first())))
                        .and(until == null ? lit(true) : tested.leq(lit(last())));
        };
    }
}
