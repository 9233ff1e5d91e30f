package ebb.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ebb.conf.SettingsException;
import ebb.ingest.text.CsvFormat;
import ebb.ingest.text.DateForm;
import ebb.ingest.text.JsonFormat;
import ebb.ingest.text.NumberStyle;
import ebb.ingest.text.RecordReader;
import ebb.ingest.text.TextFile;
import ebb.ingest.text.TextFormat;
import ebb.ingest.text.TextPlan;
import ebb.ingest.text.TextSplit;
import ebb.ingest.text.UnreadableText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Reads the beginnings of files as ingest would: CSV and JSON, plain or packed, workbooks, and what Spark reads. */
final class SampleFileReader {
    static final int MOST_ROWS = 200_000;

    /** Of each text at most so much is looked at: a hundred thousand rows and more. */
    private static final int MOST_BYTES = 32 << 20;

    private static final int LINES_COMPARED = 200;
    /** A line with fewer fields is a title. */
    private static final int LEAST_NAMES = 2;

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final byte[] PARQUET = {'P', 'A', 'R', '1'};
    private static final List<String> ENCODINGS = List.of("UTF-8", "windows-1252");

    private final ColumnarReader columnar;

    SampleFileReader(ColumnarReader columnar) {
        this.columnar = columnar;
    }

    /**
     * The beginning of a file, or of a folder of Parquet files or a Delta table.
     *
     * @throws SettingsException where it is empty or cannot be looked at
     */
    SampleFile read(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return columnar(path, Files.isDirectory(path.resolve("_delta_log")) ? "delta" : "parquet");
            }
            return isParquet(path) ? columnar(path, "parquet") : text(path);
        } catch (UnreadableText e) {
            throw new SettingsException("Cannot look at " + path + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new SettingsException(
                    "Cannot look at " + path + ": " + e.getMessage() + ". Give a file that can be read.", e);
        }
    }

    private SampleFile columnar(Path path, String format) {
        ColumnarReader.Rows rows = columnar.read(path, format);
        if (rows.rows().isEmpty()) {
            throw empty(path);
        }
        return new SampleFile(path, rows.columns(), rows.rows(), SampleFile.Format.of(format));
    }

    private static boolean isParquet(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(PARQUET.length), PARQUET);
        }
    }

    private static SettingsException empty(Path path) {
        return new SettingsException("Cannot look at " + path + ": it is empty. Give a file with rows.");
    }

    /** In the first encoding that has all of its bytes; a file with a byte order mark is of that one. */
    private static SampleFile text(Path path) throws IOException {
        for (String encoding : ENCODINGS) {
            try {
                String text = beginning(path, encoding);
                String begin = text.stripLeading();
                if (begin.isEmpty()) {
                    throw empty(path);
                }
                return begin.charAt(0) == '{' || begin.charAt(0) == '['
                        ? json(path, text, encoding)
                        : csv(path, text, encoding);
            } catch (CharacterCodingException e) {
                // A byte that the encoding does not have: the next one is tried.
            }
        }
        throw new SettingsException(
                "Cannot look at " + path + ": it is neither UTF-8 nor windows-1252. Save it as UTF-8.");
    }

    private static String beginning(Path path, String encoding) throws IOException {
        TextFormat format = new CsvFormat(Map.of("encoding", encoding));
        try (InputStream text = new TextFile(path.toAbsolutePath().toUri(), format, new Configuration(false)).open()) {
            String whole = new String(text.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return whole.length() < MOST_BYTES / 4 || whole.indexOf('\n') < 0
                    ? whole
                    : whole.substring(0, whole.lastIndexOf('\n') + 1);
        }
    }

    private static SampleFile csv(Path path, String text, String encoding) throws IOException {
        List<String> lines = text.lines().limit(LINES_COMPARED).toList();
        String named = CsvFormat.delimiter(lines.get(0));
        boolean isNamed = named != null;
        char delimiter = isNamed ? named.charAt(0) : delimiter(lines);
        int before = header(isNamed ? lines.subList(1, lines.size()) : lines, delimiter);
        SampleFile.Format format = new SampleFile.Format("csv", delimiter, encoding, before, "", "");
        TextFormat reader =
                new CsvFormat(Map.of("delimiter", String.valueOf(delimiter), "skip-lines", String.valueOf(before)));
        return rows(path, text, format, reader);
    }

    private static SampleFile json(Path path, String text, String encoding) throws IOException {
        String records = records(text);
        SampleFile whole = json(path, text, new SampleFile.Format("json", ',', encoding, 0, records, ""));
        if (PurchaseColumns.of(whole).areEnough()) {
            return whole;
        }
        // The amounts may stand in the lines of the orders alone.
        for (String lines : arrays(whole)) {
            SampleFile ofLines = json(path, text, new SampleFile.Format("json", ',', encoding, 0, records, lines));
            if (PurchaseColumns.of(ofLines).areEnough()) {
                return ofLines;
            }
        }
        return whole;
    }

    private static SampleFile json(Path path, String text, SampleFile.Format format) throws IOException {
        Map<String, String> options = Stream.of(
                        Map.entry("records", format.records()), Map.entry("lines", format.lines()))
                .filter(option -> !option.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return rows(path, text, format, new JsonFormat(options));
    }

    /** Columns of records that hold arrays of objects. */
    private static List<String> arrays(SampleFile file) {
        return file.columns().stream()
                .filter(column -> !column.contains(".")
                        && new ColumnContent(file, column).areMostly(value -> value.startsWith("[{")))
                .toList();
    }

    private static SampleFile rows(Path path, String text, SampleFile.Format format, TextFormat reader)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TextPlan plan = reader.plan(new ByteArrayInputStream(bytes));
        List<String[]> rows = new ArrayList<>();
        String fault = null;
        for (TextSplit split : plan.splits()) {
            int offset = (int) split.offset();
            RecordReader records =
                    plan.open(new ByteArrayInputStream(bytes, offset, bytes.length - offset), split, plan.columns());
            while (rows.size() < MOST_ROWS && records.next()) {
                if (records.fault() == null) {
                    rows.add(values(records, plan.columns().size()));
                } else {
                    fault = records.fault();
                }
            }
        }
        if (rows.isEmpty() && fault != null) {
            throw new SettingsException("Cannot look at " + path + ": no row can be read: " + fault
                    + (text.contains("\\\"")
                            ? ". Quotes inside of fields have a backslash before them: write the settings by hand, with"
                                    + " options.escape: '\\'."
                            : ". If numbers are written with the delimiter as decimal mark, export with another"
                                    + " delimiter or with quotes."));
        }
        if (rows.isEmpty()) {
            throw new SettingsException(
                    "Cannot look at " + path + ": it has no rows below a header. Give a file with rows.");
        }
        return new SampleFile(path, plan.columns(), rows, format).withFolderColumns();
    }

    private static String[] values(RecordReader records, int columns) {
        String[] values = new String[columns];
        for (int i = 0; i < columns; i++) {
            values[i] = records.value(i) == null ? null : records.value(i).toString();
        }
        return values;
    }

    /** The character that splits most lines into equally many fields. */
    private static char delimiter(List<String> lines) {
        char best = ',';
        long bestScore = 0;
        for (char candidate : DELIMITERS) {
            int[] counts = lines.stream()
                    .filter(line -> !line.isBlank())
                    .mapToInt(line -> fields(line, candidate) - 1)
                    .toArray();
            int usual = usual(counts);
            long score = usual == 0
                    ? 0
                    : Arrays.stream(counts).filter(count -> count == usual).count() * 100 + usual;
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /**
     * Lines before the header: the first line with as many filled fields as most lines have, so that titles above a table do not count, also where a
     * spreadsheet pads them with delimiters. Where that line is one of data, the line of names above it that lacks some is the header.
     */
    private static int header(List<String> lines, char delimiter) {
        List<List<String>> filled =
                lines.stream().map(line -> filled(line, delimiter)).toList();
        int usual = usual(
                filled.stream().mapToInt(List::size).filter(count -> count > 0).toArray());
        int line = 0;
        while (line < lines.size() - 1 && filled.get(line).size() < usual) {
            line++;
        }
        for (int above = line - 1; above >= 0 && areData(filled.get(line)); above--) {
            List<String> names = filled.get(above);
            if (names.size() >= LEAST_NAMES && 2 * names.size() >= usual && !areData(names)) {
                return above;
            }
        }
        return line;
    }

    /** Whether one of the fields is a number or a date, which no column is called. */
    private static boolean areData(List<String> fields) {
        return fields.stream()
                .anyMatch(field -> NumberStyle.isPlain(field)
                        || DateForm.ALL.stream()
                                .anyMatch(form -> form.day(field).isPresent()));
    }

    /** The fields of a line that are not blank, without quotes. */
    private static List<String> filled(String line, char delimiter) {
        String outsideQuotes = Pattern.quote(String.valueOf(delimiter)) + "(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";
        return Arrays.stream(line.split(outsideQuotes, -1))
                .map(field -> field.replace("\"", "").strip())
                .filter(field -> !field.isEmpty())
                .toList();
    }

    private static int usual(int[] counts) {
        int[] sorted = Arrays.stream(counts).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** Delimiters outside quotes, and one. */
    private static int fields(String line, char delimiter) {
        int fields = 1;
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char at = line.charAt(i);
            isQuoted ^= at == '"';
            fields += at == delimiter && !isQuoted ? 1 : 0;
        }
        return fields;
    }

    /** Where the text is one object that holds an array of objects: the way to it. */
    private static String records(String text) {
        ObjectMapper one = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        try {
            return one.readTree(text) instanceof ObjectNode root
                    ? wayToArray(root, "").orElse("")
                    : "";
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static Optional<String> wayToArray(JsonNode node, String way) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = way.isEmpty() ? field.getKey() : way + "." + field.getKey();
            JsonNode value = field.getValue();
            if (value.isArray() && value.size() > 1 && value.get(0).isObject()) {
                return Optional.of(name);
            }
            Optional<String> inside = value.isObject() ? wayToArray(value, name) : Optional.empty();
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }
}
