package ebb.ledger;

import java.util.Arrays;

/**
 * Which purchase each return takes back. The ledger knows days and categories, not orders, so a return is matched to purchases of its category up to
 * its day: first to what was bought the same day or else to the latest purchase, of exactly that amount; then to what was bought the same day if that
 * was more; then to the latest larger purchase, else to the latest ones in turn. So an exchange takes back what was bought before, not what was bought
 * instead of it. A return of a category that was never bought is matched to the latest day that cost exactly as much, and otherwise to nothing: what it
 * takes back was bought before the data begin.
 *
 * <p>A match is known from the day of the return on, so that a later return changes nothing before it.
 */
final class ReturnMatch {
    private final LedgerRow row;
    private final long[] left;
    private int[] days = new int[4];
    private int[] entries = new int[4];
    private long[] amounts = new long[4];
    private int size;

    private ReturnMatch(LedgerRow row) {
        this.row = row;
        this.left = row.getAmounts().clone();
    }

    /** The matches of a row; null where nothing was returned. */
    static ReturnMatch of(LedgerRow row) {
        ReturnMatch match = null;
        for (int e = 0; e < row.getDays().length; e++) {
            if (row.getReturnedAmounts()[e] > 0) {
                match = match == null ? new ReturnMatch(row) : match;
                match.takeBack(e, row.getReturnedAmounts()[e]);
            }
        }
        return match;
    }

    /** Adds to {@code taken}, by entry, the amounts taken back up to and with {@code day}. */
    void addTaken(int day, long[] taken) {
        for (int i = 0; i < size && days[i] <= day; i++) {
            if (entries[i] < taken.length) {
                taken[entries[i]] += amounts[i];
            }
        }
    }

    private void takeBack(int returned, long amount) {
        int one = whole(returned, amount);
        if (one >= 0) {
            take(one, returned, amount);
            return;
        }
        long open = amount;
        boolean isKnown = false;
        for (int e = returned; e >= 0; e--) {
            if (isSameCategory(e, returned) && row.getAmounts()[e] > 0) {
                isKnown = true;
                open -= take(e, returned, open);
            }
        }
        if (!isKnown) {
            takeDay(returned, open);
        }
    }

    /** The purchase that the return is most probably of, or of a part of it; -1: of none alone. */
    private int whole(int returned, long amount) {
        if (left[returned] == amount) {
            return returned;
        }
        int exactly = latest(returned, amount, true);
        if (exactly >= 0) {
            return exactly;
        }
        return left[returned] > amount ? returned : latest(returned, amount, false);
    }

    /** The latest purchase of the category before {@code returned} of which exactly, or else more than, {@code amount} is left; -1: none. */
    private int latest(int returned, long amount, boolean exactly) {
        for (int e = returned - 1; e >= 0; e--) {
            if (isSameCategory(e, returned) && (exactly ? left[e] == amount : left[e] > amount)) {
                return e;
            }
        }
        return -1;
    }

    private boolean isSameCategory(int entry, int returned) {
        return row.getCategoryIndexes()[entry] == row.getCategoryIndexes()[returned];
    }

    /** Takes back the latest day, up to that of the return, of which exactly {@code amount} is left. */
    private void takeDay(int returned, long amount) {
        int end = Timeline.countUntil(row.getDays(), row.getDays()[returned]);
        while (end > 0) {
            int start = Timeline.countUntil(row.getDays(), row.getDays()[end - 1] - 1);
            if (Arrays.stream(left, start, end).sum() == amount) {
                for (int e = start; e < end; e++) {
                    take(e, returned, left[e]);
                }
                return;
            }
            end = start;
        }
    }

    /** Takes back of a purchase what is left of it, at most {@code amount}, and answers how much that was. */
    private long take(int entry, int returned, long amount) {
        long taken = Math.min(left[entry], amount);
        if (taken <= 0) {
            return 0;
        }
        left[entry] -= taken;
        if (size == days.length) {
            days = Arrays.copyOf(days, 2 * size);
            entries = Arrays.copyOf(entries, 2 * size);
            amounts = Arrays.copyOf(amounts, 2 * size);
        }
        days[size] = row.getDays()[returned];
        entries[size] = entry;
        amounts[size++] = taken;
        return taken;
    }
}
