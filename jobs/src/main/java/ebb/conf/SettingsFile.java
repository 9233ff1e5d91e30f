package ebb.conf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings as the text of a file for {@code --conf}. */
public final class SettingsFile {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();

    private SettingsFile() {}

    /** The file that says what {@code settings} say, by dotted key; a value is a text, a number or a list as it stands after {@code --set}. */
    public static String of(Map<String, String> settings) {
        Map<String, Object> root = new LinkedHashMap<>();
        settings.forEach((key, value) -> put(root, key, value));
        try {
            return YAML.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and maps are YAML", e);
        }
    }

    private static void put(Map<String, Object> map, String key, String value) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            map.put(key, parsed(value));
            return;
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> below = (Map<String, Object>)
                map.computeIfAbsent(key.substring(0, dot), none -> new LinkedHashMap<String, Object>());
        put(below, key.substring(dot + 1), value);
    }

    private static Object parsed(String value) {
        try {
            return YAML.readValue(value, Object.class);
        } catch (JsonProcessingException e) {
            return value;
        }
    }
}
