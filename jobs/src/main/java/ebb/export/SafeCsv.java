package ebb.export;

import com.univocity.parsers.csv.CsvWriter;
import com.univocity.parsers.csv.CsvWriterSettings;
import ebb.conf.ExportSettings.Dialect;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes rows as CSV by RFC 4180 in UTF-8, so that a spreadsheet shows every cell and runs none.
 *
 * <p>Text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection); numbers are written as numbers, dates
 * as 2026-03-31, moments in UTC, null and not-a-number as nothing.
 */
public final class SafeCsv {
    private static final String FORMULA_STARTS = "=+-@";

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private SafeCsv() {}

    /**
     * Writes a header and all rows, and leaves {@code out} open.
     *
     * @param order columns that put the rows in an order without ties, so that the same rows give the same bytes
     * @return number of rows
     */
    public static long write(Dataset<Row> rows, Column[] order, OutputStream out, Dialect dialect) throws IOException {
        CsvWriterSettings settings = settings();
        if (dialect == Dialect.SPREADSHEET) {
            out.write(BYTE_ORDER_MARK);
            settings.getFormat().setDelimiter(';');
        }
        return write(new CsvWriter(out, StandardCharsets.UTF_8, settings), rows, order);
    }

    /** Rows by the names of their columns as text with a header, as {@link #write} writes them. */
    public static String text(List<String> columns, List<Map<String, Object>> rows) {
        StringWriter text = new StringWriter();
        CsvWriter writer = new CsvWriter(text, settings());
        writer.writeHeaders(columns);
        rows.forEach(row -> writer.writeRow(
                columns.stream().map(column -> cell(row.get(column))).toArray(String[]::new)));
        writer.flush();
        return text.toString();
    }

    private static long write(CsvWriter writer, Dataset<Row> rows, Column[] order) {
        writer.writeHeaders(rows.columns());
        long count = 0;
        Iterator<Row> sorted = rows.orderBy(order).toLocalIterator();
        while (sorted.hasNext()) {
            writer.writeRow(cells(sorted.next()));
            count++;
        }
        writer.flush();
        return count;
    }

    private static CsvWriterSettings settings() {
        CsvWriterSettings settings = new CsvWriterSettings();
        settings.getFormat().setLineSeparator("\r\n");
        settings.getFormat().setQuoteEscape('"');
        settings.setNormalizeLineEndingsWithinQuotes(false);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setSkipEmptyLines(false);
        settings.setMaxCharsPerColumn(-1);
        return settings;
    }

    private static String[] cells(Row row) {
        String[] cells = new String[row.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(row.get(i));
        }
        return cells;
    }

    /** One value as the file has it. */
    static String cell(Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? BigDecimal.valueOf(number).toPlainString() : null;
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Timestamp moment) {
            return moment.toInstant().toString();
        }
        return value instanceof String text ? guarded(text) : value.toString();
    }

    /**
     * Spreadsheets skip blanks and signs that cannot be seen before a formula, so the first sign that can be seen decides, in the form that full-width and
     * small signs are read in. A control character is taken for the end of a cell by some.
     */
    private static String guarded(String text) {
        int start = 0;
        while (start < text.length() && isUnseen(text.codePointAt(start))) {
            if (Character.isISOControl(text.charAt(start))) {
                return "'" + text;
            }
            start += Character.charCount(text.codePointAt(start));
        }
        String first = start < text.length() ? Character.toString(text.codePointAt(start)) : " ";
        String read = Normalizer.normalize(first, Normalizer.Form.NFKC);
        return FORMULA_STARTS.indexOf(read.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static boolean isUnseen(int codePoint) {
        return Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.FORMAT;
    }
}
