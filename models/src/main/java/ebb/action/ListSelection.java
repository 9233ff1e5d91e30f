package ebb.action;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The best list that fits capacity and budget; the rest waits. Where the capacity is of days or weeks, an action takes the last place that is free before its
 * last day to act, so that those who can wait leave room for those who cannot.
 *
 * <p>Choosing is a knapsack problem with several limits. It is solved greedily by gain, by gain over cost (Dantzig 1957), and, where the budget is short, by gain
 * less a price on each unit of cost, at the lowest price at which the list keeps to the budget (Lagrangian relaxation, Everett 1963); the best of the three is
 * taken. Where places and money are short at once, the first two fill the places with what is too dear, or with too many cheap ones.
 *
 * @param capacity contacts that can be made
 * @param budget what they may cost together, in the currency; null: no limit
 */
public record ListSelection(ActionSettings.Capacity capacity, BigDecimal budget) {
    /** The price is then known to a four-thousandth of the highest. */
    private static final int PRICE_STEPS = 12;

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

    boolean isCapacityLimited() {
        return capacity.all() != null
                || capacity.owner() != null
                || !capacity.channels().isEmpty();
    }

    /** Actions in the orders in which they are tried, for who asks again with other limits. */
    public static final class Sorted {
        private final List<Action> byGain;
        /** Places in {@code byGain} of the contacts. */
        private final int[] contacts;

        private final int[] byReturn;
        private final PricedOrder priced;
        /** Places of what takes no place on a list and costs nothing. */
        private final BitSet free = new BitSet();

        /** Sorts them by gain, and by gain over cost. */
        public Sorted(List<Action> actions) {
            List<Action> sorted = new ArrayList<>(actions);
            sorted.sort(descending(Action::gain));
            byGain = List.copyOf(sorted);
            IntStream.range(0, byGain.size())
                    .filter(place -> byGain.get(place).channel() == null)
                    .forEach(free::set);
            contacts = IntStream.range(0, byGain.size())
                    .filter(place -> !free.get(place))
                    .toArray();
            Comparator<Action> descending =
                    descending(action -> action.gain() / Math.max(action.cost(), Double.MIN_NORMAL));
            byReturn = Arrays.stream(contacts)
                    .boxed()
                    .sorted((one, other) -> descending.compare(byGain.get(one), byGain.get(other)))
                    .mapToInt(Integer::intValue)
                    .toArray();
            priced = new PricedOrder(byGain);
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
        ListPick best = better(
                new ListPick(actions.byGain, this).take(actions.contacts),
                new ListPick(actions.byGain, this).take(actions.byReturn));
        if (budget != null && isCapacityLimited()) {
            best = better(best, priced(actions));
        }
        best.places().or(actions.free);
        List<Action> listed =
                best.places().stream().mapToObj(actions.byGain::get).toList();
        return new Chosen(listed, listed.stream().mapToDouble(Action::gain).sum(), best.cost());
    }

    /** The best of the lists at the prices of a bisection for the lowest at which the contacts worth their price keep to the budget. */
    private ListPick priced(Sorted actions) {
        ListSelection unpaid = new ListSelection(capacity, null);
        double low = 0;
        double high = actions.priced.highestReturn();
        ListPick best = at(high, actions);
        for (int step = 0; step < PRICE_STEPS; step++) {
            double price = (low + high) / 2;
            best = better(best, at(price, actions));
            if (new ListPick(actions.byGain, unpaid).take(actions.priced, price).cost() > budget.doubleValue()) {
                low = price;
            } else {
                high = price;
            }
        }
        return best;
    }

    /** The list at a price on each unit of cost; what it leaves of the room is filled by gain. */
    private ListPick at(double price, Sorted actions) {
        return new ListPick(actions.byGain, this).take(actions.priced, price).take(actions.contacts);
    }

    private static ListPick better(ListPick one, ListPick other) {
        return one.gain() >= other.gain() ? one : other;
    }
}
