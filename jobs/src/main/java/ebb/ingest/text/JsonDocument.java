package ebb.ingest.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Objects in an array, one after the other, or in an array at a path inside an object; read one by one, however large the text. */
final class JsonDocument implements JsonSource {
    private final JsonParser parser;
    private final List<String> path;
    private final String records;
    private PassedDocument document;
    private Deque<JsonNode> refused = new ArrayDeque<>();
    private JsonNode node;
    private String fault;
    private long line;
    private boolean isInside;

    JsonDocument(InputStream text, String path) throws IOException {
        this.parser = JsonFormat.JSON.getFactory().createParser(text);
        this.records = path;
        this.document = new PassedDocument(path);
        this.path = path.isEmpty() ? List.of() : List.of(path.split("\\.", -1));
    }

    @Override
    public boolean next() throws IOException {
        try {
            return advance();
        } catch (JsonProcessingException e) {
            throw new UnreadableText("its JSON is broken on line "
                    + e.getLocation().getLineNr() + " (" + e.getOriginalMessage() + "). Deliver it again.");
        }
    }

    private boolean advance() throws IOException {
        while (true) {
            if (!refused.isEmpty()) {
                node = refused.poll();
                return true;
            }
            fault = null;
            JsonToken token = parser.nextToken();
            if (token == null) {
                return false;
            }
            if (isInside) {
                if (token == JsonToken.END_ARRAY) {
                    isInside = false;
                } else {
                    return take();
                }
            } else if (token == JsonToken.START_ARRAY && path.isEmpty()) {
                isInside = true;
            } else if (path.isEmpty()) {
                return take();
            } else if (isAtPath(token)) {
                isInside = true;
                document.found();
            } else {
                pass(token);
            }
        }
    }

    /** Where a document ends that has no array at the path, what it holds is refused. */
    private void pass(JsonToken token) throws IOException {
        document.pass(token, parser);
        if (parser.getParsingContext().inRoot()) {
            line = parser.currentTokenLocation().getLineNr();
            refused = document.refused();
            fault = refused.isEmpty() ? null : document.fault();
            document = new PassedDocument(records);
        }
    }

    /** Whether an array begins here whose name, and those of the objects around it, are the path. */
    private boolean isAtPath(JsonToken token) {
        if (token != JsonToken.START_ARRAY) {
            return false;
        }
        var context = parser.getParsingContext().getParent();
        for (int i = path.size() - 1; i >= 0; i--) {
            if (context == null || !path.get(i).equals(context.getCurrentName())) {
                return false;
            }
            context = context.getParent();
        }
        return context != null && context.inRoot();
    }

    private boolean take() throws IOException {
        line = parser.currentTokenLocation().getLineNr();
        node = JsonFormat.JSON.readTree(parser);
        return true;
    }

    @Override
    public ObjectNode object() {
        return node instanceof ObjectNode object ? object : null;
    }

    @Override
    public String raw() {
        return node.toString();
    }

    @Override
    public String fault() {
        return fault != null || node instanceof ObjectNode ? fault : "not a JSON object";
    }

    @Override
    public long line() {
        return line;
    }
}
