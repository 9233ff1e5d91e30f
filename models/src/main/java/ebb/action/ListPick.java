package ebb.action;

import java.util.BitSet;
import java.util.List;
import java.util.PrimitiveIterator;

/** Contacts taken one after the other as long as they fit. */
final class ListPick {
    private final List<ListSelection.Action> actions;
    private final ListRoom room;
    private final BitSet places = new BitSet();
    private double gain;

    /** A list with nobody on it. */
    ListPick(List<ListSelection.Action> actions, ListSelection limits) {
        this.actions = actions;
        room = new ListRoom(limits);
    }

    /** Takes of those at the places, in this order, what fits and is not taken yet. */
    ListPick take(int[] order) {
        for (int at = 0; at < order.length && !room.isFull(); at++) {
            take(order[at]);
        }
        return this;
    }

    /** Takes what is worth a price on each unit of cost, best first. */
    ListPick take(PricedOrder order, double price) {
        PrimitiveIterator.OfInt best = order.at(price);
        while (best.hasNext() && !room.isFull()) {
            take(best.nextInt());
        }
        return this;
    }

    private void take(int place) {
        ListSelection.Action action = actions.get(place);
        if (!places.get(place) && room.take(action)) {
            places.set(place);
            gain += action.gain();
        }
    }

    /** Places of what was taken, to be added to. */
    BitSet places() {
        return places;
    }

    double gain() {
        return gain;
    }

    double cost() {
        return room.spent();
    }
}
