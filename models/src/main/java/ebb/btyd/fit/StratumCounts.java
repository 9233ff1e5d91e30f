package ebb.btyd.fit;

import ebb.btyd.model.GroupedSummaries;
import ebb.btyd.model.SummaryCounts;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/** Customers counted apart by their covariates. Counts of parts add up to the count of the whole, in whatever order. */
public final class StratumCounts implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HashMap<List<Double>, SummaryCounts> counts = new HashMap<>();

    /** Those with these covariates, to count further ones. */
    public SummaryCounts of(List<Double> values) {
        return counts.computeIfAbsent(values, first -> new SummaryCounts());
    }

    public StratumCounts plus(StratumCounts other) {
        other.counts.forEach((values, customers) -> of(values).plus(customers));
        return this;
    }

    /** The same counts apart as {@link SummaryCounts#split} takes them apart. */
    public StratumCounts[] split(int parts) {
        StratumCounts[] split = new StratumCounts[parts];
        Arrays.setAll(split, part -> new StratumCounts());
        counts.forEach((values, customers) -> {
            SummaryCounts[] pieces = customers.split(parts);
            for (int part = 0; part < parts; part++) {
                split[part].counts.put(values, pieces[part]);
            }
        });
        return split;
    }

    /** Each stratum's customers, with their log gaps where these were counted. */
    public StratifiedSummaries grouped(boolean hasGaps) {
        return new StratifiedSummaries(counts.entrySet().stream()
                .map(entry -> new Stratum(entry.getKey(), grouped(entry.getValue(), hasGaps)))
                .toList());
    }

    private static GroupedSummaries grouped(SummaryCounts counts, boolean hasGaps) {
        return hasGaps ? counts.grouped() : counts.grouped().withLogGaps(Double.NaN);
    }
}
