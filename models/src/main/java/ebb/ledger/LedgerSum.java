package ebb.ledger;

import java.util.Arrays;

/** Adding ledger rows: a commutative group, in which an entry of zero sums, and a row without an entry, are as good as not there. */
final class LedgerSum {

    private LedgerSum() {}

    static LedgerRow of(LedgerRow left, LedgerRow right) {
        int[] leftPlaces = new int[left.getCategories().length];
        int[] rightPlaces = new int[right.getCategories().length];
        String[] names = union(left.getCategories(), leftPlaces, right.getCategories(), rightPlaces);
        EntryColumns columns = new EntryColumns();
        add(left, leftPlaces, columns);
        add(right, rightPlaces, columns);
        return columns.toRow(left.getCustomerId(), names);
    }

    private static void add(LedgerRow row, int[] places, EntryColumns columns) {
        Sums sums = new Sums();
        for (int e = 0; e < row.getDays().length; e++) {
            sums.ofEntry(row, e);
            columns.add(EntryColumns.key(row.getDays()[e], places[row.getCategoryIndexes()[e]]), sums);
        }
    }

    /** Both sorted arrays in one, in order, each name once; fills in the place that each name of either has in it. */
    private static String[] union(String[] left, int[] leftPlaces, String[] right, int[] rightPlaces) {
        String[] union = new String[left.length + right.length];
        int size = 0;
        for (int l = 0, r = 0; l < left.length || r < right.length; size++) {
            int order = l == left.length ? 1 : r == right.length ? -1 : Utf8Keys.ORDER.compare(left[l], right[r]);
            union[size] = order <= 0 ? left[l] : right[r];
            if (order <= 0) {
                leftPlaces[l++] = size;
            }
            if (order >= 0) {
                rightPlaces[r++] = size;
            }
        }
        return Arrays.copyOf(union, size);
    }
}
