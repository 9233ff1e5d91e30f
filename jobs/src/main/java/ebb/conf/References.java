package ebb.conf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Settings that name where their value is instead of giving it: {@code env:NAME} an environment variable, {@code file:PATH} a file whose text it is, without
 * the line end. Of {@code lake} and the inputs' paths {@code file:} is a URI.
 */
final class References {
    private static final String ENVIRONMENT = "env:";
    private static final String FILE = "file:";

    private final Map<String, String> environment;
    private final Set<String> values = new TreeSet<>();

    References(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The settings with every reference replaced by its value. */
    ObjectNode resolve(ObjectNode settings) {
        ObjectNode resolved = settings.deepCopy();
        resolve(resolved, "");
        return resolved;
    }

    /** Values that were named: whatever their key, nobody is to see them. */
    Set<String> values() {
        return values;
    }

    private void resolve(ObjectNode node, String prefix) {
        node.properties().forEach(property -> {
            String key = prefix + property.getKey();
            JsonNode value = property.getValue();
            if (value instanceof ObjectNode below) {
                resolve(below, key + ".");
            } else if (value instanceof ArrayNode list) {
                resolve(list, key);
            } else if (value.isTextual()) {
                property.setValue(node.textNode(resolve(key, value.asText())));
            }
        });
    }

    private void resolve(ArrayNode list, String key) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof ObjectNode below) {
                resolve(below, key + ".");
            } else if (list.get(i).isTextual()) {
                list.set(i, list.textNode(resolve(key, list.get(i).asText())));
            }
        }
    }

    private String resolve(String key, String value) {
        boolean isPlace = key.equals("lake") || key.endsWith(".path");
        if (value.startsWith(ENVIRONMENT)) {
            String name = value.substring(ENVIRONMENT.length());
            String found = environment.get(name);
            if (found == null) {
                throw new SettingsException("Cannot use " + key + ": the environment has no variable " + name
                        + ". Set it, or give the value in another way.");
            }
            return noted(found, isPlace);
        }
        return value.startsWith(FILE) && !isPlace ? noted(read(key, value.substring(FILE.length())), false) : value;
    }

    /** Where data lie is said in many messages; what is secret in an address is found by itself. */
    private String noted(String value, boolean isPlace) {
        if (!isPlace) {
            values.add(value);
        }
        return value;
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
