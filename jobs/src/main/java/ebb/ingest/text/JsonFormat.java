package ebb.ingest.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * JSON: one object a line, an array of objects, or objects over several lines, also inside one object as shops' interfaces give them.
 *
 * @param records name of the array that holds the records, its parts separated by dots; empty: found where the text begins with it
 * @param lines name of an array inside a record of which each element is a row, with the values of the record; empty: a record is a row
 */
public record JsonFormat(String encodingName, String records, String lines) implements TextFormat {
    /** Why the records of a document, or of a record with lines, are refused; particulars follow after a colon. */
    public static final String NO_ARRAY = "document without the array of records";
    /**
     * NaN is no JSON, but Python writes it: read, so that the row can be rejected for what it is. Numbers keep their digits.
     */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .nodeFactory(new RecordNodes())
            .build();

    public JsonFormat(Map<String, String> options) {
        this(new TextOptions("json", options).only("encoding", "records", "lines"));
    }

    private JsonFormat(TextOptions options) {
        this(options.encoding(), options.text("records", ""), options.text("lines", ""));
    }

    @Override
    public Charset encoding() {
        return Charset.forName(encodingName);
    }

    /** Any record may bring a new column, so all are looked at. */
    @Override
    public TextPlan plan(InputStream text) throws IOException {
        Head head = Head.read(text);
        String path = records.isEmpty() && !head.isLines() ? head.wrapper() : records;
        JsonPlan draft = new JsonPlan(lines, head.isLines() && records.isEmpty(), path, List.of(), Set.of(), 0, "");
        Set<String> columns = new LinkedHashSet<>();
        JsonRecords rows = draft.read(new SequenceInputStream(new ByteArrayInputStream(head.bytes), text));
        long count = 0;
        while (rows.next()) {
            columns.addAll(rows.columns());
            count++;
        }
        return new JsonPlan(
                lines,
                draft.isLines(),
                path,
                List.copyOf(columns),
                new LinkedHashSet<>(rows.repeated()),
                count,
                rows.advice());
    }

    /** The beginning of a text, from which its layout is told. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Head(byte[] bytes) {
        private static final int BYTES = 1 << 20;

        static Head read(InputStream text) throws IOException {
            return new Head(text.readNBytes(BYTES));
        }

        /** Whether a line of its own holds a whole object; a single line that holds the records is none. */
        boolean isLines() {
            List<String> whole = new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .limit(3)
                    .toList();
            if (whole.isEmpty() || whole.get(0).stripLeading().startsWith("[")) {
                return whole.isEmpty();
            }
            return whole.stream().anyMatch(Head::isObject) && wrapper().isEmpty();
        }

        private static boolean isObject(String line) {
            try {
                return JSON.readTree(line) instanceof ObjectNode;
            } catch (JsonProcessingException e) {
                return false;
            }
        }

        /** Name of the array of objects that the text's one object begins with; empty: it begins with something else. */
        String wrapper() {
            try (JsonParser parser = JSON.getFactory().createParser(bytes)) {
                if (parser.nextToken() == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    if (parser.nextToken() == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.START_OBJECT) {
                        return name;
                    }
                }
            } catch (IOException e) {
                return "";
            }
            return "";
        }
    }

    /** The arrays of objects in a node, by their names with those of the objects they stand in. */
    static Map<String, JsonNode> arraysIn(JsonNode node) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        node.properties().forEach(field -> addArrays(found, field.getKey(), field.getValue(), 1));
        return found;
    }

    private static void addArrays(Map<String, JsonNode> found, String name, JsonNode value, int level) {
        if (value.isObject() && level < JsonRecords.MOST_LEVELS) {
            value.properties()
                    .forEach(field -> addArrays(found, name + "." + field.getKey(), field.getValue(), level + 1));
        } else if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
            found.put(name, value);
        }
    }
}
