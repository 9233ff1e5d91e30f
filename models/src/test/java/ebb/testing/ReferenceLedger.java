package ebb.testing;

import ebb.ledger.LedgerRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ledger as slow and plain as can be: a sorted map of sums. */
public final class ReferenceLedger {
    private record Entry(int day, String category) {}

    private ReferenceLedger() {}

    /** The customers' rows in order of id, each as a list of readable cells. */
    public static Map<String, List<String>> of(List<Line> lines) {
        Map<String, Map<Entry, long[]>> customers = new TreeMap<>();
        for (Line line : lines) {
            long[] sums = customers
                    .computeIfAbsent(
                            line.customer(),
                            none -> new TreeMap<>((a, b) -> a.day() != b.day()
                                    ? Integer.compare(a.day(), b.day())
                                    : Arrays.compare(
                                            a.category().codePoints().toArray(),
                                            b.category().codePoints().toArray())))
                    .computeIfAbsent(new Entry(line.day(), line.category()), none -> new long[5]);
            boolean returned = line.amount() < 0 || (line.amount() == 0 && line.quantity() < 0);
            sums[returned ? 1 : 0] += Math.abs(line.amount());
            sums[2] += line.quantity();
            sums[returned ? 4 : 3]++;
        }
        Map<String, List<String>> ledger = new TreeMap<>();
        customers.forEach((customer, entries) -> {
            List<String> cells = new ArrayList<>();
            entries.forEach((entry, sums) -> cells.add(cell(entry.day(), entry.category(), sums)));
            ledger.put(customer, cells);
        });
        return ledger;
    }

    /** Ledger rows in the same form. */
    public static Map<String, List<String>> cells(Iterable<LedgerRow> rows) {
        Map<String, List<String>> ledger = new TreeMap<>();
        for (LedgerRow row : rows) {
            List<String> cells = new ArrayList<>();
            for (int e = 0; e < row.getDays().length; e++) {
                long[] sums = {
                    row.getAmounts()[e],
                    row.getReturnedAmounts()[e],
                    row.getQuantities()[e],
                    row.getLines()[e],
                    row.getReturnLines()[e]
                };
                cells.add(cell(row.getDays()[e], row.getCategories()[row.getCategoryIndexes()[e]], sums));
            }
            if (ledger.put(row.getCustomerId(), cells) != null) {
                throw new AssertionError(row.getCustomerId() + " has two rows");
            }
        }
        return ledger;
    }

    private static String cell(int day, String category, long[] sums) {
        return day + "/" + category + "=" + Arrays.toString(sums);
    }
}
