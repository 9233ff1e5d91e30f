package ebb.conf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lays the four sources of settings over each other: defaults, file, environment, {@code --set}. */
public final class SettingsLoader {
    /** How a record of settings begins to say what it cannot use. */
    private static final String REFUSAL = "Cannot use ";

    private static final String DEFAULTS = "ebb.yaml";
    private static final String ENVIRONMENT_PREFIX = "EBB_";

    /** What a value must be, by the type that the record asks for. */
    private static final Map<Class<?>, String> FORMS = Map.of(
            int.class, "a whole number",
            Integer.class, "a whole number",
            long.class, "a whole number",
            Long.class, "a whole number",
            double.class, "a number",
            Double.class, "a number",
            BigDecimal.class, "a number",
            boolean.class, "true or false",
            LocalDate.class, "a date as 2026-01-31");

    private static final ObjectMapper YAML = YAMLMapper.builder()
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
        } catch (PropertyBindingException e) {
            throw unknownKey(e);
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
            String key = dotted(e);
            throw new SettingsException("Cannot use " + key + ": " + reason(e) + from(key), e);
        } catch (JsonProcessingException e) {
            throw new SettingsException("Cannot use the settings: " + firstLine(e), e);
        }
    }

    private SettingsException unknownKey(PropertyBindingException e) {
        String key = dotted(e);
        String prefix = key.substring(0, key.length() - e.getPropertyName().length());
        String hint = NearestName.of(
                        e.getPropertyName(),
                        e.getKnownPropertyIds().stream().map(String::valueOf).toList())
                .map(name -> " Did you mean " + prefix + name + "?")
                .orElse("");
        return new SettingsException(
                "Cannot use " + key + ": there is no such setting." + hint + from(key)
                        + " `ebb config` lists them all.",
                e);
    }

    private String from(String key) {
        return Optional.ofNullable(origins.get(key))
                .map(origin -> " (It comes from " + origin + ".)")
                .orElse("");
    }

    private static String dotted(JsonMappingException e) {
        return e.getPath().stream()
                .map(reference ->
                        reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : reference.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String reason(JsonMappingException e) {
        if (e instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
            return wrong.getValue() + ". Give "
                    + Arrays.stream(wrong.getTargetType().getEnumConstants())
                            .map(word -> YAML.convertValue(word, String.class))
                            .collect(Collectors.joining(" or "))
                    + ".";
        }
        if (e instanceof InvalidFormatException wrong && wrong.getTargetType().equals(ZoneId.class)) {
            String nearest = NearestName.of(String.valueOf(wrong.getValue()), List.copyOf(ZoneId.getAvailableZoneIds()))
                    .map(name -> " Did you mean " + name + "?")
                    .orElse("");
            return wrong.getValue() + ". There is no such time zone." + nearest + " Write it as Europe/Berlin.";
        }
        if (e instanceof InvalidFormatException wrong && FORMS.containsKey(wrong.getTargetType())) {
            return wrong.getValue() + ". Give " + FORMS.get(wrong.getTargetType()) + ".";
        }
        if (e.getOriginalMessage().startsWith("Missing creator property")) {
            String key = dotted(e);
            return "it is missing, for a map takes the place of all keys of "
                    + key.substring(0, Math.max(0, key.lastIndexOf('.'))) + ". Set keys one by one, as " + key + "=...";
        }
        return firstLine(e);
    }

    private static String firstLine(Exception e) {
        String message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return String.valueOf(message).lines().findFirst().orElse("").strip() + ".";
    }
}
