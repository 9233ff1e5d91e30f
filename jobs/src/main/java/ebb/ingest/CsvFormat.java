package ebb.ingest;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import ebb.conf.SettingsException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * CSV as RFC 4180 has it, with a header: columns go by name, a quoted value may hold line ends, and every row knows its line.
 *
 * @param nullText a value that stands for nothing, beside the empty one
 */
record CsvFormat(String delimiter, char quote, char escape, String encodingName, String nullText)
        implements TextFormat {
    /** Longer than any value meant: a quote was opened and not closed. */
    private static final int MOST_CHARS = 1_000_000;

    private static final int MOST_COLUMNS = 20_000;

    CsvFormat(Map<String, String> options) {
        this(new TextOptions("csv", options).only("delimiter", "quote", "escape", "encoding", "null-text"));
    }

    private CsvFormat(TextOptions options) {
        this(
                options.text("delimiter", ","),
                options.character("quote", '"'),
                options.character("escape", '"'),
                options.encoding(),
                options.text("null-text", ""));
    }

    CsvFormat {
        delimiter = "tab".equals(delimiter) ? "\t" : delimiter;
        if (delimiter.isEmpty()) {
            throw new SettingsException("Cannot use options.delimiter: it is empty. Give a character, or tab.");
        }
    }

    @Override
    public Charset encoding() {
        return Charset.forName(encodingName);
    }

    @Override
    public List<String> columns(Reader text) throws IOException {
        Rows rows = new Rows(parser(), text, nullText);
        return rows.header();
    }

    @Override
    public RowReader open(Reader text, List<String> columns) throws IOException {
        Rows rows = new Rows(parser(), text, nullText);
        rows.choose(columns);
        return rows;
    }

    private CsvParser parser() {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(delimiter);
        settings.getFormat().setQuote(quote);
        settings.getFormat().setQuoteEscape(escape);
        settings.getFormat().setComment('\0');
        // With \n alone the \r of a Windows file is white space at the end of its line, so both may stand in one file.
        settings.getFormat().setLineSeparator("\n");
        settings.setNormalizeLineEndingsWithinQuotes(false);
        settings.setCommentProcessingEnabled(false);
        settings.setSkipEmptyLines(false);
        settings.setMaxCharsPerColumn(MOST_CHARS);
        settings.setMaxColumns(MOST_COLUMNS);
        return new CsvParser(settings);
    }

    /** The rows below the header. */
    private static final class Rows implements RowReader {
        private final CsvParser parser;
        private final String nullText;
        private final List<String> header;
        private int[] chosen = {};
        private String[] values = {};
        private long line;

        Rows(CsvParser parser, Reader text, String nullText) throws IOException {
            this.parser = parser;
            this.nullText = nullText;
            begin(text);
            this.header = advance() ? named(values) : List.of();
        }

        List<String> header() {
            return header;
        }

        void choose(List<String> columns) {
            List<String> lower = header.stream().map(Rows::lower).toList();
            chosen = columns.stream()
                    .mapToInt(column -> lower.indexOf(lower(column)))
                    .toArray();
        }

        @Override
        public boolean next() throws IOException {
            return advance();
        }

        @Override
        public long line() {
            return line;
        }

        @Override
        public String raw() {
            return StringUtils.chomp(parser.getContext().currentParsedContent());
        }

        @Override
        public String fault() {
            return values.length == header.size()
                    ? null
                    : "wrong number of fields: the row has " + values.length + ", the header " + header.size();
        }

        @Override
        public String value(int i) {
            String value = chosen[i] < 0 ? null : values[chosen[i]];
            return value == null || value.equals(nullText) ? null : value;
        }

        /** Moves to the next line that is not blank. */
        private boolean advance() throws IOException {
            do {
                line = parser.getContext().currentLine() + 1;
                values = parse();
            } while (values != null && values.length == 1 && values[0] == null);
            return values != null;
        }

        private void begin(Reader text) throws IOException {
            try {
                parser.beginParsing(text);
            } catch (IllegalStateException e) {
                throwReadingError(e);
                throw e;
            }
        }

        private String[] parse() throws IOException {
            try {
                return parser.parseNext();
            } catch (TextParsingException e) {
                throwReadingError(e);
                throw new DataRefused("from line " + line + " on a value runs on for more than " + MOST_CHARS
                        + " characters, so a quote is probably opened and not closed. Mend the quote.");
            }
        }

        /** The parser wraps what the file system and the decoder throw. */
        private static void throwReadingError(RuntimeException e) throws IOException {
            IOException reading = ExceptionUtils.throwableOfType(e, IOException.class);
            if (reading != null) {
                throw reading;
            }
        }

        private static List<String> named(String[] header) {
            List<String> names = new ArrayList<>();
            Set<String> seen = new TreeSet<>();
            for (int i = 0; i < header.length; i++) {
                String name = Objects.requireNonNullElse(header[i], "column_" + (i + 1));
                if (!seen.add(lower(name))) {
                    throw new DataRefused("its header has two columns called " + name + ". Rename one of them.");
                }
                names.add(name);
            }
            return List.copyOf(names);
        }

        private static String lower(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
