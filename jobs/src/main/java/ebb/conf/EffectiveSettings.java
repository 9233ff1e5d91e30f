package ebb.conf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings in force together with where each came from.
 *
 * @param settings the bound and checked settings
 * @param tree every key as it was merged, references to the environment and to files not followed
 * @param origins source of each dotted key: {@code default}, a file, {@code environment NAME} or {@code --set}
 * @param secrets what is hidden wherever it would be printed or stored
 */
public record EffectiveSettings(Settings settings, ObjectNode tree, Map<String, String> origins, Secrets secrets) {
    static final String DEFAULT = "default";

    private static final String UNSET = "null";

    /** Every key with its value, secrets hidden, in order of the key. */
    public Map<String, String> flat() {
        Map<String, String> lines = new TreeMap<>();
        flatten(tree, "", lines);
        return lines;
    }

    /** Whether nobody set the key, nor anything above or below it. */
    public boolean isDefault(String key) {
        return origins.getOrDefault(key, DEFAULT).equals(DEFAULT);
    }

    /** Changes whenever a setting does that results depend on; secrets do not go into it. */
    public String hash() {
        Map<String, String> relevant = flat();
        relevant.keySet().removeIf(key -> key.startsWith("telemetry.") || key.startsWith("serve."));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(relevant.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private void flatten(JsonNode node, String prefix, Map<String, String> lines) {
        node.properties().forEach(property -> {
            String key = prefix + property.getKey();
            JsonNode value = property.getValue();
            if (value.isObject() && !value.isEmpty()) {
                flatten(value, key + ".", lines);
            } else {
                lines.put(key, shown(key, text(value)));
            }
        });
    }

    /** A reference is no secret, and tells where the value comes from. */
    private String shown(String key, String value) {
        boolean isOpen = value.startsWith("env:") || value.startsWith("file:") || value.equals(UNSET);
        return Secrets.isSecret(key) && !isOpen ? "***" : secrets.hide(value);
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
