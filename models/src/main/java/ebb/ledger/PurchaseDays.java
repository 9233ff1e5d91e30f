package ebb.ledger;

import java.util.Arrays;

/**
 * The purchase days of one customer as known on one day, with what was bought on each: returns are not taken off, but a day of which nothing was kept
 * is left out under {@link PurchaseDayRule#PAID}.
 */
final class PurchaseDays {
    private final int[] days;
    private final int[] firstEntries;
    private final LedgerRow row;
    private final Kept kept;
    private long[] amountsBefore;

    private PurchaseDays(LedgerRow row, int[] days, int[] firstEntries, Kept kept) {
        this.row = row;
        this.days = days;
        this.firstEntries = firstEntries;
        this.kept = kept;
    }

    /** What of each entry was a purchase, by a rule and as known on a day. */
    @SuppressWarnings("ArrayRecordComponent")
    record Kept(LedgerRow row, PurchaseDayRule rule, long[] taken) {

        /** Whether the entry holds a purchase that counts. */
        boolean isPurchase(int entry) {
            return row.getLines()[entry] > 0 && (!rule.leavesReturnsOut() || amount(entry) > 0);
        }

        private long amount(int entry) {
            return row.getAmounts()[entry] - (taken == null ? 0 : taken[entry]);
        }

        /** Units kept of a purchase, in thousandths: those of the day, in proportion to what later returns left of the amount. */
        long quantity(int entry) {
            long bought = row.getAmounts()[entry] - row.getReturnedAmounts()[entry];
            long quantity = row.getQuantities()[entry];
            return taken == null || bought <= 0 || amount(entry) >= bought
                    ? quantity
                    : Math.round((double) quantity * amount(entry) / bought);
        }
    }

    static PurchaseDays of(LedgerRow row, Kept kept, int until) {
        int[] entryDays = row.getDays();
        int[] days = new int[until];
        int[] firstEntries = new int[until];
        int count = 0;
        for (int e = 0; e < until; e++) {
            if ((count == 0 || days[count - 1] != entryDays[e]) && kept.isPurchase(e)) {
                firstEntries[count] = e;
                days[count++] = entryDays[e];
            }
        }
        return new PurchaseDays(row, Arrays.copyOf(days, count), firstEntries, kept);
    }

    int day(int i) {
        return days[i];
    }

    int countUntil(int day) {
        return Timeline.countUntil(days, day);
    }

    boolean isPurchase(int entry) {
        return kept.isPurchase(entry);
    }

    long keptQuantity(int entry) {
        return kept.quantity(entry);
    }

    /** Bought before purchase day {@code i}; for one past the last, everything. Summed when first asked for: rhythm needs no amounts. */
    long amountBefore(int i) {
        if (amountsBefore == null) {
            amountsBefore = sumAmounts();
        }
        return amountsBefore[i];
    }

    private long[] sumAmounts() {
        long[] sums = new long[days.length + 1];
        for (int i = 0; i < days.length; i++) {
            sums[i + 1] = sums[i];
            for (int e = firstEntries[i]; e < row.getDays().length && row.getDays()[e] == days[i]; e++) {
                sums[i + 1] += kept.isPurchase(e) ? row.getAmounts()[e] : 0;
            }
        }
        return sums;
    }
}
