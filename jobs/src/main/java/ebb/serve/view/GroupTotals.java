package ebb.serve.view;

import ebb.schema.CustomersTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.serve.engine.Query;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.ServedTables;
import ebb.serve.engine.SqlText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Customers counted by one column. For readers who may not see a customer small groups are hidden, and as many more as it takes that nothing gives them away
 * ({@link ShownFigures}). Only one column at a time and no filter: from two tables with different filters a hidden group could be worked out.
 */
public final class GroupTotals {
    public static final String CUSTOMERS = "customers";
    public static final String ACTIVE = "active";
    public static final String CHURN_RATE = "mean_churn_probability";

    /** Columns that customers may be counted by. */
    public static final List<String> COLUMNS = List.of(
            SegmentsTable.LIFECYCLE,
            SegmentsTable.RISK_BAND,
            SegmentsTable.VALUE_BAND,
            CustomersTable.REGION,
            SegmentsTable.ACCOUNT_CLASS,
            SegmentsTable.RFM_GROUP,
            CustomersTable.OWNER);

    /** SQL of the mean of active customers: of all, that of the others could be worked out by the measure of the semantic model. */
    static final String MEAN_CHURN =
            "avg(" + ScoresTable.CHURN_PROBABILITY + ") FILTER (WHERE " + ScoresTable.IS_ACTIVE + ") AS " + CHURN_RATE;

    private static final String MEASURES =
            counts(ScoresTable.IS_ACTIVE) + ", sum(" + ScoresTable.EXPECTED_VALUE + ") AS "
                    + ScoresTable.EXPECTED_VALUE + ", sum(" + SegmentsTable.MONEY_AT_RISK + ") AS "
                    + SegmentsTable.MONEY_AT_RISK + ", " + MEAN_CHURN;

    private final int leastSize;

    /**
     * Customers with one value in a column.
     *
     * @param value null: not known
     */
    record Group(String column, Object value) {}

    /**
     * SQL of the two counts that say how large a group is.
     *
     * @param isActive SQL of whether a customer is active
     */
    public static String counts(String isActive) {
        return "count(*) AS " + CUSTOMERS + ", count(*) FILTER (WHERE " + isActive + ") AS " + ACTIVE;
    }

    /**
     * Totals for a reader.
     *
     * @param leastSize {@code life-events.min-cohort}; 0: who may see a customer sees every group
     */
    public GroupTotals(int leastSize) {
        this.leastSize = leastSize;
    }

    /**
     * Customers by a column, the largest group first; hidden ones are left out.
     *
     * @throws BadQuestion where customers may not be counted by it
     */
    public List<Map<String, Object>> by(ServedStar star, String column) {
        return permitted(star, Optional.of(column), every(star, column));
    }

    /** How many groups of a column are left out. */
    public int hidden(ServedStar star, String column) {
        return every(star, column).size() - by(star, column).size();
    }

    private static List<Map<String, Object>> every(ServedStar star, String column) {
        if (!COLUMNS.contains(column)) {
            throw new BadQuestion("Cannot count by that. Give one of " + String.join(", ", COLUMNS) + ".");
        }
        String name = SqlText.name(column);
        return star.rows(Query.of("SELECT " + name + " AS " + name + ", " + MEASURES + " FROM " + ServedTables.PEOPLE
                + " GROUP BY 1 ORDER BY 2 DESC, 1"));
    }

    /** All customers in one row; empty where they are fewer than a group must have. */
    public List<Map<String, Object>> all(ServedStar star) {
        return permitted(
                star, Optional.empty(), star.rows(Query.of("SELECT " + MEASURES + " FROM " + ServedTables.PEOPLE)));
    }

    /**
     * The rows that the reader may see.
     *
     * @param column of {@link #COLUMNS} that has the group of each row; empty: one row about all customers
     */
    public List<Map<String, Object>> permitted(
            ServedStar star, Optional<String> column, List<Map<String, Object>> rows) {
        if (leastSize == 0) {
            return rows;
        }
        ShownFigures figures = shown(star);
        return rows.stream()
                .filter(row -> figures.isShown(column.<Object>map(name -> new Group(name, row.get(name)))
                        .orElse(ShownFigures.ALL)))
                .toList();
    }

    /** Worked out once for each publication. */
    ShownFigures shown(ServedStar star) {
        return star.held("groups of " + leastSize, () -> {
            List<ShownFigures.Cell> cells =
                    star.cells(SegmentQuery.alike(COLUMNS, List.of(), Integer.MAX_VALUE)).stream()
                            .map(GroupTotals::cell)
                            .toList();
            return ShownFigures.of(cells, figure -> false, leastSize);
        });
    }

    private static ShownFigures.Cell cell(Object[] cell) {
        return new ShownFigures.Cell(groups(cell), GroupSize.lastOf(cell));
    }

    /** The groups of customers who are alike in {@link #COLUMNS}. */
    static Set<Object> groups(Object[] cell) {
        return IntStream.range(0, COLUMNS.size())
                .mapToObj(column -> new Group(COLUMNS.get(column), cell[column]))
                .collect(Collectors.toSet());
    }

    /** The rows whose count is large enough, with as many hidden as it takes that the rest cannot be worked out from the total. */
    public static List<Map<String, Object>> shown(List<Map<String, Object>> rows, String count, int leastSize) {
        List<ShownFigures.Cell> cells = rows.stream()
                .map(row -> new ShownFigures.Cell(Set.of(row), new GroupSize((Long) row.get(count), 0)))
                .toList();
        ShownFigures figures = ShownFigures.of(cells, figure -> false, leastSize);
        return rows.stream().filter(figures::isShown).toList();
    }
}
