package ebb.economics;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Customers who have something in common.
 *
 * @param dimension what it is, as the tables name it
 * @param name its value
 */
record Group(String dimension, String name) implements Serializable, Comparable<Group> {
    private static final Comparator<Group> ORDER =
            Comparator.comparing(Group::dimension).thenComparing(Group::name);

    @Override
    public int compareTo(Group other) {
        return ORDER.compare(this, other);
    }
}
