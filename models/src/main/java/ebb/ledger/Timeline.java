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
    private long[] amountsBefore;

    private Timeline(LedgerRow row, int[] purchaseDays) {
        this.row = row;
        this.purchaseDays = purchaseDays;
    }

    public static Timeline of(LedgerRow row) {
        int[] entryDays = row.getDays();
        int[] entryLines = row.getLines();
        int[] days = new int[entryDays.length];
        int count = 0;
        for (int e = 0; e < entryDays.length; e++) {
            if (entryLines[e] != 0 && (count == 0 || days[count - 1] != entryDays[e])) {
                days[count++] = entryDays[e];
            }
        }
        return new Timeline(row, Arrays.copyOf(days, count));
    }

    public String customerId() {
        return row.getCustomerId();
    }

    /** Bought before purchase day {@code i}; for one past the last, everything. Summed when first asked for: rhythm needs no amounts. */
    long amountBefore(int i) {
        if (amountsBefore == null) {
            amountsBefore = sumAmounts();
        }
        return amountsBefore[i];
    }

    /** Returned after {@code afterDay} up to and with {@code lastDay}. */
    long returnedBetween(int afterDay, int lastDay) {
        int until = countUntil(row.getDays(), lastDay);
        long sum = 0;
        for (int e = countUntil(row.getDays(), afterDay); e < until; e++) {
            sum += row.getReturnedAmounts()[e];
        }
        return sum;
    }

    private long[] sumAmounts() {
        int[] entryDays = row.getDays();
        int[] entryLines = row.getLines();
        long[] entryAmounts = row.getAmounts();
        long[] sums = new long[purchaseDays.length + 1];
        int i = 0;
        for (int e = 0; e < entryDays.length; e++) {
            if (entryLines[e] != 0) {
                if (purchaseDays[i] != entryDays[e]) {
                    i++;
                    sums[i + 1] = sums[i];
                }
                sums[i + 1] += entryAmounts[e];
            }
        }
        return sums;
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
