package ebb.btyd;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/** Customers counted apart by their covariates. Counts of parts add up to the count of the whole, in whatever order. */
final class StrataCounts implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HashMap<List<Double>, SummaryCounts> counts = new HashMap<>();

    /** Customers without covariates. */
    static StrataCounts alike(SummaryCounts customers) {
        StrataCounts all = new StrataCounts();
        all.counts.put(List.of(), customers);
        return all;
    }

    /** Those with these covariates, to count further ones. */
    SummaryCounts of(List<Double> values) {
        return counts.computeIfAbsent(values, first -> new SummaryCounts());
    }

    StrataCounts plus(StrataCounts other) {
        other.counts.forEach((values, customers) -> of(values).plus(customers));
        return this;
    }

    /** The same counts apart as {@link SummaryCounts#split} takes them apart. */
    StrataCounts[] split(int parts) {
        StrataCounts[] split = new StrataCounts[parts];
        Arrays.setAll(split, part -> new StrataCounts());
        counts.forEach((values, customers) -> {
            SummaryCounts[] pieces = customers.split(parts);
            for (int part = 0; part < parts; part++) {
                split[part].counts.put(values, pieces[part]);
            }
        });
        return split;
    }

    /** Each stratum's customers, with their log gaps where these were counted. */
    Strata grouped(boolean hasGaps) {
        return new Strata(counts.entrySet().stream()
                .map(entry -> new Stratum(entry.getKey(), grouped(entry.getValue(), hasGaps)))
                .toList());
    }

    private static GroupedSummaries grouped(SummaryCounts counts, boolean hasGaps) {
        return hasGaps ? counts.grouped() : counts.grouped().withLogGaps(Double.NaN);
    }
}
