package ebb.account;

import ebb.customer.CalendarDays;
import ebb.input.Invoice;
import java.util.List;

/**
 * What an account owes at the end of a day, in hundredths, by how long it has been due.
 *
 * @param owed all of it
 * @param buckets not yet due, then overdue by up to 30, 60 and 90 days, then by more
 * @param oldestOverdueDays days that the oldest unpaid invoice is overdue; 0 where none is
 */
public record Credit(long owed, List<Long> buckets, int oldestOverdueDays) {
    /** Names of the buckets. */
    public static final List<String> BUCKETS =
            List.of("not due", "1-30 days", "31-60 days", "61-90 days", "over 90 days");

    private static final int BUCKET_DAYS = 30;
    private static final int LONGEST_DAYS = 2 * CalendarDays.YEAR;

    static Credit of(List<Invoice> invoices, int day) {
        long[] buckets = new long[BUCKETS.size()];
        int oldest = 0;
        for (Invoice invoice : invoices) {
            long owed = invoice.owed(day);
            if (owed > 0) {
                int overdue = Math.max(0, day - invoice.dueDay());
                buckets[bucket(overdue)] += owed;
                oldest = Math.max(oldest, overdue);
            }
        }
        List<Long> sums = java.util.Arrays.stream(buckets).boxed().toList();
        return new Credit(owed(invoices, day), sums, oldest);
    }

    private static int bucket(int overdueDays) {
        return overdueDays == 0 ? 0 : Math.min(BUCKETS.size() - 1, 1 + (overdueDays - 1) / BUCKET_DAYS);
    }

    static long owed(List<Invoice> invoices, int day) {
        long owed = 0;
        for (Invoice invoice : invoices) {
            owed += invoice.owed(day);
        }
        return owed;
    }

    /** For how many days without a break the account has owed more than its limit. */
    static int daysOver(List<Invoice> invoices, int day, long limit) {
        int days = 0;
        while (days < LONGEST_DAYS && owed(invoices, day - days) > limit) {
            days++;
        }
        return days;
    }

    public long overdue() {
        return owed - buckets.get(0);
    }
}
