package ebb.publish;

import ebb.schema.Column;
import ebb.schema.star.StarCustomersTable;
import ebb.schema.star.StarTables;
import ebb.star.Measure;
import ebb.star.MeasureCatalogue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/** Measures, dimensions and joins of the star as a data model of Cube, over the schema that {@code ebb publish} fills. */
public final class SemanticModel {
    private static final String HEAD = "# Generated: `ebb tables --semantic-model` prints this file.\n";
    private static final String CUSTOMERS = StarTables.nameOutside(StarCustomersTable.TABLE);

    private SemanticModel() {}

    /**
     * The model.
     *
     * @param schema of the database
     */
    public static String yaml(String schema) {
        List<Map<String, Object>> cubes = DatabaseTables.all(List.of()).stream()
                .map(table -> cube(schema, table))
                .toList();
        return Yaml.of(HEAD, Map.of("cubes", cubes));
    }

    private static Map<String, Object> cube(String schema, DatabaseTable table) {
        Map<String, Object> cube = new LinkedHashMap<>();
        cube.put("name", table.name());
        cube.put("sql_table", schema + "." + table.name());
        cube.put("description", table.comment());
        if (hasCustomers(table)) {
            cube.put("joins", List.of(join()));
        }
        cube.put("dimensions", dimensions(table));
        List<Map<String, Object>> measures = MeasureCatalogue.ALL.stream()
                .filter(measure -> StarTables.nameOutside(measure.fact()).equals(table.name()))
                .map(SemanticModel::measure)
                .toList();
        if (!measures.isEmpty()) {
            cube.put("measures", measures);
        }
        return cube;
    }

    private static boolean hasCustomers(DatabaseTable table) {
        return !table.name().equals(CUSTOMERS) && table.names().contains(Column.CUSTOMER_ID);
    }

    private static Map<String, Object> join() {
        Map<String, Object> join = new LinkedHashMap<>();
        join.put("name", CUSTOMERS);
        join.put("sql", "{CUBE}." + Column.CUSTOMER_ID + " = {" + CUSTOMERS + "}." + Column.CUSTOMER_ID);
        join.put("relationship", "many_to_one");
        return join;
    }

    /** Cube wants one column that tells rows apart. */
    private static List<Map<String, Object>> dimensions(DatabaseTable table) {
        Stream<Map<String, Object>> columns =
                Arrays.stream(table.columns().fields()).map(field -> dimension(table, field));
        if (table.key().size() == 1) {
            return columns.toList();
        }
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("name", "row_id");
        key.put(
                "sql",
                String.join(
                        " || '|' || ",
                        table.key().stream()
                                .map(name -> "{CUBE}." + Sql.name(name))
                                .toList()));
        key.put("type", "string");
        key.put("primary_key", true);
        return Stream.concat(Stream.of(key), columns).toList();
    }

    private static Map<String, Object> dimension(DatabaseTable table, StructField field) {
        Map<String, Object> dimension = new LinkedHashMap<>();
        dimension.put("name", field.name());
        dimension.put("sql", "{CUBE}." + Sql.name(field.name()));
        dimension.put("type", type(field.dataType()));
        dimension.put("description", field.getComment().getOrElse(() -> ""));
        if (table.key().equals(List.of(field.name()))) {
            dimension.put("primary_key", true);
            dimension.put("public", true);
        }
        return dimension;
    }

    private static String type(DataType type) {
        if (type.equals(DataTypes.DateType) || type.equals(DataTypes.TimestampType)) {
            return "time";
        } else if (type.equals(DataTypes.BooleanType)) {
            return "boolean";
        }
        return type instanceof NumericType ? "number" : "string";
    }

    private static Map<String, Object> measure(Measure measure) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", measure.name());
        entry.put("title", measure.label());
        entry.put("sql", measure.sql().replace(CUSTOMERS + ".", "{" + CUSTOMERS + "}."));
        entry.put("type", "number");
        entry.put("description", measure.meaning());
        switch (measure.unit()) {
            case SHARE -> entry.put("format", "percent");
            case MONEY -> entry.put("format", "currency");
            default -> {}
        }
        return entry;
    }
}
