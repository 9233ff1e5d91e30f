package ebb.publish;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructType;

/**
 * A table of the star as a database has it.
 *
 * @param name name in the schema
 * @param comment what a row is
 * @param source name of the table of the lake that the rows are of
 * @param columns with types and comments
 * @param key columns of the primary key
 * @param indexes columns that are searched by, each with an index of its own
 * @param references tables whose key a column of this one names
 */
record DatabaseTable(
        String name,
        String comment,
        String source,
        StructType columns,
        List<String> key,
        List<String> indexes,
        List<Reference> references) {

    /** A column that holds keys of another table. */
    record Reference(String column, String table) {}

    List<String> names() {
        return Arrays.asList(columns.fieldNames());
    }

    /** What changes when the table must be made anew. */
    String definition() {
        return Arrays.stream(columns.fields())
                .map(field -> field.name() + " " + field.dataType().sql() + (field.nullable() ? "" : " NOT NULL"))
                .collect(Collectors.joining(", ", "", "; " + key));
    }
}
