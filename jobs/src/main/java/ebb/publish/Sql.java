package ebb.publish;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;

/** SQL that PostgreSQL and DuckDB both understand. */
final class Sql {
    private Sql() {}

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String name(String schema, String table) {
        return name(schema) + "." + name(table);
    }

    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String names(List<String> columns) {
        return columns.stream().map(Sql::name).collect(Collectors.joining(", "));
    }

    static String create(String schema, DatabaseTable table) {
        Stream<String> columns = Stream.of(table.columns().fields()).map(Sql::column);
        Stream<String> key = Stream.of("PRIMARY KEY (" + names(table.key()) + ")");
        return "CREATE TABLE " + name(schema, table.name()) + " "
                + Stream.concat(columns, key).collect(Collectors.joining(", ", "(", ")"));
    }

    static String column(StructField field) {
        return name(field.name()) + " " + type(field.dataType()) + (field.nullable() ? "" : " NOT NULL");
    }

    static String type(DataType type) {
        if (type instanceof DecimalType decimal) {
            return "numeric(" + decimal.precision() + "," + decimal.scale() + ")";
        } else if (type.equals(DataTypes.StringType)) {
            return "text";
        } else if (type.equals(DataTypes.DoubleType)) {
            return "double precision";
        } else if (type.equals(DataTypes.TimestampType)) {
            return "timestamp with time zone";
        }
        return type.sql().toLowerCase(java.util.Locale.ROOT);
    }

    /** Comments of a table and its columns. */
    static List<String> comments(String schema, DatabaseTable table) {
        String name = name(schema, table.name());
        Stream<String> columns = Stream.of(table.columns().fields())
                .map(field -> "COMMENT ON COLUMN " + name + "." + name(field.name()) + " IS "
                        + text(field.getComment().getOrElse(() -> "")));
        return Stream.concat(Stream.of("COMMENT ON TABLE " + name + " IS " + text(table.comment())), columns)
                .toList();
    }
}
