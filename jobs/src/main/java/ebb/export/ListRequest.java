package ebb.export;

import ebb.action.ActionSettings;
import ebb.action.ListSelection;
import ebb.conf.SettingsException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What of the actions is asked for.
 *
 * @param owner only customers of this sales person; null: of all
 * @param capacity so many customers at most; null: no limit
 * @param budget what the contacts may cost together, in the currency; null: no limit
 * @param columns in their order; none: as the list has them
 */
public record ListRequest(String owner, Integer capacity, BigDecimal budget, List<String> columns) {
    public ListRequest {
        if ((budget != null && budget.signum() <= 0) || (capacity != null && capacity < 1)) {
            throw new SettingsException("Cannot export with a budget of " + inWords(budget) + " and a capacity of "
                    + inWords(capacity) + ": that lists nobody. Give more than 0, or leave it out for no limit.");
        }
        List<String> unknown = columns.stream()
                .filter(name -> !MarketingList.columns().contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            throw new SettingsException("Cannot export the columns " + String.join(", ", unknown)
                    + ": there are none of that name. There are " + String.join(", ", MarketingList.columns()) + ".");
        }
        columns = List.copyOf(columns);
    }

    private static String inWords(Object limit) {
        return limit == null ? "no limit" : limit.toString();
    }

    ListSelection limits() {
        return new ListSelection(
                new ActionSettings.Capacity(ActionSettings.Period.LIST, capacity, null, Map.of()), budget);
    }

    /** As {@code exports} names the list. */
    String listName() {
        return "actions" + (owner == null ? "" : " of " + owner)
                + (capacity == null ? "" : ", capacity " + capacity)
                + (budget == null ? "" : ", budget " + budget);
    }
}
