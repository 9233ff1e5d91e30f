package ebb.ledger;

import java.util.Arrays;

/** What only entries other than a plain purchase line have, kept apart so that the many plain ones stay small. Place 0 is the plain line. */
final class RareSums {
    private long[] returnedAmounts = new long[64];
    private int[] lines = new int[64];
    private int[] returnLines = new int[64];
    private int size = 1;

    RareSums() {
        lines[0] = 1;
    }

    int placeOf(Sums sums) {
        if (sums.isPlainLine()) {
            return 0;
        }
        if (size == lines.length) {
            returnedAmounts = Arrays.copyOf(returnedAmounts, 2 * size);
            lines = Arrays.copyOf(lines, 2 * size);
            returnLines = Arrays.copyOf(returnLines, 2 * size);
        }
        returnedAmounts[size] = sums.returnedAmount;
        lines[size] = sums.lines;
        returnLines[size] = sums.returnLines;
        return size++;
    }

    void fill(Sums sums, int place) {
        sums.returnedAmount = returnedAmounts[place];
        sums.lines = lines[place];
        sums.returnLines = returnLines[place];
    }
}
