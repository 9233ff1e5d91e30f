package ebb.ingest.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of a file that have the sum of the rows above them, up to the sum before: with them a file's money counts twice.
 *
 * <p>Of all ways to divide the rows into blocks of at least two that each end with their sum, the one is taken that covers most money. By chance a row is
 * now and then the sum of a few before it; the blocks then hold a small part of the money.
 *
 * @param rows places of the rows with sums, in order
 * @param amount their sum
 */
public record Subtotals(List<Integer> rows, long amount) {
    /** Share of the money, sums left out, that blocks with a sum must hold. */
    private static final double MOST = 0.6;

    private static final int LEAST_BLOCKS = 2;

    /**
     * Looks through the amounts of one file.
     *
     * @param amounts in the smallest unit of the currency, in the order of the rows
     */
    public static Optional<Subtotals> in(long[] amounts) {
        int count = amounts.length;
        long[] sums = new long[count + 1];
        long[] covered = new long[count + 1];
        int[] from = new int[count + 1];
        Map<Long, Integer> ends = new HashMap<>();
        for (int i = 0; i < count; i++) {
            if (i >= 2) {
                int end = i - 2;
                ends.merge(sums[end], end, (one, other) -> covered[other] >= covered[one] ? other : one);
            }
            sums[i + 1] = sums[i] + amounts[i];
            covered[i + 1] = covered[i];
            from[i + 1] = -1;
            Integer begin = amounts[i] > 0 ? ends.get(sums[i] - amounts[i]) : null;
            if (begin != null && covered[begin] + amounts[i] > covered[i + 1]) {
                covered[i + 1] = covered[begin] + amounts[i];
                from[i + 1] = begin;
            }
        }
        return found(amounts, from, covered[count]);
    }

    private static Optional<Subtotals> found(long[] amounts, int[] from, long covered) {
        Deque<Integer> rows = new ArrayDeque<>();
        long others = 0;
        for (int i = amounts.length; i > 0; ) {
            if (from[i] >= 0) {
                rows.addFirst(i - 1);
                others += amounts[i - 1];
                i = from[i];
            } else {
                others += amounts[i - 1];
                i--;
            }
        }
        return rows.size() >= LEAST_BLOCKS && covered >= MOST * others
                ? Optional.of(new Subtotals(List.copyOf(rows), covered))
                : Optional.empty();
    }
}
