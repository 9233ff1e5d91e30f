package ebb.ingest.text;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Tells a value of several lines from one that a quote that is not closed made of the records behind it: a line of it has a date where the record has
 * one, or as many cells as the header and one of them a date.
 */
record UnclosedQuote(CsvDialect dialect) {
    private static final int FEWEST_CELLS = 3;
    private static final Pattern DATE = Pattern.compile("\\W*\\d{1,4}([-./])\\d{1,2}\\1\\d{1,4}\\b.*");

    /**
     * Whether records are in a value.
     *
     * @param before the fields of the record before the value
     */
    boolean isIn(String value, CsvFields before) {
        String[] inner = value.split(dialect.lineEnd() == '\n' ? "\r?\n" : "\r", -1);
        for (int i = 1; i < inner.length; i++) {
            String[] cells = inner[i].split(Pattern.quote(dialect.delimiterText()), -1);
            boolean isWhole = cells.length == dialect.fields() && cells.length >= FEWEST_CELLS;
            if ((isWhole && Arrays.stream(cells).anyMatch(UnclosedQuote::isDate)) || hasDateInPlace(cells, before)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDateInPlace(String[] cells, CsvFields before) {
        for (int i = 0; i < Math.min(before.count(), cells.length); i++) {
            if (isDate(cells[i]) && isDate(before.text(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean isDate(String cell) {
        return DATE.matcher(cell).matches();
    }
}
