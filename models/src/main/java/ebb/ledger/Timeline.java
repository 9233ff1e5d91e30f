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
    /** Bought before purchase day i; one element more than there are purchase days. */
    final long[] amountsBefore;

    private Timeline(LedgerRow row, int[] purchaseDays, long[] amountsBefore) {
        this.row = row;
        this.purchaseDays = purchaseDays;
        this.amountsBefore = amountsBefore;
    }

    public static Timeline of(LedgerRow row) {
        int[] entryDays = row.getDays();
        long[] entryAmounts = row.getAmounts();
        int[] entryLines = row.getLines();
        int[] days = new int[entryDays.length];
        long[] amountsBefore = new long[entryDays.length + 1];
        int count = 0;
        long total = 0;
        for (int e = 0; e < entryDays.length; e++) {
            if (entryLines[e] == 0) {
                continue;
            }
            if (count == 0 || days[count - 1] != entryDays[e]) {
                days[count++] = entryDays[e];
            }
            total += entryAmounts[e];
            amountsBefore[count] = total;
        }
        return new Timeline(row, Arrays.copyOf(days, count), Arrays.copyOf(amountsBefore, count + 1));
    }

    public String customerId() {
        return row.getCustomerId();
    }

    long amount(int i) {
        return amountsBefore[i + 1] - amountsBefore[i];
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
