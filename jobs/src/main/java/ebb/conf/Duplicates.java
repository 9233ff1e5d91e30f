package ebb.conf;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;

/**
 * What makes two rows of an input the same row: equal key columns, equal in every source column, or nothing.
 *
 * @param keys the columns of {@code keys: [...]}, of the table or of the source; empty otherwise
 */
public record Duplicates(Kind kind, List<String> keys) {
    public static final Duplicates NONE = new Duplicates(Kind.NONE, List.of());
    public static final Duplicates WHOLE_ROW = new Duplicates(Kind.WHOLE_ROW, List.of());

    /** How rows are compared. */
    public enum Kind {
        NONE,
        WHOLE_ROW,
        KEYS
    }

    public Duplicates {
        keys = List.copyOf(keys);
        Check.that((kind == Kind.KEYS) != keys.isEmpty(), "duplicates", keys, "keys: [...] at least one column");
    }

    public static Duplicates byKeys(String... keys) {
        return new Duplicates(Kind.KEYS, List.of(keys));
    }

    public boolean areLookedFor() {
        return kind != Kind.NONE;
    }

    /** Reads {@code none}, {@code whole-row} or {@code keys: [column, ...]}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Duplicates of(Object setting) {
        if ("none".equals(setting)) {
            return NONE;
        }
        if ("whole-row".equals(setting)) {
            return WHOLE_ROW;
        }
        if (setting instanceof Map<?, ?> map && map.size() == 1 && map.get("keys") instanceof List<?> keys) {
            return byKeys(keys.stream().map(String::valueOf).toArray(String[]::new));
        }
        throw new SettingsException(
                "Cannot use duplicates: " + setting + ". Give none, whole-row or keys: [column, ...].");
    }

    @JsonValue
    Object toSetting() {
        return switch (kind) {
            case NONE -> "none";
            case WHOLE_ROW -> "whole-row";
            case KEYS -> Map.of("keys", keys);
        };
    }
}
