package ebb.conf;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import ebb.churn.ContestantCatalogue;
import ebb.churn.fit.ClassBalance;
import ebb.churn.fit.Contestant;
import ebb.training.FittingPlace;
import ebb.training.TrainingDates;
import java.util.List;

/**
 * How models are trained and judged.
 *
 * @param spacingDays days between two as-of dates that train
 * @param mostDates as-of dates that train, at most
 * @param minHistoryDays days observed before the first of them, at least
 * @param mostRows examples that train, about; beyond it customers are sampled
 * @param where the driver fits models, on the sample, or the cluster, on all
 * @param halfLifeDays of the weight of an example, by the age of its as-of date; 0: all count alike
 * @param classBalance how much those who churned weigh against those who stayed
 * @param contestants models and rules that take part
 * @param searchBudget settings tried for each contestant beside its own, at most; 0: none
 * @param resamples bootstrap draws for each interval
 * @param whenRefused what to do when no model beats the best rule
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record TrainingSettings(
        int spacingDays,
        int mostDates,
        int minHistoryDays,
        int mostRows,
        FittingPlace where,
        int halfLifeDays,
        ClassBalance classBalance,
        List<String> contestants,
        int searchBudget,
        int resamples,
        WhenRefused whenRefused) {

    /** Publish the calibrated rule, or stop. */
    public enum WhenRefused {
        @JsonProperty("publish-rule")
        PUBLISH_RULE,
        @JsonProperty("stop")
        STOP
    }

    public TrainingSettings {
        Check.that(spacingDays >= 1, "training.spacing-days", spacingDays, "1 day or more");
        Check.that(mostDates >= 1, "training.most-dates", mostDates, "1 or more");
        Check.that(minHistoryDays >= 1, "training.min-history-days", minHistoryDays, "1 day or more");
        Check.that(mostRows >= 100, "training.most-rows", mostRows, "100 or more");
        Check.that(halfLifeDays >= 0, "training.half-life-days", halfLifeDays, "0 or more");
        Check.that(searchBudget >= 0, "training.search-budget", searchBudget, "0 or more");
        Check.that(resamples >= 20, "training.resamples", resamples, "20 or more");
        contestants = List.copyOf(contestants);
        List<String> known = ContestantCatalogue.ALL.stream().map(c -> c.name()).toList();
        for (String name : contestants) {
            Check.that(known.contains(name), "training.contestants", name, "names among " + String.join(", ", known));
        }
        List<String> rules = ContestantCatalogue.rules(ContestantCatalogue.ALL).stream()
                .map(Contestant::name)
                .toList();
        Check.that(
                contestants.stream().anyMatch(rules::contains),
                "training.contestants",
                contestants,
                "a list with one of the simple rules that models are judged by: " + String.join(", ", rules));
    }

    public TrainingDates.Rules rules(int horizonDays) {
        return new TrainingDates.Rules(horizonDays, spacingDays, mostDates, minHistoryDays);
    }
}
