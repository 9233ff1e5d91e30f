package ebb.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import ebb.conf.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads the beginnings of CSV and JSON files, plain or gzip, whatever their delimiter and encoding. */
final class SampleFileReader {
    /** Of each file at most so much is looked at: a hundred thousand rows and more. */
    private static final int MOST_BYTES = 32 << 20;

    private static final int MOST_ROWS = 200_000;
    private static final int LINES_COMPARED = 200;
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    /** Excel's first line that names the delimiter. */
    private static final String SEPARATOR = "sep=";

    private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

    private SampleFileReader() {}

    /**
     * The beginning of a file.
     *
     * @throws SettingsException where it is empty or of a kind that cannot be looked at
     */
    static SampleFile read(Path path) {
        try {
            byte[] bytes = beginning(path);
            if (bytes.length == 0) {
                throw new SettingsException("Cannot look at " + path + ": it is empty. Give a file with rows.");
            }
            if (Arrays.equals(Arrays.copyOf(bytes, PARQUET.length), PARQUET)) {
                throw new SettingsException("Cannot look at " + path + ": it is Parquet, whose columns name themselves."
                        + " Start from conf/examples and set inputs.purchases.format=parquet.");
            }
            if (bytes[0] == 'P' && bytes[1] == 'K') {
                throw new SettingsException("Cannot look at " + path
                        + ": it is a zip archive or a workbook (xlsx). Unpack it, or save the sheet as CSV.");
            }
            String encoding = encoding(bytes);
            String text = decode(bytes, encoding);
            char first =
                    text.stripLeading().isEmpty() ? ' ' : text.stripLeading().charAt(0);
            return first == '{' || first == '[' ? json(path, text, encoding) : csv(path, text, encoding);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + path + ": " + e.getMessage(), e);
        }
    }

    private static byte[] beginning(Path path) throws IOException {
        byte[] magic;
        try (InputStream in = Files.newInputStream(path)) {
            magic = in.readNBytes(2);
        }
        boolean isGzip = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
        try (InputStream file = Files.newInputStream(path);
                InputStream in = isGzip ? new GZIPInputStream(file) : file) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    private static String encoding(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
            return "UTF-16LE";
        }
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
            return "UTF-16BE";
        }
        CharsetDecoder strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        boolean isUtf8 = !strict.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), false)
                .isError();
        return isUtf8 ? "UTF-8" : "windows-1252";
    }

    private static String decode(byte[] bytes, String encoding) {
        String text = new String(bytes, Charset.forName(encoding));
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static SampleFile csv(Path path, String text, String encoding) {
        String[] lines = text.lines()
                .filter(line -> !line.isBlank())
                .limit(LINES_COMPARED)
                .toArray(String[]::new);
        char delimiter = delimiter(lines);
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(delimiter);
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setMaxCharsPerColumn(-1);
        settings.setMaxColumns(4096);
        settings.setNumberOfRecordsToRead(MOST_ROWS);
        String table = text.startsWith(SEPARATOR) ? text.substring(text.indexOf('\n') + 1) : text;
        List<String[]> rows = new CsvParser(settings).parseAll(new StringReader(table));
        int header = header(rows);
        if (rows.size() < header + 2) {
            throw new SettingsException(
                    "Cannot look at " + path + ": it has no rows below a header. Give a file with rows.");
        }
        List<String> columns = Arrays.stream(rows.get(header))
                .map(name -> name == null ? "" : name.strip())
                .toList();
        return new SampleFile(
                path,
                columns,
                rows.subList(header + 1, rows.size()),
                new SampleFile.Format("csv", delimiter, encoding, header));
    }

    /** The character that splits most lines into equally many fields. */
    private static char delimiter(String[] lines) {
        if (lines.length > 0 && lines[0].startsWith(SEPARATOR) && lines[0].length() == SEPARATOR.length() + 1) {
            return lines[0].charAt(SEPARATOR.length());
        }
        char best = ',';
        long bestScore = 0;
        for (char candidate : DELIMITERS) {
            int[] counts = Arrays.stream(lines)
                    .mapToInt(line ->
                            (int) line.chars().filter(c -> c == candidate).count())
                    .toArray();
            int usual = Arrays.stream(counts).sorted().toArray()[counts.length / 2];
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

    /** The first row that has as many fields as most rows: titles above a table are shorter. */
    private static int header(List<String[]> rows) {
        int[] widths = rows.stream()
                .limit(LINES_COMPARED)
                .mapToInt(row -> row.length)
                .sorted()
                .toArray();
        int usual = widths.length == 0 ? 0 : widths[widths.length / 2];
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).length >= usual) {
                return row;
            }
        }
        return 0;
    }

    private static SampleFile json(Path path, String text, String encoding) throws IOException {
        List<ObjectNode> documents = new ArrayList<>();
        try (MappingIterator<JsonNode> nodes =
                new ObjectMapper().readerFor(JsonNode.class).readValues(text)) {
            while (documents.size() < MOST_ROWS && nodes.hasNextValue()) {
                add(documents, nodes.nextValue());
            }
        } catch (IOException e) {
            // The text ends where the sample does, within a document.
            if (documents.isEmpty()) {
                throw e;
            }
        }
        Set<String> columns = new LinkedHashSet<>();
        documents.forEach(document -> document.fieldNames().forEachRemaining(columns::add));
        List<String> names = List.copyOf(columns);
        List<String[]> rows = documents.stream()
                .map(document -> names.stream()
                        .map(name ->
                                document.hasNonNull(name) ? document.get(name).asText() : null)
                        .toArray(String[]::new))
                .toList();
        return new SampleFile(path, names, rows, new SampleFile.Format("json", ',', encoding, 0));
    }

    private static void add(List<ObjectNode> documents, JsonNode node) {
        if (node instanceof ObjectNode document) {
            documents.add(document);
        } else if (node.isArray()) {
            node.forEach(below -> add(documents, below));
        }
    }
}
