package ebb.ledger;

import java.util.Arrays;

/**
 * A ledger row indexed by purchase day: built once for a customer, then looked at from any number of as-of dates.
 *
 * <p>A purchase day has at least one purchase line; days with returns only are kept among the entries.
 */
public final class Timeline {
    final LedgerRow row;
    final int[] purchaseDays;
    final long[] purchaseAmounts;

    private Timeline(LedgerRow row, int[] purchaseDays, long[] purchaseAmounts) {
        this.row = row;
        this.purchaseDays = purchaseDays;
        this.purchaseAmounts = purchaseAmounts;
    }

    public static Timeline of(LedgerRow row) {
        int[] entryDays = row.getDays();
        long[] entryAmounts = row.getAmounts();
        int[] entryLines = row.getLines();
        int[] days = new int[entryDays.length];
        long[] amounts = new long[entryDays.length];
        int count = 0;
        for (int e = 0; e < entryDays.length; e++) {
            if (entryLines[e] == 0) {
                continue;
            }
            if (count == 0 || days[count - 1] != entryDays[e]) {
                days[count++] = entryDays[e];
            }
            amounts[count - 1] += entryAmounts[e];
        }
        return new Timeline(row, Arrays.copyOf(days, count), Arrays.copyOf(amounts, count));
    }

    public String customerId() {
        return row.getCustomerId();
    }

    /** How many of the sorted {@code days} are on or before {@code day}. */
    static int countUntil(int[] days, int day) {
        int low = 0;
        int high = days.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (days[middle] <= day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
