package ebb.action;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /** Actions in the two orders in which they are tried, for who asks again with other limits. */
    public static final class Sorted {
        private final List<Action> byGain;
        private final List<Integer> byReturn;

        /** Sorts them by gain, and by gain over cost. */
        public Sorted(List<Action> actions) {
            List<Action> sorted = new ArrayList<>(actions);
            sorted.sort(descending(Action::gain));
            byGain = List.copyOf(sorted);
            List<Integer> places =
                    new ArrayList<>(IntStream.range(0, byGain.size()).boxed().toList());
            Comparator<Action> descending =
                    descending(action -> action.gain() / Math.max(action.cost(), Double.MIN_NORMAL));
            places.sort((one, other) -> descending.compare(byGain.get(one), byGain.get(other)));
            byReturn = places;
        }

        private static Comparator<Action> descending(ToDoubleFunction<Action> worth) {
            return Comparator.comparingDouble(worth).reversed().thenComparing(Action::customerId);
        }

        /** Most gain first. */
        public List<Action> byGain() {
            return byGain;
        }
    }

    /** Customers on the list. */
    public Set<String> of(List<Action> actions) {
        return of(new Sorted(actions)).stream().map(Action::customerId).collect(Collectors.toSet());
    }

    /** Actions on the list, most gain first. */
    public List<Action> of(Sorted actions) {
        Picked first = pick(actions, IntStream.range(0, actions.byGain.size()));
        Picked second = pick(actions, actions.byReturn.stream().mapToInt(Integer::intValue));
        BitSet places = (first.gain() >= second.gain() ? first : second).places();
        return places.stream().mapToObj(actions.byGain::get).toList();
    }

    /**
     * A list.
     *
     * @param places of its actions by gain
     */
    private record Picked(BitSet places, double gain) {}

    private Picked pick(Sorted actions, IntStream order) {
        Room room = new Room();
        BitSet places = new BitSet();
        double gain = 0;
        for (PrimitiveIterator.OfInt next = order.iterator(); next.hasNext(); ) {
            int place = next.nextInt();
            Action action = actions.byGain.get(place);
            if (room.take(action)) {
                places.set(place);
                gain += action.gain();
            }
        }
        return new Picked(places, gain);
    }

    /** What is left of the limits. */
    private final class Room {
        private final Map<Integer, Places> periods = new HashMap<>();
        private final double most = budget == null ? Double.POSITIVE_INFINITY : budget.doubleValue();
        private double spent;

        boolean take(Action action) {
            if (spent + action.cost() > most) {
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
