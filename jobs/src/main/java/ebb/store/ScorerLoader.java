package ebb.store;

import ebb.churn.ChurnModel;
import ebb.conf.Settings;
import ebb.feature.FeatureCatalogue;
import ebb.score.CustomerScorer;

/** Makes a stored model score customers. */
public final class ScorerLoader {
    private ScorerLoader() {}

    /** The scorer of a stored model; refuses one whose features this version does not compute. */
    public static CustomerScorer of(ModelStore.Stored stored, Settings settings) {
        requireFeatures(stored);
        CustomerScorer.Terms terms = new CustomerScorer.Terms(
                stored.id(),
                stored.card().horizonDays(),
                settings.activeDays(),
                settings.segments().riskLimits());
        CustomerScorer.Models models =
                new CustomerScorer.Models(stored.model(), stored.cadence().orElse(null), stored.values());
        return new CustomerScorer(terms, models, stored.typical());
    }

    static void requireFeatures(ModelStore.Stored stored) {
        if (!areComputed(stored.model())) {
            throw new IncompatibleModel(
                    "Cannot use the model " + stored.id()
                            + ": it was trained on other features than this version computes. Train again: `ebb train`.",
                    null);
        }
    }

    static boolean areComputed(ChurnModel model) {
        return FeatureCatalogue.names().containsAll(model.featureNames());
    }
}
