package ebb.feature;

import ebb.ledger.AsOf;
import ebb.ledger.LedgerRow;
import ebb.ledger.LedgerTable;
import ebb.ledger.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;

/** Fits what features must know of all customers, for many as-of dates in one pass over the ledger's days. */
public final class Populations {

    private Populations() {}

    /**
     * One population for each as-of date, in their order.
     *
     * @param horizonDays length of the outcome window that the features are to speak about
     */
    public static List<Population> of(Dataset<LedgerRow> ledger, List<AsOf> asOfs, int horizonDays) {
        GapSums[] sums = LedgerTable.onlyDays(ledger)
                .javaRDD()
                .map(Timeline::of)
                .aggregate(zero(asOfs.size()), (known, timeline) -> add(known, timeline, asOfs), Populations::add);
        List<Population> populations = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            populations.add(new Population(asOfs.get(i), horizonDays, GapPrior.from(sums[i])));
        }
        return populations;
    }

    private static GapSums[] zero(int count) {
        return Stream.generate(GapSums::new).limit(count).toArray(GapSums[]::new);
    }

    private static GapSums[] add(GapSums[] sums, Timeline timeline, List<AsOf> asOfs) {
        for (int i = 0; i < sums.length; i++) {
            sums[i].add(asOfs.get(i).observe(timeline));
        }
        return sums;
    }

    private static GapSums[] add(GapSums[] left, GapSums[] right) {
        for (int i = 0; i < left.length; i++) {
            left[i].plus(right[i]);
        }
        return left;
    }
}
