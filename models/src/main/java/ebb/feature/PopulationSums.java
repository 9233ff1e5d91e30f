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

    void add(History history) {
        gaps.add(history);
        lifetime.add(history);
        lengths.add(history);
    }

    void plus(PopulationSums other) {
        gaps.plus(other.gaps);
        lifetime.plus(other.lifetime);
        lengths.plus(other.lengths);
    }

    Population population(AsOf asOf, PopulationTerms terms) {
        Optional<LifetimeModel> model = LifetimeModel.fit(lifetime, terms);
        return new Population(asOf, terms.horizonDays(), new Population.AllGaps(GapPrior.from(gaps), lengths), model);
    }
}
