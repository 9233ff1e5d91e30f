package ebb.feature;

import ebb.btyd.model.GroupedSummaries;
import ebb.btyd.model.SummaryCounts;
import ebb.btyd.spend.CustomerSpend;
import ebb.btyd.spend.SpendFitter.Spend;
import ebb.customer.Money;
import ebb.ledger.History;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Customers counted by what the buy-till-you-die models know of them; sums of parts are the sum of the whole. */
final class LifetimeSums implements Serializable {
    private static final long serialVersionUID = 1L;

    private final SummaryCounts summaries = new SummaryCounts();
    private final HashMap<SpendDays, Long> spends = new HashMap<>();

    /** Repeat purchase days and their mean spend, in hundredths. */
    private record SpendDays(int days, long mean) implements Serializable {}

    void add(History history) {
        if (history.dayCount() == 0) {
            return;
        }
        summaries.add(history, history.asOfDay());
        long mean = Money.cents(CustomerSpend.of(history).mean());
        if (mean > 0) {
            spends.merge(new SpendDays(history.dayCount() - 1, mean), 1L, Long::sum);
        }
    }

    void plus(LifetimeSums other) {
        summaries.plus(other.summaries);
        other.spends.forEach((spend, count) -> spends.merge(spend, count, Long::sum));
    }

    GroupedSummaries summaries() {
        return summaries.grouped();
    }

    /** In a fixed order, so that the fit does not hang on the order of the parts. */
    List<Spend> spends() {
        Stream<Map.Entry<SpendDays, Long>> sorted = spends.entrySet().stream()
                .sorted((a, b) -> a.getKey().days() != b.getKey().days()
                        ? Integer.compare(a.getKey().days(), b.getKey().days())
                        : Long.compare(a.getKey().mean(), b.getKey().mean()));
        return sorted.map(entry -> new Spend(
                        entry.getKey().days(), Money.amount(entry.getKey().mean()), entry.getValue()))
                .toList();
    }
}
