package ebb.ledger;

/** Sorts places by the keys they point to: stable, without boxing, and quick where the keys are nearly in order, as files in order of time are. */
final class KeyOrder {
    private static final int RUN = 16;

    private KeyOrder() {}

    /** Sorts the first {@code size} elements of {@code order}; {@code spare} is room of the same size. */
    static void sort(long[] keys, int[] order, int[] spare, int size) {
        for (int from = 0; from < size; from += RUN) {
            insertionSort(keys, order, from, Math.min(size, from + RUN));
        }
        for (long run = RUN; run < size; run *= 2) {
            for (long from = 0; from + run < size; from += 2 * run) {
                merge(keys, order, spare, (int) from, (int) (from + run), (int) Math.min(size, from + 2 * run));
            }
        }
    }

    private static void insertionSort(long[] keys, int[] order, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int moved = order[i];
            long key = keys[moved];
            int hole = i;
            while (hole > from && keys[order[hole - 1]] > key) {
                order[hole] = order[hole - 1];
                hole--;
            }
            order[hole] = moved;
        }
    }

    private static void merge(long[] keys, int[] order, int[] spare, int from, int middle, int to) {
        if (keys[order[middle - 1]] <= keys[order[middle]]) {
            return;
        }
        int left = middle - from;
        System.arraycopy(order, from, spare, 0, left);
        int i = 0;
        int j = middle;
        int at = from;
        while (i < left && j < to) {
            order[at++] = keys[order[j]] < keys[spare[i]] ? order[j++] : spare[i++];
        }
        System.arraycopy(spare, i, order, at, left - i);
    }
}
