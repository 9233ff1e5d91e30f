package ebb.training;

import ebb.churn.Contestant;
import ebb.churn.Examples;
import ebb.churn.Fitting;
import ebb.evaluation.Bootstrap;
import ebb.evaluation.Metric;
import java.util.List;

/**
 * How a contest is held, whether to decide what is published or to look back.
 *
 * @param contestants who takes part
 * @param metrics what is measured
 * @param bootstrap how intervals are drawn
 * @param fitting session and seed
 * @param halfLifeDays of an example's weight by the age of its as-of date; 0: all count alike
 * @param search for the settings of the contestants
 */
public record ContestRules(
        List<Contestant> contestants,
        List<Metric> metrics,
        Bootstrap.Options bootstrap,
        Fitting fitting,
        int halfLifeDays,
        Search search) {

    Contest fit(Examples training) {
        return fit(contestants, training);
    }

    Contest fit(List<Contestant> some, Examples training) {
        Examples faded = training.fading(halfLifeDays);
        return Contest.fit(search.best(some, faded, fitting), faded, fitting);
    }

    List<Judgement> judge(Contest contest, Examples holdout) {
        return contest.entries().stream()
                .map(entry -> Judgement.of(entry, holdout, bootstrap, metrics))
                .toList();
    }
}
