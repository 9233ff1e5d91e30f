package ebb.publish;

import ebb.schema.star.StarCustomersTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/** What readers of the star are promised, as an Open Data Contract Standard file. */
public final class StarContract {
    /**
     * Version of the promise: the first number rises where a column goes, changes its type or its meaning, the second where one is added. A test compares the
     * columns with those of this version.
     */
    public static final String VERSION = "1.1.0";

    private static final String HEAD = "# Generated: `ebb tables --contract` prints this file.\n";

    private StarContract() {}

    /** The contract. */
    public static String yaml() {
        Map<String, Object> contract = new LinkedHashMap<>();
        contract.put("apiVersion", "v3.0.2");
        contract.put("kind", "DataContract");
        contract.put("id", "ebb-star");
        contract.put("name", "Ebb star");
        contract.put("version", VERSION);
        contract.put("status", "active");
        contract.put(
                "description",
                Map.of("purpose", "Which customers are leaving, what they are worth and what to do, for BI tools."));
        contract.put("schema", tables().stream().map(StarContract::table).toList());
        return Yaml.of(HEAD, contract);
    }

    /** A line a column with all that a reader may rely on but the words of its comment. */
    public static List<String> columns() {
        return tables().stream()
                .flatMap(table -> Arrays.stream(table.columns().fields())
                        .map(field -> table.name() + "." + field.name() + " "
                                + field.dataType().sql() + (field.nullable() ? "" : " NOT NULL")
                                + (table.key().contains(field.name()) ? " KEY" : "")))
                .toList();
    }

    static List<DatabaseTable> tables() {
        return DatabaseTables.all(StarCustomersTable.PERSONAL);
    }

    private static Map<String, Object> table(DatabaseTable table) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", table.name());
        object.put("physicalName", table.name());
        object.put("physicalType", "table");
        object.put("description", table.comment());
        object.put(
                "properties",
                Arrays.stream(table.columns().fields())
                        .map(field -> column(table, field))
                        .collect(Collectors.toList()));
        return object;
    }

    private static Map<String, Object> column(DatabaseTable table, StructField field) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("name", field.name());
        property.put("logicalType", logicalType(field.dataType()));
        property.put("physicalType", Sql.type(field.dataType()));
        property.put("required", !field.nullable());
        if (table.key().contains(field.name())) {
            property.put("primaryKey", true);
            property.put("primaryKeyPosition", 1 + table.key().indexOf(field.name()));
        }
        if (StarCustomersTable.PERSONAL.contains(field.name())) {
            property.put("classification", "personal");
        }
        property.put("description", field.getComment().getOrElse(() -> ""));
        return property;
    }

    private static String logicalType(DataType type) {
        if (type.equals(DataTypes.DateType) || type.equals(DataTypes.TimestampType)) {
            return "date";
        } else if (type.equals(DataTypes.BooleanType)) {
            return "boolean";
        } else if (type.equals(DataTypes.IntegerType) || type.equals(DataTypes.LongType)) {
            return "integer";
        }
        return type instanceof NumericType ? "number" : "string";
    }
}
