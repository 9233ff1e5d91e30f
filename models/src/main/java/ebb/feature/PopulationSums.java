package ebb.feature;

import ebb.ledger.AsOf;
import ebb.ledger.History;
import java.io.Serializable;
import java.util.Optional;

/** What one pass over the ledger gathers for the population of one as-of date. */
final class PopulationSums implements Serializable {
    private static final long serialVersionUID = 1L;

    private final GapSums gaps = new GapSums();
    private final LifetimeSums lifetime = new LifetimeSums();
    private final GapLengths lengths = new GapLengths();
    private final FirstBasketRates firstBaskets;

    PopulationSums(int horizonDays) {
        this.firstBaskets = new FirstBasketRates(horizonDays);
    }

    void add(History history) {
        gaps.add(history);
        lifetime.add(history);
        lengths.add(history);
        firstBaskets.add(history);
    }

    void plus(PopulationSums other) {
        gaps.plus(other.gaps);
        lifetime.plus(other.lifetime);
        lengths.plus(other.lengths);
        firstBaskets.plus(other.firstBaskets);
    }

    Population population(AsOf asOf, PopulationTerms terms) {
        Optional<PopulationLifetimeModel> model = PopulationLifetimeModel.fit(lifetime, terms);
        Population.Habits habits = new Population.Habits(GapPrior.from(gaps), lengths, firstBaskets);
        return new Population(asOf, terms.horizonDays(), habits, model);
    }
}
