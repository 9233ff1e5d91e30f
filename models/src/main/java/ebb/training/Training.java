package ebb.training;

import ebb.churn.ChurnModel;
import ebb.churn.Contestant;
import ebb.churn.Examples;
import ebb.churn.Fitting;
import ebb.churn.Stack;
import ebb.evaluation.Bootstrap;
import ebb.evaluation.Metric;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Train, judge, decide, refit: from labelled examples to the model that is published and its card.
 *
 * @param contestants who takes part
 * @param metrics what is measured
 * @param bootstrap how intervals are drawn
 * @param fitting session and seed
 */
public record Training(
        List<Contestant> contestants, List<Metric> metrics, Bootstrap.Options bootstrap, Fitting fitting) {

    /**
     * What training brings.
     *
     * @param model the model to publish
     * @param card how it was made and how it did
     * @param cadence the cadence score; empty where rhythms are not known
     */
    public record Result(ChurnModel model, ModelCard card, Optional<ChurnModel> cadence) {}

    /**
     * Runs the contest on the training dates, judges it on the holdout, and fits the winner again on all matured dates.
     *
     * @param examples labelled living customers on all of {@link TrainingDates#allDays}
     */
    public Result run(Examples examples, TrainingDates dates, int horizonDays) {
        Examples training = on(examples, Set.copyOf(dates.trainingDays())::contains);
        Examples holdout = on(examples, day -> day == dates.holdoutDay());
        Examples published = on(examples, Set.copyOf(dates.publishedDays())::contains);
        Judged judged = training.size() > 0 ? judge(training, holdout) : unjudged(published);
        ChurnModel model = Contest.fit(needed(judged.verdict().published()), published, fitting)
                .entry(judged.verdict().published())
                .model();
        CadenceTraining cadence = new CadenceTraining(bootstrap, fitting, horizonDays);
        ModelCard card = new ModelCard(
                judged.verdict(),
                judged.judgements(),
                horizonDays,
                LocalDate.ofEpochDay(dates.holdoutDay()).toString(),
                isoDates(dates.trainingDays()),
                isoDates(dates.publishedDays()),
                training.size(),
                holdout.size(),
                published.size(),
                holdout.size() == 0 ? Double.NaN : holdout.churnRate(),
                examples.featureNames(),
                fitting.seed(),
                cadence.judge(training, holdout).orElse(null));
        return new Result(model, card, cadence.model(published));
    }

    private record Judged(Verdict verdict, List<Judgement> judgements) {}

    private Judged judge(Examples training, Examples holdout) {
        Contest contest = Contest.fit(contestants, training, fitting);
        List<Judgement> judgements = contest.entries().stream()
                .map(entry -> Judgement.of(entry, holdout, bootstrap, metrics))
                .toList();
        return new Judged(new Gate(contest, holdout, bootstrap).judge(), judgements);
    }

    /** Without dates to judge on, no model may claim to beat a rule. */
    private Judged unjudged(Examples published) {
        List<Contestant> rules = contestants.stream()
                .filter(contestant -> contestant.kind() == Contestant.Kind.RULE)
                .toList();
        String rule = Contest.fit(rules, published, fitting).bestRule().name();
        return new Judged(
                new Verdict(
                        false,
                        rule,
                        rule,
                        rule,
                        null,
                        null,
                        Verdict.Grade.NOT_JUDGED,
                        List.of("The history is too short to hold a date back and judge: the calibrated rule " + rule
                                + " is published until it is longer.")),
                List.of());
    }

    private List<Contestant> needed(String published) {
        Predicate<Contestant> isNeeded = published.equals(Stack.NAME)
                ? contestant -> contestant.kind() == Contestant.Kind.MODEL
                : contestant -> contestant.name().equals(published);
        return contestants.stream().filter(isNeeded).toList();
    }

    private static Examples on(Examples examples, IntPredicate day) {
        return examples.where(row -> day.test(examples.asOfDay(row)));
    }

    private static List<String> isoDates(List<Integer> days) {
        return days.stream().map(LocalDate::ofEpochDay).map(LocalDate::toString).toList();
    }
}
