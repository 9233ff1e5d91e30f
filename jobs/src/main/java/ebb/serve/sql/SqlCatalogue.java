package ebb.serve.sql;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import ebb.schema.CustomersTable;
import ebb.schema.IngestedFilesTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.schema.star.StarCustomersTable;
import ebb.schema.star.StarDatesTable;
import ebb.schema.star.StarFlowTable;
import ebb.schema.star.StarPublicationTable;
import ebb.schema.star.StarTables;
import ebb.serve.access.Role;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.ServedTables;
import ebb.serve.sql.SqlTable.Computed;
import ebb.serve.sql.SqlTable.Published;
import ebb.serve.view.GroupTotals;
import ebb.serve.view.Overviews;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What each role reads. Who may see customers reads the whole star, but no address. Everyone else reads sums over groups that are large enough, worked out
 * beforehand: from free queries over customers a group of one could be worked out, whatever it was called.
 */
final class SqlCatalogue {
    /** Schema that the tables are in; the same as that of {@code ebb publish}, so that a query works in both. */
    static final String SCHEMA = "ebb";

    /** Begins the names of the tables of groups. */
    static final String BY = "customers_by_";

    private SqlCatalogue() {}

    /**
     * Tables of a role.
     *
     * @param minCohort least customers of a group
     */
    static List<SqlTable> of(Role role, int minCohort) {
        int least = role.readsCustomers() ? 0 : minCohort;
        List<SqlTable> tables = new ArrayList<>();
        if (role.readsCustomers()) {
            StarTables.ALL.forEach(table -> tables.add(published(table)));
        } else {
            tables.add(published(StarPublicationTable.TABLE));
            tables.add(published(StarDatesTable.TABLE));
            tables.add(flow(least));
        }
        GroupTotals.COLUMNS.forEach(column -> tables.add(groups(column, least)));
        if (role.readsDeliveries()) {
            tables.add(deliveries());
            tables.add(rejections());
        }
        tables.add(new LeftOut(role, least).table());
        return List.copyOf(tables);
    }

    private static SqlTable published(Table table) {
        StructType columns = new StructType(Arrays.stream(table.schema().fields())
                .filter(field -> !field.name().equals(CustomersTable.EMAIL))
                .toArray(StructField[]::new));
        return new SqlTable(StarTables.nameOutside(table), table.row(), columns, table.key(), new Published(table));
    }

    private static SqlTable flow(int least) {
        Table flow = StarFlowTable.TABLE;
        List<String> kept = List.of(
                StarFlowTable.FROM_ON,
                StarFlowTable.UNTIL_ON,
                StarFlowTable.MOVEMENT,
                StarFlowTable.CUSTOMERS,
                StarFlowTable.YEAR_AMOUNT);
        return new SqlTable(
                StarTables.nameOutside(flow),
                flow.row() + "; groups below " + least + " customers are left out, " + LeftOut.NAME + " says how many",
                new StructType(
                        kept.stream().map(name -> flow.schema().apply(name)).toArray(StructField[]::new)),
                flow.key(),
                new Computed(star -> Overviews.flow(star, least)));
    }

    private static SqlTable groups(String column, int least) {
        StructField group = Stream.of(StarCustomersTable.TABLE.schema().fields())
                .filter(field -> field.name().equals(column))
                .findFirst()
                .orElseThrow();
        return new SqlTable(
                BY + column,
                "the scored customers of one " + column
                        + (least == 0
                                ? ""
                                : "; groups below " + least + " are left out, " + LeftOut.NAME + " says how many"),
                new StructType(new StructField[] {
                    optional(column, DataTypes.StringType, group.getComment().getOrElse(() -> "")),
                    required(GroupTotals.CUSTOMERS, DataTypes.LongType, "Customers who were scored"),
                    required(GroupTotals.ACTIVE, DataTypes.LongType, "Of these, active on the as-of date"),
                    optional(
                            ScoresTable.EXPECTED_VALUE, DataTypes.DoubleType, "Their spending expected in the horizon"),
                    optional(
                            SegmentsTable.MONEY_AT_RISK,
                            DataTypes.DoubleType,
                            "Churn probability times expected value, summed up"),
                    optional(
                            GroupTotals.CHURN_RATE,
                            DataTypes.DoubleType,
                            "Mean churn probability of the active, 0 to 1; null: nobody is active")
                }),
                List.of(column),
                new Computed(star -> isServed(star) ? new GroupTotals(least).by(star, column) : List.of()));
    }

    private static boolean isServed(ServedStar star) {
        return star.has(ServedTables.PEOPLE);
    }

    private static SqlTable deliveries() {
        List<String> counts = List.of(
                IngestedFilesTable.IN_COUNT,
                IngestedFilesTable.ACCEPTED_COUNT,
                IngestedFilesTable.DUPLICATE_COUNT,
                IngestedFilesTable.ANONYMOUS_COUNT,
                IngestedFilesTable.FILTERED_COUNT,
                IngestedFilesTable.REJECTED_COUNT);
        Stream<StructField> first = Stream.of(
                required(IngestedFilesTable.INPUT, DataTypes.StringType, "Input"),
                required(Overviews.FILES, DataTypes.LongType, "Files that were read"),
                IngestedFilesTable.TABLE.schema().apply(IngestedFilesTable.INGESTED_AT));
        Stream<StructField> rest = counts.stream().map(IngestedFilesTable.TABLE.schema()::apply);
        return new SqlTable(
                "deliveries",
                "an input: its files, its rows and where they went",
                new StructType(Stream.concat(first, rest).toArray(StructField[]::new)),
                List.of(IngestedFilesTable.INPUT),
                new Computed(Overviews::deliveries));
    }

    private static SqlTable rejections() {
        return new SqlTable(
                "rejections",
                "a reason for which rows of an input were rejected",
                new StructType(new StructField[] {
                    required(RejectedRowsTable.INPUT, DataTypes.StringType, "Input"),
                    RejectedRowsTable.TABLE.schema().apply(RejectedRowsTable.REASON),
                    required(IngestedFilesTable.REJECTED_COUNT, DataTypes.LongType, "Rows")
                }),
                List.of(RejectedRowsTable.INPUT, RejectedRowsTable.REASON),
                new Computed(Overviews::rejections));
    }
}
