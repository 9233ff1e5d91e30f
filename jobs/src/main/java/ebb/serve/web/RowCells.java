package ebb.serve.web;

import ebb.report.Format;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    /** A value as part of an address. */
    public String address(Map<String, Object> row, String column) {
        return URLEncoder.encode(String.valueOf(row.get(column)), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }
}
