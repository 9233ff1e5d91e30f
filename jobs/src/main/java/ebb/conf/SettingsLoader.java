package ebb.conf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lays the four sources of settings over each other: defaults, file, environment, {@code --set}. */
public final class SettingsLoader {
    /** How a record of settings begins to say what it cannot use. */
    private static final String REFUSAL = "Cannot use ";

    private static final String DEFAULTS = "ebb.yaml";
    private static final String ENVIRONMENT_PREFIX = "EBB_";

    static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final ObjectNode tree;
    private final Map<String, String> origins = new TreeMap<>();

    private SettingsLoader(ObjectNode tree) {
        this.tree = tree;
    }

    /**
     * Reads the settings.
     *
     * @param file the {@code --conf} file; empty for none
     * @param environment the process environment
     * @param overrides the {@code --set} pairs, by dotted key
     * @throws SettingsException where a source cannot be read, a key is unknown or a value is out of range
     */
    public static EffectiveSettings load(
            Optional<Path> file, Map<String, String> environment, Map<String, String> overrides) {
        SettingsLoader loader = new SettingsLoader(YAML.createObjectNode());
        loader.overlay(defaults(), EffectiveSettings.DEFAULT);
        file.ifPresent(path -> loader.overlay(read(path), path.toString()));
        environment.forEach((name, value) -> loader.setFromEnvironment(name, value));
        overrides.forEach((key, value) -> loader.set(key, value, "--set"));
        References references = new References(environment);
        ObjectNode resolved = references.resolve(loader.tree);
        Secrets secrets = Secrets.of(resolved).with(references.values());
        return new EffectiveSettings(loader.bound(resolved, secrets), loader.tree, loader.origins, secrets);
    }

    /** What cannot be used is told without the secrets in it; nobody above knows them yet. */
    private Settings bound(ObjectNode resolved, Secrets secrets) {
        try {
            return bind(resolved);
        } catch (SettingsException e) {
            String hidden = secrets.hide(e.getMessage());
            throw hidden.equals(e.getMessage()) ? e : new SettingsException(hidden);
        }
    }

    /** The defaults; inputs with nothing below them have those of the purchases. */
    private static ObjectNode defaults() {
        try {
            ObjectNode defaults = (ObjectNode) YAML.readTree(ConfFile.read(DEFAULTS));
            ObjectNode inputs = (ObjectNode) defaults.get("inputs");
            ObjectNode purchases = (ObjectNode) inputs.get("purchases");
            List<String> others = new ArrayList<>();
            inputs.fieldNames().forEachRemaining(others::add);
            others.stream()
                    .filter(name -> inputs.get(name).isNull())
                    .forEach(name -> inputs.set(name, purchases.deepCopy()));
            return defaults;
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the defaults in conf/ebb.yaml: " + e.getMessage(), e);
        }
    }

    private static ObjectNode read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new SettingsException("Cannot read the settings: there is no file " + path.toAbsolutePath()
                    + ". Give --conf the path of a YAML file.");
        }
        try {
            JsonNode node = YAML.readTree(path.toFile());
            if (node.isMissingNode() || node.isNull()) {
                return YAML.createObjectNode();
            }
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new SettingsException("Cannot read " + path + ": it holds no keys. Write settings as key: value.");
        } catch (IOException e) {
            throw new SettingsException(
                    "Cannot read " + path + ": " + YamlFault.inWords(e) + ". Mend the YAML at the place named.", e);
        }
    }

    private void setFromEnvironment(String name, String value) {
        if (name.startsWith(ENVIRONMENT_PREFIX) && !name.equals("EBB_HOME") && !name.equals("EBB_JAVA_OPTIONS")) {
            String key = name.substring(ENVIRONMENT_PREFIX.length())
                    .toLowerCase(Locale.ROOT)
                    .replace("__", ".")
                    .replace('_', '-');
            set(key, value, "environment " + name);
        }
    }

    private void overlay(ObjectNode layer, String origin) {
        overlay(tree, layer, "", origin);
    }

    private void overlay(ObjectNode onto, ObjectNode layer, String prefix, String origin) {
        layer.properties().forEach(property -> {
            String key = prefix + property.getKey();
            JsonNode value = property.getValue();
            if (value instanceof ObjectNode object && !object.isEmpty()) {
                ObjectNode below = onto.get(property.getKey()) instanceof ObjectNode existing
                        ? existing
                        : onto.putObject(property.getKey());
                overlay(below, object, key + ".", origin);
            } else if (!(value instanceof ObjectNode) || !onto.has(property.getKey())) {
                onto.set(property.getKey(), value);
                origins.put(key, origin);
            }
        });
    }

    /** A value is text unless it is a YAML list or map; Jackson turns text into the number or switch that the record asks for. */
    private void set(String dottedKey, String value, String origin) {
        ObjectNode node = tree;
        String[] parts = dottedKey.split("\\.", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            node = node.get(parts[i]) instanceof ObjectNode below ? below : node.putObject(parts[i]);
        }
        node.set(
                parts[parts.length - 1],
                value.startsWith("[") || value.startsWith("{")
                        ? structure(dottedKey, value)
                        : YAML.getNodeFactory().textNode(value));
        origins.put(dottedKey, origin);
    }

    private static JsonNode structure(String key, String value) {
        try {
            return YAML.readTree(value);
        } catch (JsonProcessingException e) {
            throw new SettingsException(
                    "Cannot use " + key + ": " + (Secrets.isSecret(key) ? "the value" : value)
                            + " is no list or map. Write [a, b] or {a: b}.",
                    e);
        }
    }

    private Settings bind(ObjectNode resolved) {
        try {
            return YAML.treeToValue(resolved, Settings.class);
        } catch (JsonMappingException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SettingsException refused) {
                    throw refused;
                }
                if (cause instanceof IllegalArgumentException refused
                        && String.valueOf(refused.getMessage()).startsWith(REFUSAL)) {
                    throw new SettingsException(refused.getMessage(), e);
                }
            }
            BindingFault fault = new BindingFault(e, defaults());
            throw new SettingsException(REFUSAL + fault.key() + ": " + fault.inWords() + from(fault.key()), e);
        } catch (JsonProcessingException e) {
            throw new SettingsException("Cannot use the settings: " + BindingFault.firstLine(e), e);
        }
    }

    private String from(String key) {
        return Optional.ofNullable(origins.get(key))
                .map(origin -> " (It comes from " + origin + ".)")
                .orElse("");
    }
}
