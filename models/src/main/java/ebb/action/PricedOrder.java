package ebb.action;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Contacts by gain less a price on each unit of their cost, as long as that is above 0. Contacts of one cost keep their order by gain at every price, so that
 * nothing is sorted again.
 */
final class PricedOrder {
    private static final Comparator<Head> BEST_FIRST =
            Comparator.comparingDouble(Head::worth).reversed().thenComparingInt(Head::place);

    private final List<ListSelection.Action> byGain;
    private final List<int[]> placesByCost;

    /** The contacts among the actions; what takes no place or comes last is left out. */
    PricedOrder(List<ListSelection.Action> byGain) {
        this.byGain = byGain;
        Map<Double, IntStream.Builder> byCost = new LinkedHashMap<>();
        for (int place = 0; place < byGain.size(); place++) {
            ListSelection.Action action = byGain.get(place);
            if (action.channel() != null && action.turn() == ListSelection.Turn.BY_GAIN) {
                byCost.computeIfAbsent(action.cost(), cost -> IntStream.builder())
                        .add(place);
            }
        }
        placesByCost =
                byCost.values().stream().map(places -> places.build().toArray()).toList();
    }

    /** The highest gain for a unit of cost: at this price nothing that costs is worth it. 0 where nothing costs. */
    double highestReturn() {
        return placesByCost.stream()
                .map(places -> byGain.get(places[0]))
                .filter(action -> action.cost() > 0)
                .mapToDouble(action -> action.gain() / action.cost())
                .max()
                .orElse(0);
    }

    /**
     * Places of the contacts at a price, best first.
     *
     * @param price for a unit of cost, in units of gain
     */
    PrimitiveIterator.OfInt at(double price) {
        PriorityQueue<Head> heads = new PriorityQueue<>(BEST_FIRST);
        placesByCost.forEach(places -> add(heads, places, 0, price));
        return new PrimitiveIterator.OfInt() {
            @Override
            public boolean hasNext() {
                return !heads.isEmpty();
            }

            @Override
            public int nextInt() {
                Head head = heads.poll();
                if (head == null) {
                    throw new NoSuchElementException();
                }
                add(heads, head.places(), head.at() + 1, price);
                return head.place();
            }
        };
    }

    private void add(PriorityQueue<Head> heads, int[] places, int at, double price) {
        if (at < places.length) {
            ListSelection.Action action = byGain.get(places[at]);
            double worth = action.gain() - price * action.cost();
            if (worth > 0) {
                heads.add(new Head(places, at, worth));
            }
        }
    }

    /** The best contact of one cost that is not taken yet. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Head(int[] places, int at, double worth) {
        int place() {
            return places[at];
        }
    }
}
