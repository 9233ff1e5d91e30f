package ebb.value;

import ebb.evaluation.Interval;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * 80 % intervals for one customer: between which shares of what was expected the outcomes of customers of about the same expectation lay on past as-of
 * dates (split conformal prediction by group, Vovk and others 2003).
 *
 * @param bands by what was expected, ascending; empty where too few outcomes are known
 */
public record CustomerIntervals(List<Band> bands) implements Serializable {
    private static final int MOST_BANDS = 10;
    private static final int FEWEST_IN_BAND = 100;
    private static final double TAIL = 0.1;

    /**
     * Customers of about the same expectation.
     *
     * @param from least that is expected of them
     * @param low share of what is expected that one in ten stay below
     * @param high share of what is expected that one in ten exceed
     */
    public record Band(double from, double low, double high) implements Serializable {}

    /**
     * What one customer was expected to do and did.
     *
     * @param expected above 0
     */
    public record Pair(double expected, double actual) implements Serializable {}

    /** From past outcomes; without bands where there are fewer than a hundred. */
    public static CustomerIntervals of(List<Pair> pairs) {
        Pair[] sorted = pairs.stream()
                .filter(pair -> pair.expected() > 0)
                .sorted(Comparator.comparingDouble(Pair::expected).thenComparingDouble(Pair::actual))
                .toArray(Pair[]::new);
        int count = Math.min(MOST_BANDS, sorted.length / FEWEST_IN_BAND);
        List<Band> bands = new ArrayList<>();
        for (int band = 0; band < count; band++) {
            int from = (int) ((long) sorted.length * band / count);
            int until = (int) ((long) sorted.length * (band + 1) / count);
            bands.add(band(Arrays.copyOfRange(sorted, from, until)));
        }
        return new CustomerIntervals(List.copyOf(bands));
    }

    /** The ends are the order statistics that hold four in five of one more outcome of the same kind. */
    private static Band band(Pair[] alike) {
        double[] shares = Arrays.stream(alike)
                .mapToDouble(pair -> pair.actual() / pair.expected())
                .sorted()
                .toArray();
        int below = (int) Math.floor(TAIL * (shares.length + 1));
        return new Band(alike[0].expected(), shares[below - 1], shares[shares.length - below]);
    }

    /** The interval around what is expected of a customer; NaN at both ends where nothing is known. */
    public Interval around(double expected) {
        if (bands.isEmpty() || Double.isNaN(expected)) {
            return new Interval(expected, Double.NaN, Double.NaN);
        }
        Band band = bands.get(0);
        for (Band next : bands) {
            band = expected >= next.from() ? next : band;
        }
        return new Interval(expected, expected * band.low(), expected * band.high());
    }

    /** Share of the outcomes that lie inside their interval; NaN where there is none. */
    double insideShare(List<Pair> pairs) {
        return bands.isEmpty()
                ? Double.NaN
                : pairs.stream()
                        .mapToDouble(pair -> contains(around(pair.expected()), pair.actual()) ? 1 : 0)
                        .average()
                        .orElse(Double.NaN);
    }

    private static boolean contains(Interval interval, double actual) {
        return actual >= interval.low() && actual <= interval.high();
    }
}
