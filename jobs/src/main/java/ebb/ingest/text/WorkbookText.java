package ebb.ingest.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * A sheet of an Excel workbook as CSV, so that what holds of CSV files holds of workbooks: every row of the sheet is a line, dates are written as
 * 2011-12-09 with the time where there is one, numbers with a point and the fifteen digits that Excel shows.
 *
 * @param sheet name of the sheet; empty: the first one
 * @param delimiter between two fields
 * @param quote around fields that need it
 */
record WorkbookText(String sheet, String delimiter, char quote) {
    /** Number formats that come with Excel and show a day or a time. */
    private static final Pattern DATE_FORMAT_IDS = Pattern.compile("1[4-9]|2[0-2]|2[7-9]|3[0-6]|4[5-7]|5[0-8]");
    /** What a number format may hold beside the letters of dates: quoted text, colours and conditions, escaped signs, padding. */
    private static final Pattern NO_LETTERS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|\\*.");

    private static final Pattern DATE_LETTERS = Pattern.compile("[ymdhs]", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final MathContext SHOWN = new MathContext(15);

    /** The sheet's text. */
    InputStream csv(InputStream workbook) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (ReadableWorkbook book = new ReadableWorkbook(workbook, new ReadingOptions(true, false));
                Writer out = new OutputStreamWriter(text, StandardCharsets.UTF_8);
                Stream<Row> rows = chosen(book).openStream()) {
            int line = 1;
            for (Iterator<Row> left = rows.iterator(); left.hasNext(); line++) {
                Row row = left.next();
                for (; line < row.getRowNum(); line++) {
                    out.write('\n');
                }
                write(row, out);
            }
        } catch (UnreadableText e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableText("it is an Excel workbook that cannot be read ("
                    + (e instanceof UncheckedIOException ? e.getCause() : e).getMessage()
                    + "). Save it again, or save it as CSV (in Excel: Save as, CSV UTF-8) and give that file.");
        }
        return new ByteArrayInputStream(text.toByteArray());
    }

    private Sheet chosen(ReadableWorkbook book) throws UnreadableText {
        if (sheet.isEmpty()) {
            return book.getFirstSheet();
        }
        return book.findSheet(sheet)
                .orElseThrow(
                        () -> new UnreadableText("it has no sheet called '" + sheet + "'. Set options.sheet to one of "
                                + book.getSheets().map(Sheet::getName).collect(Collectors.joining(", ")) + "."));
    }

    private void write(Row row, Writer out) throws IOException {
        for (int i = 0; i < row.getCellCount(); i++) {
            if (i > 0) {
                out.write(delimiter);
            }
            String value = row.hasCell(i) ? text(row.getCell(i)) : "";
            boolean isQuoted = value.contains(delimiter)
                    || value.indexOf(quote) >= 0
                    || value.indexOf('\n') >= 0
                    || value.indexOf('\r') >= 0;
            out.write(
                    isQuoted
                            ? quote + value.replace(String.valueOf(quote), String.valueOf(quote) + quote) + quote
                            : value);
        }
        out.write('\n');
    }

    private static String text(Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getValue() instanceof BigDecimal number) {
            return isDate(cell) ? moment(cell.asDate()) : plain(number);
        }
        if (cell.getValue() instanceof Boolean truth) {
            return truth.toString();
        }
        return cell.getRawValue() == null || cell.getType() == CellType.STRING ? cell.getText() : formula(cell);
    }

    /** A formula's value as it was when the workbook was saved. */
    private static String formula(Cell cell) {
        String value = cell.getText();
        try {
            BigDecimal number = new BigDecimal(value);
            return isDate(cell) ? moment(cell.asDate()) : plain(number);
        } catch (RuntimeException e) {
            return value;
        }
    }

    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && DATE_FORMAT_IDS.matcher(id.toString()).matches()) {
            return true;
        }
        String format = cell.getDataFormatString();
        return format != null
                && !format.equalsIgnoreCase("General")
                && DATE_LETTERS
                        .matcher(NO_LETTERS.matcher(format).replaceAll(""))
                        .find();
    }

    /** To the second: Excel keeps days as fractions, of which a moment is a rounded one. */
    private static String moment(LocalDateTime exact) {
        LocalDateTime moment = exact.plusNanos(500_000_000).withNano(0);
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : MOMENT.format(moment);
    }

    private static String plain(BigDecimal number) {
        BigDecimal shown = number.round(SHOWN);
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }
}
