package ebb.serve.view;

import java.util.Map;
import java.util.stream.LongStream;

/**
 * How many customers a figure is about. Some figures of a group are about its active customers alone, so these count for themselves too.
 *
 * @param active those of the customers who are active
 */
record GroupSize(long customers, long active) {
    static final GroupSize NOBODY = new GroupSize(0, 0);

    /** Of a row with {@link GroupTotals#CUSTOMERS} and {@link GroupTotals#ACTIVE}. */
    static GroupSize of(Map<String, Object> row) {
        return new GroupSize((Long) row.get(GroupTotals.CUSTOMERS), (Long) row.get(GroupTotals.ACTIVE));
    }

    /** Of cells whose last two are these counts. */
    static GroupSize lastOf(Object[] cells) {
        return new GroupSize((Long) cells[cells.length - 2], (Long) cells[cells.length - 1]);
    }

    GroupSize plus(GroupSize other) {
        return new GroupSize(customers + other.customers, active + other.active);
    }

    /** The smaller of the two that is not 0; of nobody, more than there can be: nothing is told of anybody. */
    long smallest() {
        return LongStream.of(customers, active).filter(size -> size > 0).min().orElse(Long.MAX_VALUE);
    }

    boolean isSmall(int leastSize) {
        return smallest() < leastSize;
    }
}
