package ebb.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * JSON lines: one object a line. Numbers keep their digits as written; a nested value is its JSON text, for {@code get_json_object} in an expression.
 */
record JsonLinesFormat(String encodingName) implements TextFormat {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** NaN is no JSON, but Python writes it: read, so that the row can be rejected for what it is. */
    private static final JsonFactory PARSERS = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build()
            .getFactory();

    JsonLinesFormat(Map<String, String> options) {
        this(new TextOptions("json", options).only("encoding").encoding());
    }

    @Override
    public Charset encoding() {
        return Charset.forName(encodingName);
    }

    /** Any line may bring a new column, so all are looked at. */
    @Override
    public List<String> columns(Reader text) throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        Rows rows = new Rows(text, List.of());
        while (rows.next()) {
            columns.addAll(rows.values.keySet());
        }
        return List.copyOf(columns);
    }

    @Override
    public RowReader open(Reader text, List<String> columns) {
        return new Rows(text, columns);
    }

    /** The lines that are not blank. */
    private static final class Rows implements RowReader {
        private final BufferedReader text;
        private final List<String> columns;
        private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private String raw;
        private String fault;
        private long line;

        Rows(Reader text, List<String> columns) {
            this.text = text instanceof BufferedReader buffered ? buffered : new BufferedReader(text);
            this.columns = columns;
        }

        @Override
        public boolean next() throws IOException {
            do {
                raw = text.readLine();
                line++;
            } while (raw != null && raw.isBlank());
            if (raw != null) {
                fault = parse();
            }
            return raw != null;
        }

        @Override
        public long line() {
            return line;
        }

        @Override
        public String raw() {
            return raw;
        }

        @Override
        public String fault() {
            return fault;
        }

        @Override
        public String value(int i) {
            return values.get(columns.get(i));
        }

        private String parse() throws IOException {
            values.clear();
            try (JsonParser parser = PARSERS.createParser(raw)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    return "not a JSON object";
                }
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    values.put(name, value(parser));
                }
                return parser.nextToken() == null ? null : "not a JSON object: something follows it";
            } catch (JsonProcessingException e) {
                values.clear();
                return "not a JSON object: " + e.getOriginalMessage();
            }
        }

        private static String value(JsonParser parser) throws IOException {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                return null;
            }
            return token.isScalarValue()
                    ? parser.getText()
                    : JSON.readTree(parser).toString();
        }
    }
}
