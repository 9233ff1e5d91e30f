package ebb.action;

import java.util.HashMap;
import java.util.Map;

/** What is left of the places and the money of a list. */
final class ListRoom {
    private final Map<Integer, Places> periods = new HashMap<>();
    private final ActionSettings.Capacity capacity;
    private final boolean hasPlaces;
    private final double most;
    private double spent;

    /** Room for nobody yet. */
    ListRoom(ListSelection limits) {
        capacity = limits.capacity();
        hasPlaces = limits.isCapacityLimited();
        most = limits.budget() == null
                ? Double.POSITIVE_INFINITY
                : limits.budget().doubleValue();
    }

    /** What the actions that were taken cost together, in the currency. */
    double spent() {
        return spent;
    }

    /** Whether nobody can be contacted any more. */
    boolean isFull() {
        return capacity.per() == ActionSettings.Period.LIST
                && periods.containsKey(1)
                && Places.isFull(capacity.all(), periods.get(1).all);
    }

    /** Takes the action where it fits. */
    boolean take(ListSelection.Action action) {
        if (spent + action.cost() > most) {
            return false;
        }
        if (hasPlaces && action.channel() != null && !takePlace(action)) {
            return false;
        }
        spent += action.cost();
        return true;
    }

    private boolean takePlace(ListSelection.Action action) {
        for (int period = capacity.per().until(action.days()); period >= 1; period--) {
            if (periods.computeIfAbsent(period, number -> new Places()).take(action)) {
                return true;
            }
        }
        return false;
    }

    /** What is taken of one period. */
    private final class Places {
        private final Map<String, Integer> byOwner = new HashMap<>();
        private final Map<String, Integer> byChannel = new HashMap<>();
        private int all;

        boolean take(ListSelection.Action action) {
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

        private boolean isChannelFull(ListSelection.Action action) {
            return isFull(capacity.channels().get(action.channel()), byChannel.getOrDefault(action.channel(), 0));
        }

        private boolean isOwnerFull(ListSelection.Action action) {
            return action.owner() != null && isFull(capacity.owner(), byOwner.getOrDefault(action.owner(), 0));
        }

        private static boolean isFull(Integer limit, int taken) {
            return limit != null && taken >= limit;
        }
    }
}
