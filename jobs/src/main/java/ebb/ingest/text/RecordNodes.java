package ebb.ingest.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Makes objects that remember a key which the text gives twice with different values: the later one alone would count, in silence. */
final class RecordNodes extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public ObjectNode objectNode() {
        return new Remembering(this);
    }

    /** A key given twice in the node or in what it holds; empty: there is none. */
    static Optional<String> repeatedKey(JsonNode node) {
        if (node instanceof Remembering object && object.repeated != null) {
            return Optional.of(object.repeated);
        }
        for (JsonNode inner : node) {
            if (inner.isContainerNode()) {
                Optional<String> found = repeatedKey(inner);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("unchecked") // what it inherits as it is
    private static final class Remembering extends ObjectNode {
        private static final long serialVersionUID = 1L;

        private String repeated;

        Remembering(JsonNodeFactory nodes) {
            super(nodes);
        }

        @Override
        public JsonNode replace(String key, JsonNode value) {
            JsonNode before = super.replace(key, value);
            repeated = before == null || before.equals(value) ? repeated : key;
            return before;
        }
    }
}
