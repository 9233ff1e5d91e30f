package ebb.serve.web;

import ebb.schema.CategoryRhythmsTable;
import ebb.schema.CustomersTable;
import ebb.schema.NextActionsTable;
import ebb.schema.SegmentsTable;
import ebb.segment.saved.SegmentColumns;
import ebb.serve.engine.Query;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.ServedTables;
import ebb.serve.engine.SqlText;
import java.util.ArrayList;
import java.util.List;

/** The values that the forms offer. */
public final class Choices {
    private static final int MOST = 200;
    private static final String VALUE = "value";

    private static final List<String> COLUMNS = List.of(
            CustomersTable.OWNER,
            NextActionsTable.CHANNEL,
            CustomersTable.REGION,
            SegmentsTable.LIFECYCLE,
            SegmentsTable.RISK_BAND,
            SegmentsTable.VALUE_BAND);

    private Choices() {}

    /**
     * A list of a form.
     *
     * @param name of the parameter
     */
    public record Choice(String name, String label, List<String> values) {}

    static List<Choice> of(ServedStar star) {
        return star.held("choices", () -> {
            List<Choice> choices = new ArrayList<>();
            COLUMNS.forEach(
                    column -> choices.add(new Choice(column, label(column), values(star, table(column), column))));
            choices.add(new Choice(
                    CategoryRhythmsTable.CATEGORY,
                    "Category",
                    values(star, CategoryRhythmsTable.TABLE.name(), CategoryRhythmsTable.CATEGORY)));
            return choices.stream().filter(choice -> !choice.values().isEmpty()).toList();
        });
    }

    private static String label(String column) {
        String label = SegmentColumns.named(column).orElseThrow().label();
        return Character.toUpperCase(label.charAt(0)) + label.substring(1);
    }

    /** Where the column stands by itself: the row of everything about a customer is slow to make before it is copied. */
    private static String table(String column) {
        return column.equals(NextActionsTable.CHANNEL) ? ServedTables.ACTIONS : ServedTables.CUSTOMERS;
    }

    static List<String> warningValues(ServedStar star, String column) {
        return values(star, ServedTables.WARNINGS, column);
    }

    private static List<String> values(ServedStar star, String table, String column) {
        if (!star.has(table)) {
            return List.of();
        }
        String name = SqlText.name(column);
        return star
                .rows(Query.of("SELECT DISTINCT " + name + " AS " + VALUE + " FROM " + table + " WHERE " + name
                        + " IS NOT NULL ORDER BY 1 LIMIT " + MOST))
                .stream()
                .map(row -> (String) row.get(VALUE))
                .toList();
    }
}
