package ebb.serve.web;

import ebb.schema.CategoryRhythmsTable;
import ebb.schema.CustomersTable;
import ebb.schema.NextActionsTable;
import ebb.schema.SegmentsTable;
import ebb.serve.engine.Query;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.ServedTables;
import ebb.serve.engine.SqlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values that the forms offer. */
public final class Choices {
    private static final int MOST = 200;
    private static final String VALUE = "value";

    private static final Map<String, String> LABELS = labels();

    private Choices() {}

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(CustomersTable.OWNER, "Owner");
        labels.put(NextActionsTable.CHANNEL, "Channel");
        labels.put(CustomersTable.REGION, "Region");
        labels.put(SegmentsTable.LIFECYCLE, "Segment");
        labels.put(SegmentsTable.RISK_BAND, "Risk");
        labels.put(SegmentsTable.VALUE_BAND, "Value");
        return labels;
    }

    /**
     * A list of a form.
     *
     * @param name of the parameter
     */
    public record Choice(String name, String label, List<String> values) {}

    static List<Choice> of(ServedStar star) {
        return star.held("choices", () -> {
            List<Choice> choices = new java.util.ArrayList<>();
            LABELS.forEach(
                    (column, label) -> choices.add(new Choice(column, label, values(star, table(column), column))));
            choices.add(new Choice(
                    CategoryRhythmsTable.CATEGORY,
                    "Category",
                    values(star, CategoryRhythmsTable.TABLE.name(), CategoryRhythmsTable.CATEGORY)));
            return choices.stream().filter(choice -> !choice.values().isEmpty()).toList();
        });
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
