package ebb.serve.view;

import ebb.customer.ContactPurpose;
import ebb.schema.CustomersTable;
import ebb.schema.NextActionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.segment.saved.SegmentColumn;
import ebb.segment.saved.SegmentColumns;
import ebb.segment.saved.SegmentCondition;
import ebb.serve.engine.Query;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.ServedTables;
import ebb.serve.engine.SqlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Customers who meet all of some conditions, counted or listed. Columns are those of the catalogue, every value is a parameter. */
public final class SegmentQuery {
    public static final String DUE = "due_actions";

    private static final String WHERE = " WHERE ";
    private static final int MOST_CHOICES = 100;
    private static final String MEASURES =
            GroupTotals.counts(ScoresTable.IS_ACTIVE) + ", sum(" + ScoresTable.EXPECTED_VALUE + ") AS "
                    + ScoresTable.EXPECTED_VALUE + ", sum(" + SegmentsTable.MONEY_AT_RISK + ") AS "
                    + SegmentsTable.MONEY_AT_RISK + ", " + GroupTotals.MEAN_CHURN + ", count(*) FILTER (WHERE "
                    + NextActionsTable.STATE + " = "
                    + SqlText.literal(NextActionsTable.DUE) + " AND " + NextActionsTable.PURPOSE + " = "
                    + SqlText.literal(ContactPurpose.MARKETING.label()) + ") AS " + DUE;

    private final String where;
    private final List<Object> parameters = new ArrayList<>();

    public SegmentQuery(List<SegmentCondition> conditions) {
        List<String> all = new ArrayList<>();
        conditions.forEach(condition -> all.add(sql(condition)));
        where = all.isEmpty() ? "" : WHERE + String.join(" AND ", all);
    }

    private String sql(SegmentCondition condition) {
        String name = SqlText.name(condition.about().name());
        return switch (condition.about().kind()) {
            case CHOICE -> {
                parameters.addAll(condition.values());
                yield name + " IN ("
                        + condition.values().stream().map(value -> "?").collect(Collectors.joining(", ")) + ")";
            }
            case YES_NO -> {
                parameters.add(Boolean.valueOf(condition.values().get(0)));
                yield name + " = ?";
            }
            case NUMBER, DATE -> {
                List<String> ends = new ArrayList<>();
                end(condition.first(), name + " >= ?", ends);
                end(condition.last(), name + " <= ?", ends);
                yield String.join(" AND ", ends);
            }
        };
    }

    private void end(Object value, String test, List<String> ends) {
        if (value != null) {
            parameters.add(value);
            ends.add(test);
        }
    }

    /** How many they are and what they are worth, in one row. */
    public Map<String, Object> totals(ServedStar star) {
        return star.rows(new Query("SELECT " + MEASURES + " FROM " + ServedTables.PEOPLE + where, parameters))
                .get(0);
    }

    /** Those with most money at risk, or further ones. */
    public List<Map<String, Object>> rows(ServedStar star, int limit, int offset) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(limit);
        all.add(offset);
        return star.rows(new Query(
                "SELECT " + ServedTables.ofPeople().stream().map(SqlText::name).collect(Collectors.joining(", "))
                        + " FROM " + ServedTables.PEOPLE + where + " ORDER BY " + SegmentsTable.MONEY_AT_RISK
                        + " DESC NULLS LAST, " + CustomersTable.CUSTOMER_ID + " LIMIT ? OFFSET ?",
                all));
    }

    /**
     * Who is alike: for each combination of groups of some columns and of memberships of some segments, how many customers have it. A row has the columns, a
     * yes or no for each segment, customers and active ones.
     */
    static Query alike(List<String> columns, List<SegmentQuery> segments, int mostRows) {
        List<String> cells = new ArrayList<>(columns.stream().map(SqlText::name).toList());
        List<Object> parameters = new ArrayList<>();
        segments.forEach(segment -> {
            cells.add("coalesce(" + segment.condition() + ", false) AS is_in_" + cells.size());
            parameters.addAll(segment.parameters);
        });
        return new Query(
                "SELECT * EXCLUDE (" + ScoresTable.IS_ACTIVE + "), " + GroupTotals.counts(ScoresTable.IS_ACTIVE)
                        + " FROM (SELECT " + String.join(", ", cells) + ", " + ScoresTable.IS_ACTIVE + " FROM "
                        + ServedTables.PEOPLE + ") GROUP BY ALL LIMIT " + mostRows,
                parameters);
    }

    private String condition() {
        return where.isEmpty() ? "true" : where.substring(WHERE.length());
    }

    /** The words that each column of words has, by column; of a column with very many, the most frequent. */
    public static Map<String, List<String>> choices(ServedStar star) {
        return star.held("segment choices", () -> {
            Map<String, List<String>> choices = new LinkedHashMap<>();
            SegmentColumns.ALL.stream()
                    .filter(column -> column.kind() == SegmentColumn.Kind.CHOICE)
                    .forEach(column -> choices.put(column.name(), words(star, SqlText.name(column.name()))));
            return choices;
        });
    }

    private static List<String> words(ServedStar star, String name) {
        return star
                .cells(Query.of("SELECT CAST(" + name + " AS VARCHAR) FROM " + ServedTables.PEOPLE + " WHERE " + name
                        + " IS NOT NULL GROUP BY " + name + " ORDER BY count(*) DESC, 1 LIMIT " + MOST_CHOICES))
                .stream()
                .map(cells -> (String) cells[0])
                .sorted()
                .toList();
    }
}
