package ebb.conf;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Reads an option of a format, which is a text; a list of names is the text with commas between them. */
final class OptionText extends StdDeserializer<String> {
    private static final long serialVersionUID = 1L;

    OptionText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return parser.currentToken() == JsonToken.START_ARRAY
                ? String.join(",", context.readValue(parser, String[].class))
                : context.readValue(parser, String.class);
    }
}
