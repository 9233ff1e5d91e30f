package ebb.conf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Settings that name where their value is instead of giving it: {@code env:NAME} an environment variable, {@code file:PATH} a file whose text it is, without
 * the line end. Of {@code lake} and the inputs' paths {@code file:} is a URI.
 */
final class References {
    private static final String ENVIRONMENT = "env:";
    private static final String FILE = "file:";

    private final Map<String, String> environment;

    References(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The settings with every reference replaced by its value. */
    ObjectNode resolve(ObjectNode settings) {
        ObjectNode resolved = settings.deepCopy();
        resolve(resolved, "");
        return resolved;
    }

    private void resolve(ObjectNode node, String prefix) {
        node.properties().forEach(property -> {
            String key = prefix + property.getKey();
            JsonNode value = property.getValue();
            if (value instanceof ObjectNode below) {
                resolve(below, key + ".");
            } else if (value.isTextual()) {
                property.setValue(node.textNode(resolve(key, value.asText())));
            }
        });
    }

    private String resolve(String key, String value) {
        if (value.startsWith(ENVIRONMENT)) {
            String name = value.substring(ENVIRONMENT.length());
            String found = environment.get(name);
            if (found == null) {
                throw new SettingsException("Cannot use " + key + ": the environment has no variable " + name
                        + ". Set it, or give the value in another way.");
            }
            return found;
        }
        boolean isUri = key.equals("lake") || key.endsWith(".path");
        return value.startsWith(FILE) && !isUri ? read(key, value.substring(FILE.length())) : value;
    }

    private static String read(String key, String path) {
        try {
            return Files.readString(Path.of(path)).stripTrailing();
        } catch (IOException e) {
            throw new SettingsException(
                    "Cannot use " + key + ": the file " + path
                            + " cannot be read. Check that it is there and readable.",
                    e);
        }
    }
}
