package ebb.serve.sql;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import ebb.schema.CustomersTable;
import ebb.schema.InputProfileTable;
import ebb.schema.LifeEventsTable;
import ebb.schema.TableVersionsTable;
import ebb.schema.star.StarCustomersTable;
import ebb.schema.star.StarDatesTable;
import ebb.schema.star.StarFlowTable;
import ebb.schema.star.StarPublicationTable;
import ebb.schema.star.StarTables;
import ebb.serve.access.Role;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.ServedTables;
import ebb.serve.view.AbsentColumns;
import ebb.serve.view.GroupTotals;
import ebb.serve.view.Overviews;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The table in which a BI tool reads what it does not see of the others: groups that are too small, columns of personal data, tables of another role.
 *
 * @param least least customers of a group; 0: the role reads customers
 */
record LeftOut(Role role, int least) {
    static final String NAME = "left_out";

    private static final String OF = TableVersionsTable.TABLE_NAME;
    private static final String WHAT = "what";
    private static final String COLUMN = InputProfileTable.COLUMN_NAME;
    private static final String COUNT = "hidden_groups";
    private static final String BECAUSE = "because";

    private static final StructType COLUMNS = new StructType(new StructField[] {
        required(OF, DataTypes.StringType, "Table of which something is left out"),
        required(WHAT, DataTypes.StringType, "groups, column or table"),
        optional(COLUMN, DataTypes.StringType, "Column that is left out or null throughout; null: it is not about one"),
        optional(COUNT, DataTypes.LongType, "How many groups are left out; null: it is not about groups"),
        required(BECAUSE, DataTypes.StringType, "Why, and where it can be had")
    });

    SqlTable table() {
        return new SqlTable(
                NAME,
                "a table and what is left out of it, with the reason",
                COLUMNS,
                List.of(OF, WHAT, COLUMN),
                new SqlTable.Computed(this::rows));
    }

    private List<Map<String, Object>> rows(ServedStar star) {
        List<Map<String, Object>> rows = new ArrayList<>();
        if (role.readsCustomers()) {
            AbsentColumns.of(star).forEach(column -> rows.add(column(column)));
        } else {
            groups(star, rows);
            StarTables.ALL.stream()
                    .filter(table -> !List.of(StarPublicationTable.TABLE, StarDatesTable.TABLE, StarFlowTable.TABLE)
                            .contains(table))
                    .forEach(table -> rows.add(row(
                            StarTables.nameOutside(table),
                            "table",
                            "rows of single customers and figures of few are for the role " + Role.MARKETING.label())));
        }
        rows.add(row(
                LifeEventsTable.TABLE.name(),
                "table",
                "sensitive: read with `ebb actions --purpose` by who has the purpose, and recorded"));
        return rows;
    }

    private void groups(ServedStar star, List<Map<String, Object>> rows) {
        String because = "about fewer than " + least
                + " customers, or such that something about fewer could be worked out from the other figures";
        GroupTotals totals = new GroupTotals(least);
        for (String column : GroupTotals.COLUMNS) {
            Map<String, Object> row = row(SqlCatalogue.BY + column, "groups", because);
            row.put(COUNT, star.has(ServedTables.PEOPLE) ? (long) totals.hidden(star, column) : 0L);
            rows.add(row);
        }
        Map<String, Object> flow = row(StarTables.nameOutside(StarFlowTable.TABLE), "groups", because);
        flow.put(
                COUNT,
                (long) Overviews.flow(star, 0).size()
                        - Overviews.flow(star, least).size());
        rows.add(flow);
    }

    private static Map<String, Object> column(String column) {
        Map<String, Object> row = row(
                StarTables.nameOutside(StarCustomersTable.TABLE),
                "column",
                column.equals(CustomersTable.NAME)
                        ? "personal: bi.personal-columns does not name it, so that it is null"
                        : "personal: an address is in written lists only, where export.columns names it");
        row.put(COLUMN, column);
        return row;
    }

    private static Map<String, Object> row(String table, String what, String because) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(OF, table);
        row.put(WHAT, what);
        row.put(BECAUSE, because);
        return row;
    }
}
