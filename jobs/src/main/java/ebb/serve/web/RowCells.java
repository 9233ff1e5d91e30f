package ebb.serve.web;

import ebb.account.AccountSettings;
import ebb.report.Format;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * Values of rows as a page shows them; called by the templates.
 *
 * @param format of figures
 */
public record RowCells(Format format) {
    private static final String NONE = "–";

    public String text(Map<String, Object> row, String column) {
        Object value = row.get(column);
        return value == null ? NONE : String.valueOf(value);
    }

    /** A sentence of the tables, with its days as the page writes days. */
    public String sentence(Map<String, Object> row, String column) {
        return sentence(text(row, column));
    }

    /** A sentence with its days as the page writes days. */
    public String sentence(String text) {
        return format.sentence(text);
    }

    /** The class of an account in words, with its number. */
    public String accountClass(Map<String, Object> row) {
        return choice(SegmentsTable.ACCOUNT_CLASS, text(row, SegmentsTable.ACCOUNT_CLASS));
    }

    /** A value of a column of words as a form offers it. */
    public static String choice(String column, String value) {
        boolean isClass = column.equals(SegmentsTable.ACCOUNT_CLASS)
                && value.matches("\\d")
                && Integer.parseInt(value) >= 1
                && Integer.parseInt(value) <= AccountSettings.CLASS_WORDS.size();
        return isClass
                ? AccountSettings.CLASS_WORDS.get(Integer.parseInt(value) - 1) + " (class " + value + ")"
                : value.replace('_', ' ');
    }

    /** The 80 % interval of an amount, in brackets; empty where there is none. */
    public String moneyInterval(Map<String, Object> row, String low, String high) {
        return row.get(low) instanceof BigDecimal from && row.get(high) instanceof BigDecimal to
                ? " (80 %: " + format.money(from) + " to " + format.money(to) + ")"
                : "";
    }

    /** The 80 % interval of a figure, in brackets; empty where there is none. */
    public String interval(Map<String, Object> row, String low, String high) {
        return row.get(low) instanceof Double from && row.get(high) instanceof Double to
                ? " (80 %: " + format.figure(from) + " to " + format.figure(to) + ")"
                : "";
    }

    /** A name of the tables in words. */
    public String words(Map<String, Object> row, String column) {
        return format.words((String) row.get(column));
    }

    public String money(Map<String, Object> row, String column) {
        return format.money((BigDecimal) row.get(column));
    }

    public String percent(Map<String, Object> row, String column) {
        return row.get(column) instanceof Double share ? format.percent(share) : NONE;
    }

    /** The churn probability of an active customer; the score does not speak of others. */
    public String risk(Map<String, Object> row) {
        return row.get(SegmentsTable.RISK_BAND) == null ? NONE : percent(row, ScoresTable.CHURN_PROBABILITY);
    }

    public String figure(Map<String, Object> row, String column) {
        return row.get(column) instanceof Double value ? format.figure(value) : NONE;
    }

    public String count(Map<String, Object> row, String column) {
        return row.get(column) instanceof Long count ? format.count(count) : NONE;
    }

    public String date(Map<String, Object> row, String column) {
        Object value = row.get(column);
        return value instanceof Instant moment
                ? format.moment(moment)
                : value instanceof LocalDate date ? format.date(date) : NONE;
    }

    /** What follows the address of all customers in that of the one whose id is in a column. */
    public String address(Map<String, Object> row, String column) {
        return CustomerAddress.below(String.valueOf(row.get(column)));
    }
}
