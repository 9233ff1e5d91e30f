package ebb.action;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
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
     * @param turn when it is its turn
     */
    public record Action(
            String customerId, String owner, String channel, int days, double gain, double cost, Turn turn) {

        /** One whose turn is by what it brings. */
        public Action(String customerId, String owner, String channel, int days, double gain, double cost) {
            this(customerId, owner, channel, days, gain, cost, Turn.BY_GAIN);
        }
    }

    /** When it is an action's turn to take a place. */
    public enum Turn {
        BY_GAIN,
        /** After all others, whatever it brings. */
        LAST
    }

    /** Whether there is any limit. */
    public boolean isLimited() {
        return budget != null || isCapacityLimited();
    }

    private boolean isCapacityLimited() {
        return capacity.all() != null
                || capacity.owner() != null
                || !capacity.channels().isEmpty();
    }

    /** Actions in the two orders in which they are tried, for who asks again with other limits. */
    public static final class Sorted {
        private final List<Action> byGain;
        private final int[] byReturn;

        /** Sorts them by gain, and by gain over cost. */
        public Sorted(List<Action> actions) {
            List<Action> sorted = new ArrayList<>(actions);
            sorted.sort(descending(Action::gain));
            byGain = List.copyOf(sorted);
            Comparator<Action> descending =
                    descending(action -> action.gain() / Math.max(action.cost(), Double.MIN_NORMAL));
            byReturn = IntStream.range(0, byGain.size())
                    .boxed()
                    .sorted((one, other) -> descending.compare(byGain.get(one), byGain.get(other)))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        private static Comparator<Action> descending(ToDoubleFunction<Action> worth) {
            return Comparator.comparing(Action::turn)
                    .thenComparing(Comparator.comparingDouble(worth).reversed())
                    .thenComparing(Action::customerId);
        }

        /** Most gain first. */
        public List<Action> byGain() {
            return byGain;
        }
    }

    /**
     * A list.
     *
     * @param actions most gain first
     * @param gain of all of them, in the currency
     * @param cost of all of them, in the currency
     */
    public record Chosen(List<Action> actions, double gain, double cost) {}

    /** Customers on the list. */
    public Set<String> of(List<Action> actions) {
        return of(new Sorted(actions)).actions().stream()
                .map(Action::customerId)
                .collect(Collectors.toSet());
    }

    /** The list. */
    public Chosen of(Sorted actions) {
        Picked first = pick(actions, place -> place);
        Picked second = pick(actions, place -> actions.byReturn[place]);
        Picked best = first.gain() >= second.gain() ? first : second;
        List<Action> listed =
                best.places().stream().mapToObj(actions.byGain::get).toList();
        return new Chosen(listed, best.gain(), best.cost());
    }

    /**
     * A list.
     *
     * @param places of its actions by gain
     */
    private record Picked(BitSet places, double gain, double cost) {}

    private Picked pick(Sorted actions, IntUnaryOperator order) {
        Room room = new Room();
        BitSet places = new BitSet(actions.byGain.size());
        double gain = 0;
        for (int i = 0; i < actions.byGain.size(); i++) {
            int place = order.applyAsInt(i);
            Action action = actions.byGain.get(place);
            if (room.take(action)) {
                places.set(place);
                gain += action.gain();
            }
        }
        return new Picked(places, gain, room.spent);
    }

    /** What is left of the limits. */
    private final class Room {
        private final Map<Integer, Places> periods = new HashMap<>();
        private final boolean hasPlaces = isCapacityLimited();
        private final double most = budget == null ? Double.POSITIVE_INFINITY : budget.doubleValue();
        private double spent;

        boolean take(Action action) {
            if (spent + action.cost() > most) {
                return false;
            }
            if (hasPlaces && action.channel() != null && !takePlace(action)) {
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
            if (isFull(capacity.all(), all) || isChannelFull(action) || isOwnerFull(action)) {
                return false;
            }
            all++;
            byChannel.merge(action.channel(), 1, Integer::sum);
            if (action.owner() != null) {
                byOwner.merge(action.owner(), 1, Integer::sum);
            }
            return true;
        }

        private boolean isChannelFull(Action action) {
            return isFull(capacity.channels().get(action.channel()), byChannel.getOrDefault(action.channel(), 0));
        }

        private boolean isOwnerFull(Action action) {
            return action.owner() != null && isFull(capacity.owner(), byOwner.getOrDefault(action.owner(), 0));
        }

        private static boolean isFull(Integer most, int taken) {
            return most != null && taken >= most;
        }
    }
}
