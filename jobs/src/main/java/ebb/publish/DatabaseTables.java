package ebb.publish;

import ebb.publish.DatabaseTable.Reference;
import ebb.schema.Column;
import ebb.schema.CustomersTable;
import ebb.schema.NextActionsTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.schema.WarningsTable;
import ebb.schema.star.StarColumns;
import ebb.schema.star.StarCustomersTable;
import ebb.schema.star.StarPublicationTable;
import ebb.schema.star.StarTables;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The star as tables of a database. {@code publication} and {@code as_of} stand once, in the table {@code publication}, so that a row that did not change is not
 * sent; who the customers are stands in a table of its own, {@code persons}, so that a role can be kept from it.
 */
final class DatabaseTables {
    /** Name of the table that says who the customers are. */
    static final String PERSONS = "persons";

    private static final Set<String> STANDS_ONCE = Set.of(StarColumns.PUBLICATION, StarColumns.AS_OF);
    private static final Set<String> GROUPS = Set.of(
            SegmentsTable.LIFECYCLE,
            SegmentsTable.RISK_BAND,
            CustomersTable.REGION,
            CustomersTable.OWNER,
            WarningsTable.RULE,
            WarningsTable.STATUS,
            NextActionsTable.STATE);

    private DatabaseTables() {}

    /** The tables, those that others refer to first. */
    static List<DatabaseTable> all(List<String> personalColumns) {
        Stream<DatabaseTable> star = StarTables.ALL.stream().map(DatabaseTables::of);
        return Stream.concat(star, personalColumns.isEmpty() ? Stream.of() : Stream.of(persons(personalColumns)))
                .toList();
    }

    private static DatabaseTable of(Table table) {
        StructType columns = new StructType(Arrays.stream(table.schema().fields())
                .filter(field -> isKept(table, field.name()))
                .toArray(StructField[]::new));
        List<Reference> references = StarTables.OF_THE_SCORED.contains(table)
                ? List.of(new Reference(Column.CUSTOMER_ID, StarTables.nameOutside(StarCustomersTable.TABLE)))
                : List.of();
        return new DatabaseTable(
                StarTables.nameOutside(table),
                "A row is " + table.row(),
                table.name(),
                columns,
                table.key(),
                indexes(table, columns),
                references);
    }

    private static boolean isKept(Table table, String column) {
        if (table.equals(StarPublicationTable.TABLE)) {
            return true;
        }
        return !STANDS_ONCE.contains(column) && !StarCustomersTable.PERSONAL.contains(column);
    }

    /** What reports group and filter by: groups and days, and the customer where the key begins with another column. */
    private static List<String> indexes(Table table, StructType columns) {
        return Arrays.stream(columns.fields())
                .filter(field -> GROUPS.contains(field.name())
                        || (isDay(field) && table.key().contains(field.name())))
                .map(StructField::name)
                .filter(name -> !table.key().isEmpty() && !table.key().get(0).equals(name))
                .toList();
    }

    private static boolean isDay(StructField field) {
        return field.dataType().equals(DataTypes.DateType);
    }

    private static DatabaseTable persons(List<String> personalColumns) {
        Table customers = StarCustomersTable.TABLE;
        StructType columns = new StructType(Stream.concat(Stream.of(Column.CUSTOMER_ID), personalColumns.stream())
                .map(name -> customers.schema().apply(name))
                .toArray(StructField[]::new));
        return new DatabaseTable(
                PERSONS,
                "A row is who a customer is: personal data",
                customers.name(),
                columns,
                customers.key(),
                List.of(),
                List.of(new Reference(Column.CUSTOMER_ID, StarTables.nameOutside(customers))));
    }
}
