package ebb.ingest.text;

import ebb.conf.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CSV as RFC 4180 has it, with a header: columns go by name, a quoted value may hold line ends, and every row knows its line.
 *
 * @param nullText a value that stands for nothing, beside the empty one
 * @param skipLines lines before the header
 * @param fillDown columns whose empty fields take the value of the record before, within an order
 * @param sheet of an Excel workbook; empty: the first one
 * @param order column with the number of an order, if the text has it
 */
public record CsvFormat(
        CsvDialect dialect,
        String encodingName,
        String nullText,
        int skipLines,
        List<String> fillDown,
        String sheet,
        String order)
        implements TextFormat {
    private static final Pattern SEPARATOR = Pattern.compile("\"?sep=(.)\"?\\s*", Pattern.CASE_INSENSITIVE);

    public CsvFormat(Map<String, String> options) {
        this(new TextOptions("csv", options)
                .only("delimiter", "quote", "escape", "encoding", "null-text", "skip-lines", "fill-down", "sheet"));
    }

    private CsvFormat(TextOptions options) {
        this(
                CsvDialect.of(delimiter(options), options.character("quote", '"'), options.character("escape", '"')),
                options.encoding(),
                options.text("null-text", ""),
                options.count("skip-lines"),
                options.list("fill-down"),
                options.text("sheet", ""),
                "");
    }

    /** The same where a column has the number of the order that a row belongs to. */
    public CsvFormat withOrder(String column) {
        return new CsvFormat(dialect, encodingName, nullText, skipLines, fillDown, sheet, column);
    }

    private static String delimiter(TextOptions options) {
        String delimiter = options.text("delimiter", ",");
        if (delimiter.isEmpty()) {
            throw new SettingsException("Cannot use options.delimiter: it is empty. Give a character, or tab.");
        }
        return "tab".equals(delimiter) ? "\t" : delimiter;
    }

    @Override
    public Charset encoding() {
        return Charset.forName(encodingName);
    }

    @Override
    public Optional<WorkbookText> workbook() {
        return Optional.of(new WorkbookText(sheet, dialect.delimiterText(), (char) dialect.quote()));
    }

    @Override
    public TextPlan plan(InputStream text) throws IOException {
        CsvScanner lines = new CsvScanner(text, dialect, 1);
        byte end = lines.lineEnd();
        String delimiter = delimiter(new String(lines.peekLine(end), StandardCharsets.UTF_8));
        CsvDialect own = (delimiter == null ? dialect : dialect.delimitedBy(delimiter)).endingLinesWith(end);
        int before = skipLines + (delimiter == null ? 0 : 1);
        for (int i = 0; i < before; i++) {
            lines.skipLine(end);
        }
        return CsvPlanner.plan(this, own, lines);
    }

    /** The delimiter that Excel writes into a line of its own before the header, such as {@code sep=;}; null: there is no such line. */
    public static String delimiter(String line) {
        Matcher matcher = SEPARATOR.matcher(line);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** The places of the columns to fill down among those of a text. */
    boolean[] filled(List<String> columns) {
        boolean[] filled = new boolean[columns.size()];
        for (String column : fillDown) {
            int at = columns.stream().map(CsvPlanner::lower).toList().indexOf(CsvPlanner.lower(column));
            if (at < 0) {
                throw new SettingsException("Cannot use options.fill-down: there is no column " + column
                        + ". There are " + String.join(", ", columns) + ".");
            }
            filled[at] = true;
        }
        return filled;
    }

    boolean fillsDown() {
        return !fillDown.isEmpty();
    }

    @Override
    public String toString() {
        return "CsvFormat" + Arrays.asList(encodingName, nullText, skipLines, fillDown);
    }
}
