package ebb.conf;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What makes two rows of an input the same row: equal key columns, equal in every source column (anywhere, or only in another file), or nothing.
 *
 * @param keys the columns of {@code keys: [...]}, of the table or of the source; empty otherwise
 * @param keep which of the rows with equal keys is kept
 */
public record Duplicates(Kind kind, List<String> keys, Keep keep) {
    public static final Duplicates NONE = new Duplicates(Kind.NONE, List.of(), Keep.OLDEST);
    public static final Duplicates WHOLE_ROW = new Duplicates(Kind.WHOLE_ROW, List.of(), Keep.OLDEST);
    public static final Duplicates ACROSS_FILES = new Duplicates(Kind.ACROSS_FILES, List.of(), Keep.OLDEST);

    private static final String KEYS = "keys";
    private static final String KEEP = "keep";

    /** How rows are compared. */
    public enum Kind {
        NONE,
        WHOLE_ROW,
        /** Equal rows of one file are all kept, those of another file only where it has more of them. */
        ACROSS_FILES,
        KEYS
    }

    /** The delivery whose row is kept; within one file it is the first line. */
    public enum Keep {
        NEWEST,
        OLDEST
    }

    public Duplicates {
        keys = List.copyOf(keys);
        Check.that((kind == Kind.KEYS) != keys.isEmpty(), "duplicates", keys, "keys: [...] at least one column");
    }

    /** Rows are the same whose {@code keys} are; the newest delivery wins. */
    public static Duplicates byKeys(String... keys) {
        return new Duplicates(Kind.KEYS, List.of(keys), Keep.NEWEST);
    }

    /** The same comparison, keeping the row of the oldest delivery. */
    public Duplicates keepingOldest() {
        return new Duplicates(kind, keys, Keep.OLDEST);
    }

    public boolean areLookedFor() {
        return kind != Kind.NONE;
    }

    /** Whether a new delivery may take rows of earlier ones out of the table. */
    public boolean replaceEarlier() {
        return kind == Kind.KEYS && keep == Keep.NEWEST;
    }

    /** Reads {@code none}, {@code whole-row}, {@code across-files} or {@code keys: [column, ...]} with {@code keep: newest | oldest}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Duplicates of(Object setting) {
        if ("none".equals(setting)) {
            return NONE;
        }
        if ("whole-row".equals(setting)) {
            return WHOLE_ROW;
        }
        if ("across-files".equals(setting)) {
            return ACROSS_FILES;
        }
        if (setting instanceof Map<?, ?> map
                && Set.of(KEYS, KEEP).containsAll(map.keySet())
                && map.get(KEYS) instanceof List<?> keys) {
            Duplicates byKeys = byKeys(keys.stream().map(String::valueOf).toArray(String[]::new));
            Object keep = map.containsKey(KEEP) ? map.get(KEEP) : "newest";
            Check.that(Set.of("newest", "oldest").contains(keep), "duplicates.keep", keep, "newest or oldest");
            return "oldest".equals(keep) ? byKeys.keepingOldest() : byKeys;
        }
        throw new SettingsException("Cannot use duplicates: " + setting
                + ". Give none, whole-row, across-files or keys: [column, ...] with keep: newest or oldest.");
    }

    @JsonValue
    Object toSetting() {
        return switch (kind) {
            case NONE -> "none";
            case WHOLE_ROW -> "whole-row";
            case ACROSS_FILES -> "across-files";
            case KEYS -> {
                Map<String, Object> setting = new LinkedHashMap<>();
                setting.put(KEYS, keys);
                setting.put(KEEP, keep == Keep.NEWEST ? "newest" : "oldest");
                yield setting;
            }
        };
    }
}
