package ebb.serve.view;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Looks for linear combinations of figures, with whatever factors, that say something of customers who are fewer than a least size.
 *
 * <p>First the space is contracted: a part of the customers that is large enough cannot be among them, and parts whose coefficients are always in the same ratio
 * are one. Where no combination is left, there is none. Else this is the search for the code word of least weight, for which no quick and certain way is known: some
 * bases are drawn, which mostly say something of one of few customers alone, and each of their combinations is looked at (Prange, The use of information sets
 * in decoding cyclic codes, 1962).
 */
final class FigureAudit {
    /** Bases that are drawn: 10 found on random shops whatever 3,000 do. */
    private static final int BASES = 50;

    private static final int SEED = 20;

    private final int leastSize;
    private final Combinations combinations;
    private List<Part> parts;

    /** Customers who are part of the same figures, by number. */
    static final class Part {
        private final int[] figures;
        private final long customers;

        Part(int[] figures, long customers) {
            this.figures = figures;
            this.customers = customers;
        }

        private Part with(Part other) {
            return new Part(figures, customers + other.customers);
        }
    }

    /**
     * An audit of figures that are all shown.
     *
     * @param figures how many
     */
    FigureAudit(int figures, List<Part> parts, int leastSize) {
        this.leastSize = leastSize;
        this.combinations = Combinations.of(figures);
        this.parts = parts.stream().filter(part -> part.customers > 0).toList();
        contract();
    }

    /** From here on the figure is not shown. */
    void hide(int figure) {
        combinations.vanishAt(figure);
        contract();
    }

    /**
     * The first of some figures that a combination about too few customers needs; empty where none was found.
     *
     * @param hideable in the order in which they are best hidden
     */
    Optional<Integer> toHide(List<Integer> hideable) {
        Random random = new Random(SEED);
        return IntStream.range(0, parts.isEmpty() ? 0 : BASES)
                .mapToObj(draw -> order(random))
                .flatMap(order -> {
                    Combinations basis = combinations.copy();
                    int rank = basis.align(order);
                    return IntStream.range(0, rank)
                            .filter(row -> isSmall(basis, row))
                            .mapToObj(row -> basis.needed(row, rank, hideable))
                            .flatMap(Optional::stream);
                })
                .findFirst();
    }

    private boolean isSmall(Combinations basis, int row) {
        long customers = 0;
        for (Part part : parts) {
            customers += basis.isZero(row, part.figures) ? 0 : part.customers;
            if (customers >= leastSize) {
                return false;
            }
        }
        return true;
    }

    private void contract() {
        List<Part> large = large();
        do {
            large.forEach(part -> combinations.vanishAt(part.figures));
            parts = merged();
            large = large();
        } while (!large.isEmpty());
    }

    private List<Part> large() {
        return parts.stream().filter(part -> part.customers >= leastSize).toList();
    }

    /** The parts of which anything can be said, largest first. */
    private List<Part> merged() {
        Map<List<Long>, Part> merged = new LinkedHashMap<>();
        parts.forEach(part -> merged.merge(combinations.direction(part.figures), part, Part::with));
        merged.remove(List.of());
        return merged.values().stream()
                .sorted(Comparator.comparingLong((Part part) -> part.customers).reversed())
                .toList();
    }

    /** At random, as by drawing customers one after the other: large parts mostly come first. */
    private List<int[]> order(Random random) {
        double[] drawn = parts.stream()
                .mapToDouble(part -> -Math.log(1 - random.nextDouble()) / part.customers)
                .toArray();
        long[] keys = new long[drawn.length];
        Arrays.setAll(keys, part -> ((long) Float.floatToIntBits((float) drawn[part]) << Integer.SIZE) | part);
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToObj(key -> parts.get((int) key).figures).toList();
    }
}
