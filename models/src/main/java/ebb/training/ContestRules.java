package ebb.training;

import ebb.churn.LevelForecast;
import ebb.churn.Stack;
import ebb.churn.fit.Contestant;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.TrainingMatrix;
import ebb.evaluation.Bootstrap;
import ebb.evaluation.Metric;
import java.util.List;
import java.util.function.Predicate;

/**
 * How a contest is held, whether to decide what is published or to look back.
 *
 * @param contestants who takes part
 * @param metrics what is measured
 * @param bootstrap how intervals are drawn
 * @param fitting session and seed
 * @param halfLifeDays of an example's weight by the age of its as-of date; 0: all count alike
 * @param search for the settings of the contestants
 * @param spendFloor in hundredths of the currency: who spends less in the outcome window has churned; 0: who buys nothing
 */
public record ContestRules(
        List<Contestant> contestants,
        List<Metric> metrics,
        Bootstrap.Options bootstrap,
        Fitting fitting,
        int halfLifeDays,
        HyperparameterSearch search,
        long spendFloor) {

    Contest fit(List<Contestant> some, TrainingMatrix training) {
        TrainingMatrix faded = training.fading(halfLifeDays);
        return Contest.fit(search.best(some, faded, fitting), faded, fitting);
    }

    /** Those that {@code published} is made of. */
    List<Contestant> needed(String published) {
        Predicate<Contestant> isNeeded = published.equals(Stack.NAME)
                ? Contestant::isStacked
                : contestant -> contestant.name().equals(published);
        return contestants.stream().filter(isNeeded).toList();
    }

    /**
     * The contest fitted to {@code training}, its models at the level of those asked about; under a spend floor as they are, for purchases to come say
     * nothing of their size.
     */
    public Contest fitFor(TrainingMatrix asked, List<Contestant> some, TrainingMatrix training) {
        Contest contest = fit(some, training);
        return spendFloor == 0 ? contest.levelled(asked, new LevelForecast(training, search.horizonDays())) : contest;
    }

    List<HoldoutResult> judge(Contest contest, TrainingMatrix holdout) {
        return HoldoutResult.of(contest.entries(), holdout, bootstrap, metrics);
    }
}
