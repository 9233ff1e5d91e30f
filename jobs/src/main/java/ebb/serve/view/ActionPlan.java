package ebb.serve.view;

import ebb.action.ActionSettings;
import ebb.action.ListSelection;
import ebb.customer.ContactPurpose;
import ebb.schema.CustomersTable;
import ebb.schema.NextActionsTable;
import ebb.serve.engine.Query;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.ServedTables;
import ebb.serve.engine.SqlText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list that fits a budget and a capacity, chosen as `ebb export` does, with what it costs and is expected to bring. */
public final class ActionPlan {
    private ActionPlan() {}

    /**
     * A list.
     *
     * @param listed those on it, most expected gain first
     * @param candidates due marketing actions that meet the filters
     */
    public record Plan(List<ListSelection.Action> listed, int candidates) {
        /** Expected, in the currency. */
        public BigDecimal gain() {
            return sum(ListSelection.Action::gain);
        }

        /** In the currency. */
        public BigDecimal cost() {
            return sum(ListSelection.Action::cost);
        }

        private BigDecimal sum(ToDoubleFunction<ListSelection.Action> amount) {
            return BigDecimal.valueOf(listed.stream().mapToDouble(amount).sum());
        }
    }

    /**
     * What a reader has at hand.
     *
     * @param capacity contacts at most; null: no limit
     * @param budget what they may cost together; null: no limit
     */
    public record Means(Integer capacity, BigDecimal budget) {}

    /** Chooses among the actions that are due for marketing and meet the filters. */
    public static Plan of(ServedStar star, Question question, Means means) {
        Query due = question.all(columns(), condition(), SqlText.name(NextActionsTable.RANK) + " ASC NULLS LAST, 1");
        List<ListSelection.Action> actions = star.kept(
                due, () -> star.cells(due).stream().map(ActionPlan::action).toList());
        ListSelection selection = new ListSelection(
                new ActionSettings.Capacity(ActionSettings.Period.LIST, means.capacity(), null, Map.of()),
                means.budget());
        return star.kept(List.of(due, selection), () -> plan(actions, selection));
    }

    /**
     * Whom a list is chosen from, and who is held back from it: those meet the filters too, but for the action that they do not have. Without them the effect
     * of the list could not be measured.
     */
    public static List<String> competing(ServedStar star, Question question) {
        List<String> due = of(star, question, new Means(null, null)).listed().stream()
                .map(ListSelection.Action::customerId)
                .toList();
        Set<String> ofAction = Set.of(NextActionsTable.CHANNEL, NextActionsTable.KIND, NextActionsTable.PURPOSE);
        Query heldBack = question.without(ofAction)
                .all(
                        CustomersTable.CUSTOMER_ID,
                        SqlText.name(NextActionsTable.STATE) + " = " + SqlText.literal(NextActionsTable.HELD_BACK),
                        "1");
        return Stream.concat(due.stream(), star.cells(heldBack).stream().map(cells -> (String) cells[0]))
                .toList();
    }

    private static Plan plan(List<ListSelection.Action> actions, ListSelection selection) {
        if (!selection.isLimited()) {
            return new Plan(actions, actions.size());
        }
        Set<String> chosen = selection.of(actions);
        List<ListSelection.Action> listed = actions.stream()
                .filter(action -> chosen.contains(action.customerId()))
                .toList();
        return new Plan(listed, actions.size());
    }

    /** Everything about the customers of a page of the list, in the order of the list. */
    public static List<Map<String, Object>> rows(ServedStar star, List<ListSelection.Action> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        String places = page.stream().map(action -> "?").collect(Collectors.joining(", "));
        return star.rows(new Query(
                "SELECT * FROM " + ServedTables.PEOPLE + " WHERE " + CustomersTable.CUSTOMER_ID + " IN (" + places
                        + ") ORDER BY " + SqlText.name(NextActionsTable.RANK) + " ASC NULLS LAST, 1",
                List.copyOf(page.stream().map(ListSelection.Action::customerId).toList())));
    }

    private static String columns() {
        return String.join(
                ", ",
                CustomersTable.CUSTOMER_ID,
                CustomersTable.OWNER,
                NextActionsTable.CHANNEL,
                "coalesce(date_diff('day', " + NextActionsTable.AS_OF + ", " + NextActionsTable.CONTACT_BY + "), 0)",
                "coalesce(" + NextActionsTable.EXPECTED_GAIN + ", 0)",
                "coalesce(" + NextActionsTable.COST + ", 0)");
    }

    /** As `ebb export` chooses whom it lists. */
    private static String condition() {
        return SqlText.name(NextActionsTable.STATE) + " = " + SqlText.literal(NextActionsTable.DUE) + " AND "
                + SqlText.name(NextActionsTable.PURPOSE) + " = " + SqlText.literal(ContactPurpose.MARKETING.label());
    }

    private static ListSelection.Action action(Object[] cells) {
        return new ListSelection.Action(
                (String) cells[0],
                (String) cells[1],
                (String) cells[2],
                ((Long) cells[3]).intValue(),
                ((BigDecimal) cells[4]).doubleValue(),
                ((BigDecimal) cells[5]).doubleValue());
    }
}
