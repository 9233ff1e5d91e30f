package ebb.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.md5;
import static org.apache.spark.sql.functions.when;

import ebb.conf.Duplicates;
import ebb.conf.NearestName;
import ebb.conf.SettingsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;

/** The identity of a row by which duplicates are found: a hash of 128 bits, so that two rows never share one by chance. */
record RowKey(Input input, Duplicates duplicates, SourceRows source, List<MappedField> mapped) {

    /** Null where duplicates are not looked for or the row lacks one of the keys. */
    Column column() {
        return switch (duplicates.kind()) {
            case NONE -> lit(null).cast("string");
            case WHOLE_ROW, ACROSS_FILES -> hash(wholeRow());
            case KEYS -> keyed();
        };
    }

    /** The source's columns that nothing is read from. */
    List<String> unread() {
        Set<String> read = mapped.stream()
                .flatMap(field -> field.references().stream())
                .map(RowKey::lower)
                .collect(Collectors.toSet());
        return source.sourceColumns().stream()
                .filter(name -> !read.contains(lower(name)))
                .toList();
    }

    /** Whether rows with equal keys bear equal dates, so that older days need not be searched. */
    boolean holdsDate() {
        return switch (duplicates.kind()) {
            case NONE -> false;
            case WHOLE_ROW, ACROSS_FILES -> true;
            case KEYS -> input.datedBy().filter(duplicates.keys()::contains).isPresent();
        };
    }

    /** In order of name, so that neither another order of the columns nor a new empty one changes the key. */
    private List<Column> wholeRow() {
        return source.sourceColumns().stream()
                .sorted(Comparator.comparing(RowKey::lower))
                .map(name -> named(name, SourceRows.column(name)))
                .toList();
    }

    private Column keyed() {
        List<Column> values = new ArrayList<>();
        Column complete = lit(true);
        for (String key : duplicates.keys()) {
            Column value = valueOf(key);
            complete = complete.and(value.isNotNull());
            values.add(named(key, value));
        }
        return when(complete, hash(values));
    }

    /** Names and values are kept apart by characters that stand in no text; empty values are left out. */
    private static Column named(String name, Column value) {
        return coalesce(concat(lit("\u0001" + lower(name) + "\u0002"), value.cast("string")), lit(""));
    }

    /** Of one text: as JSON, which says the same, it takes several times as long. */
    private static Column hash(List<Column> values) {
        return md5(concat(values.toArray(Column[]::new)));
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
