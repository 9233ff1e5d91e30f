package ebb.ingest;

import ebb.conf.InputFormat;
import ebb.conf.InputSettings;
import ebb.ingest.catalogue.Input;
import ebb.ingest.source.FileListing;
import ebb.ingest.source.LocalFiles;
import ebb.ingest.source.RemoteFiles;
import ebb.ingest.source.TextRows;
import ebb.ingest.text.CsvFormat;
import ebb.ingest.text.NumberStyle;
import ebb.ingest.text.RecordReader;
import ebb.ingest.text.TextFile;
import ebb.ingest.text.TextPlan;
import ebb.ingest.text.TextSplit;
import ebb.ingest.value.AmbiguousValues;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/**
 * The first rows of an input's first CSV file, read without Spark.
 *
 * @param columns column of the source to the texts in it, empty ones left out
 * @param advice what to set where the columns are not those wanted; empty: nothing
 */
public record InputPreview(Map<String, List<String>> columns, String advice) {
    private static final int BYTES = 1 << 18;

    /**
     * Reads the beginning of an input.
     *
     * @return empty where the input is no CSV or no file is there
     * @throws DataRefused where the first file cannot be read
     */
    public static Optional<InputPreview> of(InputSettings settings, Configuration hadoop) {
        if (settings.format() != InputFormat.CSV) {
            return Optional.empty();
        }
        try {
            List<String> names = LocalFiles.isLocal(settings.path(), hadoop)
                    ? LocalFiles.matching(settings.path())
                    : RemoteFiles.matching(settings.path(), hadoop);
            return names.isEmpty() ? Optional.empty() : Optional.of(read(names.get(0), settings, hadoop));
        } catch (IOException e) {
            throw TextRows.broken(settings.path(), e);
        }
    }

    private static InputPreview read(String name, InputSettings settings, Configuration hadoop) {
        CsvFormat format = new CsvFormat(settings.options());
        try (InputStream text = new TextFile(FileListing.uri(name), format, hadoop).open()) {
            byte[] head = wholeLines(text.readNBytes(BYTES));
            TextPlan plan = format.plan(new ByteArrayInputStream(head));
            Map<String, List<String>> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            plan.columns().forEach(column -> columns.put(column, new ArrayList<>()));
            for (TextSplit split : plan.splits()) {
                int offset = (int) split.offset();
                InputStream records = new ByteArrayInputStream(head, offset, head.length - offset);
                read(plan.open(records, split, plan.columns()), plan.columns(), columns);
            }
            return new InputPreview(columns, plan.advice());
        } catch (IOException e) {
            throw TextRows.broken(name, e);
        }
    }

    private static byte[] wholeLines(byte[] head) {
        int end = head.length;
        while (head.length == BYTES && end > 0 && head[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(head, end == 0 ? head.length : end);
    }

    private static void read(RecordReader records, List<String> names, Map<String, List<String>> columns)
            throws IOException {
        while (records.next()) {
            for (int i = 0; records.fault() == null && i < names.size(); i++) {
                if (records.value(i) != null) {
                    columns.get(names.get(i)).add(records.value(i).toString());
                }
            }
        }
    }

    /** What to set so that the input's values are read as they are meant: settings in words, none where nothing is striking. */
    public List<String> advice(Input input, InputSettings settings, ZoneId zone) {
        Map<String, String> words = new LinkedHashMap<>();
        for (StructField field : input.fields()) {
            String source = settings.columns().getOrDefault(field.name(), field.name());
            List<String> texts = columns.getOrDefault(source, List.of());
            if (field.dataType() instanceof NumericType && settings.numberFormat() == null) {
                numberFormat(input, field.name(), texts).ifPresent(advised -> words.putIfAbsent("number", advised));
            }
            new AmbiguousValues(input, settings, zone)
                    .advice(field.name(), texts)
                    .ifPresent(advised -> words.putIfAbsent("first rows", advised));
        }
        return List.copyOf(words.values());
    }

    private static Optional<String> numberFormat(Input input, String column, List<String> texts) {
        return texts.stream()
                .filter(text -> !NumberStyle.isReadByDefault(text)
                        && NumberStyle.readLeniently(text).isPresent())
                .findFirst()
                .map(text -> column + " is written as '" + text + "': set inputs." + input.name() + ".number-format, "
                        + NumberStyle.needed(texts)
                                .map(style -> "probably to '" + style + "'.")
                                .orElse("for example to '1.234,56'."));
    }
}
