package ebb.serve.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * A condition that a reader may set.
 *
 * @param name of the parameter
 * @param condition SQL with a ? for each time the value is put in
 * @param kind of the value
 * @param meaning in words, for the description of the API
 */
public record Filter(String name, String condition, Kind kind, String meaning) {
    private static final int LONGEST = 200;
    private static final int MOST_DIGITS = 20;

    /** What a value may be. */
    public enum Kind {
        WORD,
        NUMBER,
        DATE,
        /** Part of a text, in any case; no sign of it has a meaning of its own. */
        PART
    }

    /** A column that must have the value. */
    static Filter is(String column, String meaning) {
        return new Filter(column, "\"" + column + "\" = ?", Kind.WORD, meaning);
    }

    /** How often the value is put in. */
    int places() {
        return (int) condition.chars().filter(sign -> sign == '?').count();
    }

    /**
     * The value for the query.
     *
     * @throws BadQuestion where the text is none of the kind
     */
    Object value(String text) {
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new BadQuestion("Cannot use " + name + ": give at most " + LONGEST + " characters.");
        }
        try {
            return switch (kind) {
                case WORD, PART -> text;
                case DATE -> java.sql.Date.valueOf(LocalDate.parse(text));
                case NUMBER -> number(text);
            };
        } catch (NumberFormatException e) {
            throw new BadQuestion("Cannot use " + name + ": it is no number. Write it as 1500.50.");
        } catch (DateTimeParseException e) {
            throw new BadQuestion("Cannot use " + name + ": it is no date. Write it as 2026-01-31.");
        }
    }

    /** Nothing that would take long to write out, as 1e999999 does. */
    static BigDecimal number(String text) {
        if (text.length() > MOST_DIGITS || !text.matches("-?\\d+(\\.\\d+)?")) {
            throw new NumberFormatException(text);
        }
        return new BigDecimal(text);
    }
}
