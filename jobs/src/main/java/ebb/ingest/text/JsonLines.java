package ebb.ingest.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;

/** One object a line; blank lines are passed over. */
final class JsonLines implements JsonSource {
    private final BufferedReader text;
    private ObjectNode object;
    private String raw;
    private String fault;
    private long line;

    JsonLines(BufferedReader text) {
        this.text = text;
    }

    @Override
    public boolean next() throws IOException {
        do {
            raw = text.readLine();
            line++;
        } while (raw != null && raw.isBlank());
        if (raw != null) {
            parse();
        }
        return raw != null;
    }

    private void parse() throws IOException {
        object = null;
        fault = null;
        try (JsonParser parser = JsonFormat.JSON.getFactory().createParser(raw)) {
            JsonNode node = JsonFormat.JSON.readTree(parser);
            if (!(node instanceof ObjectNode found)) {
                fault = "not a JSON object";
            } else if (parser.nextToken() != null) {
                fault = "not a JSON object: something follows it";
            } else {
                object = found;
            }
        } catch (JsonProcessingException e) {
            fault = "not a JSON object: " + e.getOriginalMessage();
        }
    }

    @Override
    public ObjectNode object() {
        return object;
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
    public long line() {
        return line;
    }
}
