package ebb.feature;

import ebb.btyd.SpendFitter.Spend;
import ebb.btyd.Summary;
import ebb.ledger.History;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Customers counted by what the buy-till-you-die models know of them; sums of parts are the sum of the whole. */
final class LifetimeSums implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HashMap<Summary, Long> summaries = new HashMap<>();
    private final HashMap<SpendDays, Long> spends = new HashMap<>();

    /** Repeat purchase days and their mean spend, in hundredths. */
    private record SpendDays(int days, long mean) implements Serializable {}

    void add(History history) {
        if (history.dayCount() == 0) {
            return;
        }
        summaries.merge(Summary.of(history), 1L, Long::sum);
        long mean = Math.round(100 * LifetimeModel.meanSpend(history));
        if (mean > 0) {
            spends.merge(new SpendDays(history.dayCount() - 1, mean), 1L, Long::sum);
        }
    }

    void plus(LifetimeSums other) {
        other.summaries.forEach((summary, count) -> summaries.merge(summary, count, Long::sum));
        other.spends.forEach((spend, count) -> spends.merge(spend, count, Long::sum));
    }

    Map<Summary, Long> summaries() {
        return summaries;
    }

    /** In a fixed order, so that the fit does not hang on the order of the parts. */
    List<Spend> spends() {
        Stream<Map.Entry<SpendDays, Long>> sorted = spends.entrySet().stream()
                .sorted((a, b) -> a.getKey().days() != b.getKey().days()
                        ? Integer.compare(a.getKey().days(), b.getKey().days())
                        : Long.compare(a.getKey().mean(), b.getKey().mean()));
        return sorted.map(
                        entry -> new Spend(entry.getKey().days(), entry.getKey().mean() / 100.0, entry.getValue()))
                .toList();
    }
}
