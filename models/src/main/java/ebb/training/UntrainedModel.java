package ebb.training;

import ebb.churn.ChurnModel;
import ebb.churn.LifetimeRule;
import ebb.churn.fit.TrainingMatrix;
import ebb.feature.PopulationTerms;
import ebb.value.ValueForecasts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What scores where nothing can be trained: buy-till-you-die's own probability of no purchase, fitted to all purchases up to the as-of date. It is neither
 * calibrated nor judged, and gives no score to customers of whom it says nothing.
 *
 * @param reason why nothing can be trained
 * @param asOf the as-of date
 * @param seed of the run
 */
public record UntrainedModel(String reason, LocalDate asOf, long seed) {

    /**
     * The model and its card.
     *
     * @param asked active customers on the as-of date
     * @param terms what their features were made with
     */
    public Training.Result of(TrainingMatrix asked, PopulationTerms terms) {
        ChurnModel model = LifetimeRule.untrained(asked);
        ModelCard card = new ModelCard(
                verdict(model.contestant(), LifetimeRule.knows(asked)),
                List.of(),
                terms.horizonDays(),
                asOf.toString(),
                List.of(),
                List.of(asOf.toString()),
                0,
                0,
                0,
                FittedOn.driver(0),
                Double.NaN,
                model.featureNames(),
                seed,
                null,
                terms.lifetime().name(),
                null,
                0,
                List.of());
        return new Training.Result(
                model,
                card,
                Optional.empty(),
                ValueForecasts.untried(),
                Optional.empty(),
                SurvivalResult.none(terms.horizonDays(), "no model could be trained"));
    }

    private GateDecision verdict(String contestant, boolean scores) {
        String fallback = scores
                ? "Scores come from the purchase model (buy till you die), neither calibrated nor judged."
                : "The purchase model cannot be fitted either, so there are no churn probabilities.";
        return new GateDecision(
                false,
                contestant,
                contestant,
                contestant,
                null,
                null,
                GateDecision.Grade.NOT_JUDGED,
                List.of("No model could be trained: " + reason + ". " + fallback));
    }
}
