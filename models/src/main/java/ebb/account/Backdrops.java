package ebb.account;

import ebb.feature.GapPrior;
import ebb.feature.GapSums;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.ledger.LedgerRow;
import ebb.ledger.Timeline;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;

/** Learns the backdrop of many as-of dates in one pass over the ledger. */
public final class Backdrops {

    private Backdrops() {}

    /** One backdrop for each date, in their order. */
    public static List<Backdrop> of(
            Dataset<LedgerRow> ledger, List<AsOf> dates, Backdrop.Terms terms, Regional regional) {
        Sums[] sums = ledger.javaRDD()
                .map(Timeline::of)
                .aggregate(
                        Stream.generate(Sums::new).limit(dates.size()).toArray(Sums[]::new),
                        (known, timeline) -> add(known, timeline, dates, terms),
                        Backdrops::add);
        return IntStream.range(0, sums.length)
                .mapToObj(i -> new Backdrop(GapPrior.from(sums[i].gaps), sums[i].leaving, terms, regional))
                .toList();
    }

    private static Sums[] add(Sums[] sums, Timeline timeline, List<AsOf> dates, Backdrop.Terms terms) {
        for (int i = 0; i < sums.length; i++) {
            History history = dates.get(i).observe(timeline);
            sums[i].gaps.add(history);
            sums[i].leaving.add(history, terms.horizonDays());
        }
        return sums;
    }

    private static Sums[] add(Sums[] left, Sums[] right) {
        for (int i = 0; i < left.length; i++) {
            left[i].gaps.plus(right[i].gaps);
            left[i].leaving.plus(right[i].leaving);
        }
        return left;
    }

    private static final class Sums implements Serializable {
        private static final long serialVersionUID = 1L;
        private final GapSums gaps = new GapSums();
        private final Leaving leaving = new Leaving();
    }
}
