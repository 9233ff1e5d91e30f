package ebb.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
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
import java.util.TreeSet;
import org.apache.spark.sql.Column;

/** The identity of a row by which duplicates are found: a hash of 128 bits, so that two rows never share one by chance. */
record RowKey(Input input, Duplicates duplicates, SourceRows source, List<MappedField> mapped) {

    /** Null where duplicates are not looked for or the row lacks one of the keys. */
    Column column() {
        return switch (duplicates.kind()) {
            case NONE -> lit(null).cast("string");
            case WHOLE_ROW -> md5(concat(parts(source.sourceColumns()).toArray(Column[]::new)));
            case KEYS -> keyed();
        };
    }

    /** Whether rows with equal keys bear equal dates, so that older days need not be searched. */
    boolean holdsDate() {
        return switch (duplicates.kind()) {
            case NONE -> false;
            case WHOLE_ROW -> true;
            case KEYS -> input.datedBy().filter(duplicates.keys()::contains).isPresent();
        };
    }

    /** Name, length and value of each column that has one: neither the order of the columns nor a new empty one changes the key. */
    private List<Column> parts(List<String> columns) {
        return columns.stream()
                .sorted(Comparator.comparing(name -> name.toLowerCase(Locale.ROOT)))
                .map(name -> part(name, SourceRows.column(name)))
                .toList();
    }

    private Column keyed() {
        List<Column> parts = new ArrayList<>();
        Column complete = lit(true);
        for (String key : duplicates.keys()) {
            Column value = valueOf(key);
            complete = complete.and(value.isNotNull());
            parts.add(part(key, value));
        }
        return when(complete, md5(concat(parts.toArray(Column[]::new))));
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

    private static Column part(String name, Column value) {
        Column text = value.cast("string");
        return coalesce(concat(lit(name.toLowerCase(Locale.ROOT) + "="), length(text), lit(":"), text), lit(""));
    }
}
