package ebb.serve.view;

import ebb.action.ActionSettings;
import ebb.action.ListSelection;
import ebb.customer.ContactPurpose;
import ebb.customer.Money;
import ebb.schema.CustomersTable;
import ebb.schema.NextActionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.serve.engine.Query;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.ServedTables;
import ebb.serve.engine.SqlText;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list that fits a budget and a capacity, chosen as `ebb export` does, with what it costs and is expected to bring. */
public final class ActionPlan {
    /** Place of the rank among {@link #columns}. */
    private static final int RANK = 6;

    /** What a page of the list shows of each. */
    private static final List<String> SHOWN = List.of(
            NextActionsTable.CUSTOMER_ID,
            CustomersTable.NAME,
            CustomersTable.OWNER,
            ScoresTable.CHURN_PROBABILITY,
            SegmentsTable.RISK_BAND,
            NextActionsTable.RANK,
            NextActionsTable.ACTION,
            NextActionsTable.REASONS.get(0),
            NextActionsTable.CONTACT_BY,
            NextActionsTable.CHANNEL,
            NextActionsTable.EXPECTED_GAIN,
            NextActionsTable.COST);

    private ActionPlan() {}

    /**
     * A list.
     *
     * @param listed those on it, most expected gain first
     * @param candidates due marketing actions that meet the filters
     * @param gain expected, in the currency
     * @param cost in the currency
     */
    public record Plan(List<ListSelection.Action> listed, int candidates, BigDecimal gain, BigDecimal cost) {}

    /**
     * What a reader has at hand.
     *
     * @param capacity contacts at most; null: no limit
     * @param budget what they may cost together; null: no limit
     */
    public record Means(Integer capacity, BigDecimal budget) {}

    /** Chooses among the actions that are due for marketing and meet the filters. */
    public static Plan of(ServedStar star, Question question, Means means) {
        Due all = due(star);
        boolean isFiltered = !question.filters().isEmpty();
        Query filtered = question.all(SqlText.name(NextActionsTable.RANK), condition(), "1");
        ListSelection.Sorted actions = isFiltered
                ? star.kept(
                        filtered,
                        () -> new ListSelection.Sorted(star.cells(filtered).stream()
                                .map(cells -> all.byRank().get(cells[0]))
                                .toList()))
                : all.sorted();
        ListSelection selection = new ListSelection(
                new ActionSettings.Capacity(ActionSettings.Period.LIST, means.capacity(), null, Map.of()),
                means.budget());
        return isFiltered ? plan(actions, selection) : star.kept(selection, () -> plan(actions, selection));
    }

    /** Reads the due actions before anybody asks for them. */
    public static void prepare(ServedStar star) {
        due(star);
    }

    /**
     * The actions that are due for marketing; a filter only names which of them.
     *
     * @param byRank each by its rank
     * @param rankOf rank of each customer
     */
    private record Due(ListSelection.Sorted sorted, Map<Long, ListSelection.Action> byRank, Map<String, Long> rankOf) {}

    private static Due due(ServedStar star) {
        return star.held("due", () -> {
            Map<Long, ListSelection.Action> byRank = new LinkedHashMap<>();
            Map<String, Long> rankOf = new HashMap<>();
            star.cells(Query.of("SELECT " + columns() + " FROM " + ServedTables.PEOPLE + " WHERE " + condition()
                            + " ORDER BY " + SqlText.name(NextActionsTable.RANK)))
                    .forEach(cells -> {
                        byRank.put((Long) cells[RANK], action(cells));
                        rankOf.put((String) cells[0], (Long) cells[RANK]);
                    });
            return new Due(new ListSelection.Sorted(List.copyOf(byRank.values())), byRank, rankOf);
        });
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

    private static Plan plan(ListSelection.Sorted actions, ListSelection selection) {
        ListSelection.Chosen chosen = selection.of(actions);
        return new Plan(
                chosen.actions(),
                actions.byGain().size(),
                Money.ofAmount(chosen.gain()),
                Money.ofAmount(chosen.cost()));
    }

    /** What a page of the list shows, in the order of the ranks. */
    public static List<Map<String, Object>> rows(ServedStar star, List<ListSelection.Action> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        Due due = due(star);
        // Numbers of this process's own, written out: DuckDB skips what cannot have them, which it does not for
        // parameters.
        String ranks = page.stream()
                .map(action -> String.valueOf(due.rankOf().get(action.customerId())))
                .collect(Collectors.joining(", "));
        return star.rows(Query.of("SELECT "
                + SHOWN.stream().map(SqlText::name).collect(Collectors.joining(", "))
                + " FROM " + ServedTables.PEOPLE + " WHERE " + SqlText.name(NextActionsTable.RANK) + " IN ("
                + ranks + ") ORDER BY " + SqlText.name(NextActionsTable.RANK)));
    }

    private static String columns() {
        return String.join(
                ", ",
                CustomersTable.CUSTOMER_ID,
                CustomersTable.OWNER,
                NextActionsTable.CHANNEL,
                "coalesce(date_diff('day', " + NextActionsTable.AS_OF + ", " + NextActionsTable.CONTACT_BY + "), 0)",
                "coalesce(" + NextActionsTable.EXPECTED_GAIN + ", 0)",
                "coalesce(" + NextActionsTable.COST + ", 0)",
                SqlText.name(NextActionsTable.RANK));
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
