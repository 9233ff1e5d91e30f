package ebb.serve.view;

import ebb.schema.CustomersTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.serve.engine.Query;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.ServedTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Customers counted by one column, for readers who may not see a customer. A group below the least size is hidden, and so is the next larger one where
 * the hidden ones together were still so few that the total would give them away. Only one column at a time and no filter: from two tables with different
 * filters a hidden group could be worked out.
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

    private static final String MEASURES = "count(*) AS " + CUSTOMERS + ", count(*) FILTER (WHERE "
            + ScoresTable.IS_ACTIVE + ") AS " + ACTIVE + ", sum(" + ScoresTable.EXPECTED_VALUE + ") AS "
            + ScoresTable.EXPECTED_VALUE + ", sum(" + SegmentsTable.MONEY_AT_RISK + ") AS "
            + SegmentsTable.MONEY_AT_RISK + ", avg(" + ScoresTable.CHURN_PROBABILITY + ") AS " + CHURN_RATE;

    private final int leastSize;

    /**
     * Groups of at least so many customers.
     *
     * @param leastSize {@code life-events.min-cohort}
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
        if (!COLUMNS.contains(column)) {
            throw new BadQuestion("Cannot count by that. Give one of " + String.join(", ", COLUMNS) + ".");
        }
        String name = "\"" + column + "\"";
        List<Map<String, Object>> rows = star.rows(Query.of("SELECT " + name + " AS " + name + ", " + MEASURES
                + " FROM " + ServedTables.PEOPLE + " GROUP BY 1 ORDER BY 2 DESC, 1"));
        return shown(rows, CUSTOMERS, leastSize);
    }

    /** All customers in one row; empty where they are fewer than a group must have. */
    public List<Map<String, Object>> all(ServedStar star) {
        return shown(star.rows(Query.of("SELECT " + MEASURES + " FROM " + ServedTables.PEOPLE)), CUSTOMERS, leastSize);
    }

    /** The rows whose count is large enough, with as many hidden as it takes that the rest cannot be worked out from the total. */
    public static List<Map<String, Object>> shown(List<Map<String, Object>> rows, String count, int leastSize) {
        List<Map<String, Object>> bySize = new ArrayList<>(rows);
        bySize.sort(Comparator.comparingLong(row -> (Long) row.get(count)));
        long hidden = 0;
        int groups = 0;
        for (Map<String, Object> row : bySize) {
            long size = (Long) row.get(count);
            if (size >= leastSize && (hidden == 0 || (hidden >= leastSize && groups > 1))) {
                break;
            }
            hidden += size;
            groups++;
        }
        List<Map<String, Object>> out = bySize.subList(0, groups);
        return rows.stream()
                .filter(row -> out.stream().noneMatch(hiddenRow -> hiddenRow == row))
                .map(row -> (Map<String, Object>) new LinkedHashMap<>(row))
                .toList();
    }
}
