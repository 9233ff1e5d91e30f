package ebb.ingest.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a JSON document holds beside the array of its records. Where that array is not there, these are its refused records: the objects of its largest
 * other array, or else its own values as one.
 */
final class PassedDocument {
    /** More objects of another array than this are counted and not held. */
    private static final int MOST_HELD = 10_000;

    private static final int MOST_NAMES = 10;

    private final String path;
    private boolean isFound;
    private ObjectNode values = JsonFormat.JSON.createObjectNode();
    private List<JsonNode> others = List.of();
    private String otherName = "";
    private long otherCount;

    PassedDocument(String path) {
        this.path = path;
    }

    /** The document has the array. */
    void found() {
        isFound = true;
        others = List.of();
    }

    /** Takes in a token that is not of the records, with the whole array that it may begin. */
    void pass(JsonToken token, JsonParser parser) throws IOException {
        JsonStreamContext context = parser.getParsingContext();
        if (token == JsonToken.START_ARRAY) {
            array(name(context.getParent()), parser);
        } else if (token.isScalarValue()
                && context.inObject()
                && context.getParent().inRoot()) {
            values.set(context.getCurrentName(), JsonFormat.JSON.readTree(parser));
        }
    }

    private void array(String name, JsonParser parser) throws IOException {
        List<JsonNode> held = new ArrayList<>();
        long count = 0;
        for (JsonToken token = parser.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            boolean isObject = token == JsonToken.START_OBJECT;
            count += isObject ? 1 : 0;
            if (isObject && !isFound && held.size() < MOST_HELD) {
                held.add(JsonFormat.JSON.readTree(parser));
            } else {
                parser.skipChildren();
            }
        }
        if (count > otherCount && !isFound) {
            others = held;
            otherName = name;
            otherCount = count;
        }
    }

    /** Names of the objects around, and of the value. */
    private static String name(JsonStreamContext context) {
        if (context.inRoot()) {
            return "";
        }
        String around = name(context.getParent());
        return around.isEmpty() ? context.getCurrentName() : around + "." + context.getCurrentName();
    }

    /** The records to refuse at the end of the document; empty: it has the array. */
    Deque<JsonNode> refused() {
        Deque<JsonNode> refused = new ArrayDeque<>();
        if (!isFound) {
            refused.addAll(others);
            if (refused.isEmpty()) {
                refused.add(values);
            }
        }
        return refused;
    }

    /** Why they are refused. */
    String fault() {
        String other = otherName.isEmpty() ? "the document is an array and" : otherName;
        return fault(
                path,
                values,
                otherCount == 0 ? Optional.empty() : Optional.of(other + " has " + otherCount + " objects"));
    }

    /** Why records are refused of a document whose array is not there: by names alone, for values may be about a person. */
    static String fault(String array, ObjectNode document, Optional<String> other) {
        JsonNode found = document.get(array);
        String state = found == null ? " is missing" : found.isNull() ? " is null" : " is no array";
        return JsonFormat.NO_ARRAY + ": " + array + state + ", "
                + other.orElseGet(() -> document.isEmpty()
                        ? "it is empty"
                        : document.properties().stream()
                                .map(Map.Entry::getKey)
                                .limit(MOST_NAMES)
                                .collect(Collectors.joining(", ", "it has ", "")));
    }
}
