package ebb.account;

import ebb.feature.Population;
import ebb.feature.PopulationFitter;
import ebb.feature.PopulationTerms;
import ebb.ledger.AsOf;
import ebb.ledger.PackedLedger;
import ebb.ledger.Timeline;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Estimates the baselines of several as-of dates from a sample of the ledger. */
public final class AccountBaselineFitter {

    private AccountBaselineFitter() {}

    /**
     * Parameters that all baselines share.
     *
     * @param population length of the outcome window, and the model of purchases to come
     * @param activeDays longest silence of an active customer
     * @param regional what happened in the regions
     */
    public record Terms(PopulationTerms population, int activeDays, RegionalFacts regional) {}

    /** One baseline for each date, in their order. */
    public static List<AccountBaseline> of(PackedLedger ledger, List<AsOf> dates, Terms terms) {
        List<Population> populations = PopulationFitter.of(ledger, dates, terms.population());
        NonReturnRates[] leaving = leaving(ledger, dates, terms.population().horizonDays());
        return IntStream.range(0, leaving.length)
                .mapToObj(
                        i -> new AccountBaseline(populations.get(i), leaving[i], terms.activeDays(), terms.regional()))
                .toList();
    }

    private static NonReturnRates[] leaving(PackedLedger ledger, List<AsOf> dates, int horizonDays) {
        return ledger.sample(PopulationFitter.MOST_CUSTOMERS)
                .javaRDD()
                .map(Timeline::of)
                .aggregate(
                        Stream.generate(NonReturnRates::new).limit(dates.size()).toArray(NonReturnRates[]::new),
                        (known, timeline) -> {
                            for (int i = 0; i < known.length; i++) {
                                known[i].add(dates.get(i).observe(timeline), horizonDays);
                            }
                            return known;
                        },
                        (left, right) -> {
                            for (int i = 0; i < left.length; i++) {
                                left[i].plus(right[i]);
                            }
                            return left;
                        });
    }
}
