package ebb.ledger;

import java.util.Arrays;

/** Adding ledger rows: a commutative group, in which an entry of zero sums, and a row without an entry, are as good as not there. */
final class LedgerSum {

    private LedgerSum() {}

    static LedgerRow of(LedgerRow left, LedgerRow right, int rightWeight) {
        String[] names = union(left.getCategories(), right.getCategories());
        EntryColumns columns = new EntryColumns();
        add(left, 1, names, columns);
        add(right, rightWeight, names, columns);
        return columns.toRow(left.getCustomerId(), names);
    }

    private static void add(LedgerRow row, int weight, String[] names, EntryColumns columns) {
        int[] place = new int[row.getCategories().length];
        for (int i = 0; i < place.length; i++) {
            place[i] = Arrays.binarySearch(names, row.getCategories()[i], Names.ORDER);
        }
        Sums sums = new Sums();
        for (int e = 0; e < row.getDays().length; e++) {
            sums.ofEntry(row, e, weight);
            columns.add(EntryColumns.key(row.getDays()[e], place[row.getCategoryIndexes()[e]]), sums);
        }
    }

    private static String[] union(String[] left, String[] right) {
        String[] all = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, all, left.length, right.length);
        return Arrays.stream(all).sorted(Names.ORDER).distinct().toArray(String[]::new);
    }
}
