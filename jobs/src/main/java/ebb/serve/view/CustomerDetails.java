package ebb.serve.view;

import ebb.schema.CategoryRhythmsTable;
import ebb.schema.Column;
import ebb.schema.ContactsTable;
import ebb.schema.ScoresTable;
import ebb.schema.ServiceTable;
import ebb.schema.WarningsTable;
import ebb.schema.star.StarScoreHistoryTable;
import ebb.serve.engine.Query;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.ServedTables;
import ebb.serve.engine.SqlText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is known of one customer.
 *
 * @param customer who they are and where they stand
 * @param score the published score with its reasons
 * @param action what to do next, or why nothing
 * @param history scores over time, oldest first
 * @param warnings all of theirs, standing ones first
 * @param categories what they buy, and when it is due
 * @param service complaints and other service, newest first
 * @param contacts newest first
 */
public record CustomerDetails(
        Map<String, Object> customer,
        Map<String, Object> score,
        Map<String, Object> action,
        List<Map<String, Object>> history,
        List<Map<String, Object>> warnings,
        List<Map<String, Object>> categories,
        List<Map<String, Object>> service,
        List<Map<String, Object>> contacts) {
    private static final int MOST_ROWS = 50;

    /** Everything about a customer; empty where there is none of that id. */
    public static Optional<CustomerDetails> of(ServedStar star, String id) {
        List<Map<String, Object>> people =
                rows(star, new Part(ServedTables.CUSTOMERS, ServedTables.ofCustomers(), ""), id);
        if (people.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CustomerDetails(
                people.get(0),
                first(rows(star, new Part(ServedTables.SCORES, List.of(), ""), id)),
                first(rows(star, new Part(ServedTables.ACTIONS, List.of(), ""), id)),
                rows(star, new Part(ServedTables.SCORE_HISTORY, List.of(), StarScoreHistoryTable.SCORED_ON), id),
                rows(
                        star,
                        new Part(
                                ServedTables.WARNINGS,
                                ViewCatalogue.WARNINGS.columns(),
                                WarningsTable.CLOSED_ON + " DESC NULLS FIRST, " + WarningsTable.OPENED_ON + " DESC"),
                        id),
                rows(star, CATEGORIES, id),
                rows(star, SERVICE, id),
                rows(star, CONTACTS, id)));
    }

    /**
     * Rows of a table about a customer.
     *
     * @param columns none: all
     * @param order SQL; empty: there is one row at most
     */
    private record Part(String table, List<String> columns, String order) {}

    private static final Part CATEGORIES = new Part(
            CategoryRhythmsTable.TABLE.name(),
            List.of(
                    CategoryRhythmsTable.CATEGORY,
                    CategoryRhythmsTable.STATE,
                    CategoryRhythmsTable.LAST_BOUGHT_ON,
                    CategoryRhythmsTable.USUAL_GAP,
                    CategoryRhythmsTable.DUE_FROM_ON,
                    CategoryRhythmsTable.DUE_ON,
                    CategoryRhythmsTable.DUE_UNTIL_ON,
                    CategoryRhythmsTable.YEAR_AMOUNT),
            CategoryRhythmsTable.YEAR_AMOUNT + " DESC NULLS LAST");

    private static final Part SERVICE = new Part(
            ServiceTable.TABLE.name(),
            List.of(
                    ServiceTable.OPENED_AT,
                    ServiceTable.KIND,
                    ServiceTable.CLOSED_AT,
                    ServiceTable.CAUSE,
                    ServiceTable.OUTCOME),
            ServiceTable.OPENED_AT + " DESC");

    private static final Part CONTACTS = new Part(
            ContactsTable.TABLE.name(),
            List.of(
                    ContactsTable.CONTACTED_AT,
                    ContactsTable.CAMPAIGN,
                    ContactsTable.CHANNEL,
                    ContactsTable.OFFER,
                    ContactsTable.OUTCOME),
            ContactsTable.CONTACTED_AT + " DESC");

    /** Why the score is as it is, strongest first. */
    public List<String> reasons() {
        return ScoresTable.REASONS.stream()
                .map(reason -> (String) score.get(reason))
                .filter(reason -> reason != null)
                .toList();
    }

    private static List<Map<String, Object>> rows(ServedStar star, Part part, String id) {
        if (!star.has(part.table())) {
            return List.of();
        }
        String columns = part.columns().isEmpty()
                ? "*"
                : part.columns().stream().map(SqlText::name).collect(Collectors.joining(", "));
        return star.rows(Query.of(
                "SELECT " + columns + " FROM " + part.table() + " WHERE " + Column.CUSTOMER_ID + " = ?"
                        + (part.order().isEmpty() ? "" : " ORDER BY " + part.order() + " LIMIT " + MOST_ROWS),
                id));
    }

    private static Map<String, Object> first(List<Map<String, Object>> rows) {
        return rows.isEmpty() ? Map.of() : rows.get(0);
    }
}
