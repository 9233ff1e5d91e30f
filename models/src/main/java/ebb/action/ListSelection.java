package ebb.action;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The best list that fits capacity and budget; the rest waits. Where the capacity is of days or weeks, an action takes the last place that is free before its
 * last day to act, so that those who can wait leave room for those who cannot.
 *
 * <p>Choosing is a knapsack problem with several limits. It is solved greedily twice, by gain and by gain over cost, and the better list is taken: the usual
 * approximation (Dantzig 1957), whose error is at most one contact where the budget alone is short.
 *
 * @param capacity contacts that can be made
 * @param budget what they may cost together, in the currency; null: no limit
 */
public record ListSelection(ActionSettings.Capacity capacity, BigDecimal budget) {

    /**
     * An action that competes for a place.
     *
     * @param owner null: nobody named, who shares no limit
     * @param channel null: without a contact, which takes no place
     * @param days days until the last day to act
     */
    public record Action(String customerId, String owner, String channel, int days, double gain, double cost) {}

    /** Whether there is any limit. */
    public boolean isLimited() {
        return budget != null
                || capacity.all() != null
                || capacity.owner() != null
                || !capacity.channels().isEmpty();
    }

    /** Customers on the list. */
    public Set<String> of(List<Action> actions) {
        Comparator<Action> byGain = Comparator.comparingDouble(Action::gain).reversed();
        Comparator<Action> byReturn = Comparator.comparingDouble(
                        (Action action) -> action.gain() / Math.max(action.cost(), Double.MIN_NORMAL))
                .reversed();
        Picked first = pick(actions, byGain);
        Picked second = pick(actions, byReturn);
        return (first.gain() >= second.gain() ? first : second).customers();
    }

    private record Picked(Set<String> customers, double gain) {}

    private Picked pick(List<Action> actions, Comparator<Action> order) {
        List<Action> sorted = new ArrayList<>(actions);
        sorted.sort(order.thenComparing(Action::customerId));
        Room room = new Room();
        Set<String> customers = new HashSet<>();
        double gain = 0;
        for (Action action : sorted) {
            if (room.take(action)) {
                customers.add(action.customerId());
                gain += action.gain();
            }
        }
        return new Picked(customers, gain);
    }

    /** What is left of the limits. */
    private final class Room {
        private final Map<Integer, Places> periods = new HashMap<>();
        private double spent;

        boolean take(Action action) {
            if (budget != null && spent + action.cost() > budget.doubleValue()) {
                return false;
            }
            if (action.channel() != null && !takePlace(action)) {
                return false;
            }
            spent += action.cost();
            return true;
        }

        private boolean takePlace(Action action) {
            for (int period = capacity.per().until(action.days()); period >= 1; period--) {
                if (periods.computeIfAbsent(period, number -> new Places()).take(action)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** What is taken of one period. */
    private final class Places {
        private final Map<String, Integer> byOwner = new HashMap<>();
        private final Map<String, Integer> byChannel = new HashMap<>();
        private int all;

        boolean take(Action action) {
            Integer ofChannel = capacity.channels().get(action.channel());
            if (isFull(capacity.all(), all)
                    || isFull(ofChannel, byChannel.getOrDefault(action.channel(), 0))
                    || (action.owner() != null && isFull(capacity.owner(), byOwner.getOrDefault(action.owner(), 0)))) {
                return false;
            }
            all++;
            byChannel.merge(action.channel(), 1, Integer::sum);
            if (action.owner() != null) {
                byOwner.merge(action.owner(), 1, Integer::sum);
            }
            return true;
        }

        private static boolean isFull(Integer most, int taken) {
            return most != null && taken >= most;
        }
    }
}
