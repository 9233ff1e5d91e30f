package ebb.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Texts written by a writer of the test's own, read back field by field. */
class CsvFormatPropertyTest {
    private static final List<String> COLUMNS = List.of("id", "day", "amount", "note", "more");
    private static final String CHARACTERS = "ab 1,;|\"\n\u00e9\u20ac\t'\\";

    /** A record as read: its fields, or its fault. */
    private record Found(long line, String raw, String fault, List<String> values) {}

    @Property(tries = 300)
    void readsBackWhatAWriterWrote(@ForAll long seed, @ForAll @IntRange(min = 0, max = 40) int rows)
            throws IOException {
        Random random = new Random(seed);
        String delimiter = List.of(",", ";", "\t", "|", "||").get(random.nextInt(5));
        String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
        boolean quotesAll = random.nextBoolean();
        List<List<String>> written = new ArrayList<>();
        StringBuilder text = new StringBuilder(line(COLUMNS, delimiter, quotesAll)).append(lineEnd);
        List<Long> lines = new ArrayList<>();
        long line = 2;
        for (int i = 0; i < rows; i++) {
            if (random.nextInt(8) == 0) {
                text.append(random.nextBoolean() ? "" : delimiter + delimiter).append(lineEnd);
                line++;
            }
            List<String> values = values(random);
            written.add(values);
            lines.add(line);
            String record = line(values, delimiter, quotesAll);
            text.append(record).append(i + 1 == rows && random.nextBoolean() ? "" : lineEnd);
            line += 1 + record.chars().filter(c -> c == '\n').count();
        }
        List<Found> found = read(text.toString(), Map.of("delimiter", delimiter));
        assertThat(found).allMatch(record -> record.fault() == null);
        assertThat(found.stream().map(Found::values).toList()).isEqualTo(written);
        assertThat(found.stream().map(Found::line).toList()).isEqualTo(lines);
    }

    @Property(tries = 300)
    void losesAtMostTheRowWhoseQuoteIsMissing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int rows)
            throws IOException {
        Random random = new Random(seed);
        boolean quotesAll = random.nextBoolean();
        int broken = random.nextInt(rows);
        StringBuilder text = new StringBuilder(line(COLUMNS, ",", quotesAll)).append('\n');
        List<List<String>> whole = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            List<String> values = values(random).stream()
                    .map(value ->
                            value == null ? null : value.replace("\n", " ").strip())
                    .map(value -> value == null || value.isEmpty() ? null : value)
                    .toList();
            String record = line(values, ",", quotesAll);
            if (i == broken) {
                record = record.endsWith("\"") ? record.substring(0, record.length() - 1) : record + ",\"not closed";
                text.append(record).append('\n');
            } else {
                whole.add(values);
                text.append(record).append('\n');
            }
        }
        List<Found> found = read(text.toString(), Map.of());
        assertThat(found).hasSize(rows);
        List<List<String>> others =
                new ArrayList<>(found.stream().map(Found::values).toList());
        others.remove(broken);
        assertThat(others).isEqualTo(whole);
    }

    @Example
    void splitsALongTextBetweenRecords() throws IOException {
        StringBuilder text = new StringBuilder("id,day,amount,note,more\n");
        String note = "\"two\nlines, ".concat("x".repeat(1000)).concat("\"");
        int rows = 30_000;
        for (int i = 0; i < rows; i++) {
            text.append(i).append(",2024-01-01,1,").append(note).append(",\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        TextPlan plan = new CsvFormat(Map.of()).plan(new ByteArrayInputStream(bytes));
        assertThat(plan.records()).isEqualTo(rows);
        assertThat(plan.splits()).hasSizeGreaterThan(1);
        long next = 0;
        for (TextSplit split : plan.splits()) {
            RecordReader records = plan.open(
                    new ByteArrayInputStream(bytes, (int) split.offset(), bytes.length - (int) split.offset()),
                    split,
                    List.of("id"));
            while (records.next()) {
                boolean isNext = records.value(0).toString().equals(String.valueOf(next));
                next += isNext && records.line() == 2 + 2 * next ? 1 : 0;
            }
        }
        assertThat(next).isEqualTo(rows);
    }

    private static List<Found> read(String text, Map<String, String> options) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TextPlan plan = new CsvFormat(options).plan(new ByteArrayInputStream(bytes));
        List<Found> found = new ArrayList<>();
        for (TextSplit split : plan.splits()) {
            RecordReader records = plan.open(
                    new ByteArrayInputStream(bytes, (int) split.offset(), bytes.length - (int) split.offset()),
                    split,
                    COLUMNS);
            while (records.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 0; records.fault() == null && i < COLUMNS.size(); i++) {
                    values.add(
                            records.value(i) == null ? null : records.value(i).toString());
                }
                found.add(new Found(records.line(), records.raw().toString(), records.fault(), values));
            }
        }
        assertThat(plan.records()).isEqualTo(found.size());
        return found;
    }

    private static List<String> values(Random random) {
        List<String> values = new ArrayList<>(
                Arrays.asList("c" + random.nextInt(9), "2024-01-0" + (1 + random.nextInt(9)), "1", null, null));
        for (int i = 3; i < values.size(); i++) {
            String text = random.ints(random.nextInt(12), 0, CHARACTERS.length())
                    .mapToObj(at -> String.valueOf(CHARACTERS.charAt(at)))
                    .collect(Collectors.joining());
            values.set(i, text.isBlank() ? null : text);
        }
        return values;
    }

    /** As spreadsheets write it: quotes where they are needed, or everywhere. */
    private static String line(List<String> values, String delimiter, boolean quotesAll) {
        return values.stream()
                .map(value -> value == null ? "" : value)
                .map(value ->
                        quotesAll || needsQuotes(value, delimiter) ? "\"" + value.replace("\"", "\"\"") + "\"" : value)
                .collect(Collectors.joining(delimiter));
    }

    private static boolean needsQuotes(String value, String delimiter) {
        return value.indexOf(delimiter.charAt(0)) >= 0
                || value.contains("\"")
                || value.contains("\n")
                || !value.strip().equals(value);
    }
}
