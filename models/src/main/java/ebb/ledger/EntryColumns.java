package ebb.ledger;

import java.util.Arrays;

/**
 * Entries of one customer in any order, equal ones not yet summed: a workbench on the way to a {@link LedgerRow}, used again for the next one.
 *
 * <p>An entry's key holds the day in its upper half and the category's place among sorted names in its lower half, so that the order of keys is
 * the order of a ledger row.
 */
final class EntryColumns {
    private int size;
    private long[] keys = new long[64];
    private long[] amounts = new long[64];
    private long[] returnedAmounts = new long[64];
    private long[] quantities = new long[64];
    private int[] lines = new int[64];
    private int[] returnLines = new int[64];
    private int[] order = {};
    private int[] spare = {};
    private int[] places = {};

    static long key(int day, int category) {
        return ((long) day << 32) | category;
    }

    static int day(long key) {
        return (int) (key >> 32);
    }

    static int category(long key) {
        return (int) key;
    }

    void clear() {
        size = 0;
    }

    void add(long key, Sums sums) {
        ensureRoom();
        keys[size] = key;
        amounts[size] = sums.amount;
        returnedAmounts[size] = sums.returnedAmount;
        quantities[size] = sums.quantity;
        lines[size] = sums.lines;
        returnLines[size] = sums.returnLines;
        size++;
    }

    private void ensureRoom() {
        if (size == keys.length) {
            int room = 2 * size;
            keys = Arrays.copyOf(keys, room);
            amounts = Arrays.copyOf(amounts, room);
            returnedAmounts = Arrays.copyOf(returnedAmounts, room);
            quantities = Arrays.copyOf(quantities, room);
            lines = Arrays.copyOf(lines, room);
            returnLines = Arrays.copyOf(returnLines, room);
        }
    }

    /**
     * The entries as a ledger row: in order, equal keys summed, zero sums and categories without an entry left out.
     *
     * @param names category names that the keys point into, sorted
     */
    LedgerRow toRow(String customerId, String[] names) {
        sort();
        int kept = sumEqualKeys();
        int[] days = new int[kept];
        int[] categories = new int[kept];
        for (int i = 0; i < kept; i++) {
            days[i] = day(keys[order[i]]);
            categories[i] = category(keys[order[i]]);
        }
        LedgerRow row = new LedgerRow();
        row.setCustomerId(customerId);
        row.setDays(days);
        row.setCategories(usedNames(categories, names));
        row.setCategoryIndexes(categories);
        row.setAmounts(inOrder(amounts, kept));
        row.setReturnedAmounts(inOrder(returnedAmounts, kept));
        row.setQuantities(inOrder(quantities, kept));
        row.setLines(inOrder(lines, kept));
        row.setReturnLines(inOrder(returnLines, kept));
        return row;
    }

    private void sort() {
        if (order.length < size) {
            order = new int[keys.length];
            spare = new int[keys.length];
        }
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        KeyOrder.sort(keys, order, spare, size);
    }

    /** Sums into the first of each run of equal keys and moves what is not zero to the front of the order. */
    private int sumEqualKeys() {
        int kept = 0;
        for (int i = 0; i < size; ) {
            int first = order[i++];
            while (i < size && keys[order[i]] == keys[first]) {
                sumInto(first, order[i++]);
            }
            if (!isZero(first)) {
                order[kept++] = first;
            }
        }
        return kept;
    }

    private void sumInto(int target, int entry) {
        amounts[target] += amounts[entry];
        returnedAmounts[target] += returnedAmounts[entry];
        quantities[target] += quantities[entry];
        lines[target] += lines[entry];
        returnLines[target] += returnLines[entry];
    }

    private boolean isZero(int entry) {
        return (amounts[entry] | returnedAmounts[entry] | quantities[entry] | lines[entry] | returnLines[entry]) == 0;
    }

    /** Names in use, sorted; turns {@code categories} from places in {@code names} into places in the result. */
    private String[] usedNames(int[] categories, String[] names) {
        if (places.length < names.length) {
            places = new int[names.length];
        }
        int[] used = new int[Math.min(categories.length, names.length)];
        int count = 0;
        for (int category : categories) {
            if (places[category] == 0) {
                places[category] = 1;
                used[count++] = category;
            }
        }
        Arrays.sort(used, 0, count);
        String[] result = new String[count];
        for (int i = 0; i < count; i++) {
            places[used[i]] = i;
            result[i] = names[used[i]];
        }
        for (int i = 0; i < categories.length; i++) {
            categories[i] = places[categories[i]];
        }
        for (int i = 0; i < count; i++) {
            places[used[i]] = 0;
        }
        return result;
    }

    private long[] inOrder(long[] column, int count) {
        long[] result = new long[count];
        for (int i = 0; i < count; i++) {
            result[i] = column[order[i]];
        }
        return result;
    }

    private int[] inOrder(int[] column, int count) {
        int[] result = new int[count];
        for (int i = 0; i < count; i++) {
            result[i] = column[order[i]];
        }
        return result;
    }
}
