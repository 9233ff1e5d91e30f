package ebb.serve.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A space of linear combinations of figures, as a basis: rows with a factor for each figure. They are numbers modulo a prime, so that elimination is exact. The
 * coefficient of some customers in a combination is the sum of the factors of the figures that they are part of; where it is 0, the combination says nothing
 * of them.
 */
final class Combinations {
    private static final long PRIME = (1L << 31) - 1;

    private final List<long[]> rows;

    private Combinations(List<long[]> rows) {
        this.rows = rows;
    }

    /** All combinations of so many figures. */
    static Combinations of(int figures) {
        return new Combinations(IntStream.range(0, figures)
                .mapToObj(figure -> {
                    long[] row = new long[figures];
                    row[figure] = 1;
                    return row;
                })
                .collect(ArrayList::new, List::add, List::addAll));
    }

    Combinations copy() {
        return new Combinations(rows.stream().map(long[]::clone).collect(ArrayList::new, List::add, List::addAll));
    }

    /** Keeps the combinations in which customers who are part of these figures have the coefficient 0. */
    void vanishAt(int... figures) {
        int pivot = pivot(0, figures);
        if (pivot < rows.size()) {
            clear(pivot, figures);
            rows.remove(pivot);
        }
    }

    /**
     * Chooses another basis: the first rows each have a coefficient other than 0 at one of the first parts in an order that depend on no earlier ones, and 0 at the others
     * of these.
     *
     * @param order figures of each part
     * @return how many rows these are; the coefficients of the rest are 0 at all parts
     */
    int align(List<int[]> order) {
        int done = 0;
        for (int[] figures : order) {
            int pivot = pivot(done, figures);
            if (pivot < rows.size()) {
                clear(pivot, figures);
                Collections.swap(rows, done, pivot);
                done++;
            }
        }
        return done;
    }

    boolean isZero(int row, int[] figures) {
        return at(rows.get(row), figures) == 0;
    }

    /**
     * The first of some figures without which a row cannot be had. Where a figure follows from others, it is not needed for their sake.
     *
     * @param rank of {@link #align}: the rows from there on are what figures have in common
     * @param figures in their order
     */
    Optional<Integer> needed(int row, int rank, List<Integer> figures) {
        Combinations same = new Combinations(new ArrayList<>(rows.subList(rank, rows.size()))).copy();
        same.rows.add(rows.get(row).clone());
        for (int figure : figures) {
            int pivot = same.pivot(0, figure);
            if (pivot == same.rows.size() - 1) {
                return Optional.of(figure);
            }
            same.vanishAt(figure);
        }
        return Optional.empty();
    }

    /** The coefficients of a part in all rows, divided by the first that is not 0; empty where all are. */
    List<Long> direction(int[] figures) {
        long[] values = rows.stream().mapToLong(row -> at(row, figures)).toArray();
        long first =
                Arrays.stream(values).filter(value -> value != 0).findFirst().orElse(0);
        long inverse = inverse(first);
        return first == 0
                ? List.of()
                : Arrays.stream(values)
                        .mapToObj(value -> value * inverse % PRIME)
                        .toList();
    }

    /** The first row from there on whose coefficient is not 0; as many as there are rows: none. */
    private int pivot(int from, int... figures) {
        int row = from;
        while (row < rows.size() && isZero(row, figures)) {
            row++;
        }
        return row;
    }

    /** Makes the coefficients of all other rows 0. */
    private void clear(int pivot, int... figures) {
        long[] by = rows.get(pivot);
        long inverse = inverse(at(by, figures));
        for (int row = 0; row < rows.size(); row++) {
            long value = row == pivot ? 0 : at(rows.get(row), figures);
            if (value != 0) {
                add(rows.get(row), PRIME - value * inverse % PRIME, by);
            }
        }
    }

    private static void add(long[] row, long factor, long[] other) {
        for (int figure = 0; figure < row.length; figure++) {
            if (other[figure] != 0) {
                row[figure] = (row[figure] + factor * other[figure]) % PRIME;
            }
        }
    }

    private static long at(long[] row, int[] figures) {
        long sum = 0;
        for (int figure : figures) {
            sum += row[figure];
        }
        return sum % PRIME;
    }

    /** By Fermat's little theorem; 0 for 0. */
    private static long inverse(long value) {
        long power = 1;
        long square = value;
        for (long exponent = PRIME - 2; exponent > 0; exponent >>= 1) {
            power = (exponent & 1) == 1 ? power * square % PRIME : power;
            square = square * square % PRIME;
        }
        return power;
    }
}
