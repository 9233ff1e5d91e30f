package ebb.ledger;

/**
 * A ledger row made ready to be looked at: built once for a customer, then looked at from any number of as-of dates.
 *
 * <p>What is known of its purchase days is shared by all dates between two returns, so most customers have one list of them for all dates.
 */
public final class Timeline {
    final LedgerRow row;
    private final ReturnMatch returns;
    private PurchaseDays unreturned;
    private PurchaseDayRule unreturnedRule;

    private Timeline(LedgerRow row) {
        this.row = row;
        this.returns = ReturnMatch.of(row);
    }

    public static Timeline of(LedgerRow row) {
        return new Timeline(row);
    }

    public String customerId() {
        return row.getCustomerId();
    }

    /** The purchase days as known on {@code day}; those after it may be among them where nothing was ever returned. */
    PurchaseDays purchaseDays(int day, PurchaseDayRule rule) {
        int until = countUntil(row.getDays(), day);
        if (returns != null && rule.leavesReturnsOut()) {
            long[] taken = new long[until];
            returns.addTaken(day, taken);
            return PurchaseDays.of(row, new PurchaseDays.Kept(row, rule, taken), until);
        }
        if (unreturned == null || unreturnedRule != rule) {
            unreturned = PurchaseDays.of(row, new PurchaseDays.Kept(row, rule, null), row.getDays().length);
            unreturnedRule = rule;
        }
        return unreturned;
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
