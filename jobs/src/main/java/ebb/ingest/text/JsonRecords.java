package ebb.ingest.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The rows of a JSON text. The values of a nested object are columns called {@code outer.inner}; a nested value is also there whole, as its JSON text,
 * for {@code get_json_object} in an expression.
 */
final class JsonRecords implements RecordReader {
    static final int MOST_LEVELS = 4;
    private static final String REPEATED = "a key stands twice in the record";

    private final JsonSource source;
    private final String lines;
    private final boolean hasLines;
    private final NavigableMap<String, String> record = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> names = new java.util.LinkedHashMap<>();
    private final Deque<JsonNode> waiting = new ArrayDeque<>();
    private final Set<String> arrays = new TreeSet<>();
    private final Set<String> repeated = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private List<String> wanted = List.of();
    private NavigableMap<String, String> row = record;
    private String fault;
    private long number;

    JsonRecords(JsonSource source, String lines, boolean hasLines) {
        this.source = source;
        this.lines = lines;
        this.hasLines = hasLines;
    }

    void choose(List<String> columns) {
        this.wanted = columns;
    }

    /** Columns of this row, in the order of the text. */
    Collection<String> columns() {
        return names.values();
    }

    /** Names that a record so far had in two ways of writing capitals. */
    Set<String> repeated() {
        return repeated;
    }

    /** What may have been meant where the columns are not those wanted. */
    String advice() {
        return arrays.isEmpty()
                ? ""
                : "It holds arrays of objects: if they are the records, set options.records to "
                        + String.join(" or ", arrays)
                        + (lines.isEmpty() ? "; if they are the lines of a record, set options.lines." : ".");
    }

    @Override
    public boolean next() throws IOException {
        number++;
        if (waiting.isEmpty()) {
            if (!source.next()) {
                return false;
            }
            record.clear();
            names.clear();
            fault = source.fault();
            if (source.object() != null) {
                read(source.object());
            }
        }
        row = record;
        if (!waiting.isEmpty()) {
            row = new TreeMap<>(record);
            put(row, lines, waiting.poll(), 0);
        }
        return true;
    }

    private void read(ObjectNode object) {
        if (fault == null) {
            fault = RecordNodes.repeatedKey(object)
                    .map(key -> REPEATED + ": '" + key + "' has two values")
                    .orElse(null);
        }
        boolean isWithLines = lines.isEmpty();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getKey().equals(lines) && field.getValue().isArray()) {
                field.getValue().forEach(waiting::add);
                isWithLines = true;
            } else {
                put(record, field.getKey(), field.getValue(), 0);
            }
        }
        Map<String, JsonNode> found = JsonFormat.arraysIn(object);
        arrays.addAll(found.keySet());
        if (!isWithLines && fault == null) {
            refuse(object, found);
        }
    }

    /** What probably are the lines of a record, under another name, are refused one by one: what is lost with them is weighed so. */
    private void refuse(ObjectNode object, Map<String, JsonNode> found) {
        Optional<Map.Entry<String, JsonNode>> largest = found.entrySet().stream()
                .max(Comparator.comparingInt(array -> array.getValue().size()));
        largest.ifPresent(array -> array.getValue().forEach(waiting::add));
        fault = PassedDocument.fault(
                lines,
                object,
                largest.map(array -> array.getKey() + " has " + array.getValue().size() + " objects"));
    }

    private void put(NavigableMap<String, String> values, String key, JsonNode value, int level) {
        String name = named(values, key);
        names.putIfAbsent(CsvPlanner.lower(name), name);
        values.put(name, text(value));
        if (value.isObject() && level < MOST_LEVELS) {
            value.properties().forEach(field -> put(values, name + "." + field.getKey(), field.getValue(), level + 1));
        }
    }

    /** A key that the row has in other capitals already is a second column, as in a header. */
    private String named(NavigableMap<String, String> values, String key) {
        String name = key;
        for (int copy = 2; isInOtherCapitals(values.ceilingKey(name), name); copy++) {
            repeated.add(values.ceilingKey(key));
            name = key + "_" + copy;
        }
        return name;
    }

    private static boolean isInOtherCapitals(String there, String name) {
        return there != null && there.equalsIgnoreCase(name) && !there.equals(name);
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    @Override
    public long line() {
        return hasLines ? source.line() : number;
    }

    @Override
    public UTF8String raw() {
        return UTF8String.fromString(source.raw());
    }

    @Override
    public String fault() {
        return fault;
    }

    @Override
    public UTF8String value(int i) {
        return UTF8String.fromString(row.get(wanted.get(i)));
    }
}
