package ebb.ingest.value;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import ebb.conf.Duplicates;
import ebb.conf.NearestName;
import ebb.conf.SettingsException;
import ebb.ingest.catalogue.Input;
import ebb.ingest.source.SourceRows;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;

/** The identity of a row by which duplicates are found: a hash of 128 bits, so that two rows never share one by chance. */
public record RowKey(Input input, Duplicates duplicates, SourceRows source, List<MappedField> mapped) {
    /** Column of {@link #hash()} beside the judged rows. */
    public static final String HASH = "__ebb_key_hash";

    private record Named(String name, Column value) {}

    /** Null where duplicates are not looked for or the row lacks one of the keys. */
    public Column column() {
        List<Named> values = values();
        return ofComplete(
                values,
                RowDigest.of(
                        values.stream().map(Named::name).toList(),
                        values.stream().map(Named::value).toList()));
    }

    /** A whole number that rows of one key share, and few others do; it asks for no other column and is worked out in a fraction of the time. */
    public Column hash() {
        List<Named> values = values();
        return ofComplete(
                values,
                xxhash64(values.stream()
                        .map(named -> named.value().cast("string"))
                        .toArray(Column[]::new)));
    }

    /** The source's columns that nothing is read from. */
    public List<String> unread() {
        Set<String> read = mapped.stream()
                .flatMap(field -> field.references().stream())
                .map(RowKey::lower)
                .collect(Collectors.toSet());
        return source.sourceColumns().stream()
                .filter(name -> !read.contains(lower(name)))
                .toList();
    }

    /** Whether rows with equal keys bear equal dates, so that older days need not be searched. */
    public boolean holdsDate() {
        return switch (duplicates.kind()) {
            case NONE -> false;
            case WHOLE_ROW, ACROSS_FILES -> true;
            case KEYS -> input.datedBy().filter(duplicates.keys()::contains).isPresent();
        };
    }

    /** Whole rows in order of name, so that neither another order of the columns nor a new empty one changes the key. */
    private List<Named> values() {
        return switch (duplicates.kind()) {
            case NONE -> List.of();
            case WHOLE_ROW, ACROSS_FILES ->
                source.sourceColumns().stream()
                        .sorted(Comparator.comparing(RowKey::lower))
                        .map(name -> new Named(lower(name), SourceRows.column(name)))
                        .toList();
            case KEYS ->
                duplicates.keys().stream()
                        .map(key -> new Named(lower(key), valueOf(key)))
                        .toList();
        };
    }

    private Column ofComplete(List<Named> values, Column hash) {
        Column complete =
                switch (duplicates.kind()) {
                    case NONE -> lit(false);
                    case WHOLE_ROW, ACROSS_FILES -> lit(true);
                    case KEYS ->
                        values.stream().map(named -> named.value().isNotNull()).reduce(lit(true), Column::and);
                };
        return when(complete, hash);
    }

    private Column valueOf(String key) {
        if (mapped.stream().anyMatch(field -> field.name().equals(key))) {
            return FieldReader.value(key);
        }
        TreeSet<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(source.sourceColumns());
        if (known.contains(key)) {
            return SourceRows.column(key);
        }
        mapped.forEach(field -> known.add(field.name()));
        throw new SettingsException("Cannot use inputs." + input.name() + ".duplicates: '" + key
                + "' is no column of the table that the source gives, nor one of the source."
                + NearestName.of(key, known)
                        .map(name -> " Did you mean " + name + "?")
                        .orElse(""));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
