package ebb.feature;

import ebb.ledger.AsOf;
import ebb.ledger.PackedLedger;
import ebb.ledger.Timeline;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fits what features must know of all customers, for many as-of dates in one pass over the ledger. */
public final class PopulationFitter {
    /** Customers that the fits are made on: enough for three digits of every parameter, and a fraction of a large ledger. */
    public static final int MOST_CUSTOMERS = 20_000;

    private PopulationFitter() {}

    /** One population for each as-of date, in their order. */
    public static List<Population> of(PackedLedger ledger, List<AsOf> asOfs, PopulationTerms terms) {
        PopulationSums[] sums = ledger.sample(MOST_CUSTOMERS)
                .javaRDD()
                .map(Timeline::of)
                .aggregate(
                        zero(asOfs.size(), terms.horizonDays()),
                        (known, timeline) -> add(known, timeline, asOfs),
                        PopulationFitter::add);
        return IntStream.range(0, sums.length)
                .parallel()
                .mapToObj(i -> sums[i].population(asOfs.get(i), terms))
                .toList();
    }

    private static PopulationSums[] zero(int count, int horizonDays) {
        return Stream.generate(() -> new PopulationSums(horizonDays))
                .limit(count)
                .toArray(PopulationSums[]::new);
    }

    private static PopulationSums[] add(PopulationSums[] sums, Timeline timeline, List<AsOf> asOfs) {
        for (int i = 0; i < sums.length; i++) {
            sums[i].add(asOfs.get(i).observe(timeline));
        }
        return sums;
    }

    private static PopulationSums[] add(PopulationSums[] left, PopulationSums[] right) {
        for (int i = 0; i < left.length; i++) {
            left[i].plus(right[i]);
        }
        return left;
    }
}
