package ebb.training;

import ebb.churn.ChurnModel;
import ebb.churn.ContestantCatalogue;
import ebb.churn.fit.TrainingMatrix;
import ebb.feature.FeatureCatalogue;
import ebb.feature.PopulationTerms;
import ebb.value.ValueForecasts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Train, judge, decide, refit: from labelled examples to the model that is published and its card.
 *
 * @param rules how the contest is held
 */
public record Training(ContestRules rules) {

    /**
     * What training brings.
     *
     * @param model the model to publish
     * @param card how it was made and how it did
     * @param cadence the cadence score; empty where rhythms are not known
     * @param values how purchases and spend are foretold
     * @param judged what the model that was judged said of the customers who judged it; empty where nothing was judged
     * @param survival probabilities of no purchase at other horizons
     */
    public record Result(
            ChurnModel model,
            ModelCard card,
            Optional<ChurnModel> cadence,
            ValueForecasts values,
            Optional<JudgedCustomers> judged,
            SurvivalResult survival) {}

    /**
     * Runs the contest on the training dates, judges it on the holdout, and fits the winner again on all matured dates.
     *
     * @param examples labelled active customers on all of {@link TrainingDates#allDays}
     * @param asked active customers on the day that the published model is asked about, of whom no outcome is known
     * @param terms what their features and labels were made with
     */
    public Result run(TrainingMatrix examples, TrainingMatrix asked, TrainingDates dates, PopulationTerms terms) {
        TrainingMatrix training = on(examples, dates.trainingDays());
        TrainingMatrix holdout = on(examples, List.of(dates.holdoutDay()));
        TrainingMatrix published = on(examples, dates.publishedDays());
        Optional<String> obstacle = SufficientOutcomes.obstacle(training, holdout);
        Judged judged = obstacle.isEmpty() ? judge(training, holdout) : unjudged(forAll(published), obstacle.get());
        ChurnModel model = fitted(judged, published, asked);
        CadenceTraining cadence = new CadenceTraining(rules.bootstrap(), rules.fitting(), terms.horizonDays());
        ModelCard card = new ModelCard(
                judged.verdict(),
                judged.judgements(),
                terms.horizonDays(),
                LocalDate.ofEpochDay(dates.holdoutDay()).toString(),
                isoDates(dates.trainingDays()),
                isoDates(dates.publishedDays()),
                training.size(),
                holdout.size(),
                published.size(),
                FittedOn.of(rules.needed(judged.verdict().published()), published),
                holdout.size() == 0 ? Double.NaN : holdout.churnRate(),
                model.featureNames(),
                rules.fitting().seed(),
                obstacle.isEmpty() ? cadence.judge(training, holdout).orElse(null) : null,
                terms.lifetime().name(),
                judged.newcomers().orElse(null),
                rules.spendFloor(),
                judged.asPublished()
                        .map(then ->
                                FactorStudy.of(then, holdout, rules.fitting().seed()))
                        .orElse(List.of()));
        return new Result(
                model,
                card,
                cadence.model(published),
                values(ValueForecasts.of(examples, dates.holdoutDay(), terms.horizonDays()), asked, model),
                judged.asPublished().map(then -> new JudgedCustomers(then, holdout)),
                judged.asPublished()
                        .map(then -> survival(
                                judged,
                                terms.horizonDays(),
                                new SurvivalStudy.Origin(
                                        dates.holdoutDay(),
                                        training,
                                        holdout,
                                        then,
                                        judged.verdict().rule()),
                                published))
                        .orElseGet(() -> SurvivalResult.none(terms.horizonDays(), obstacle.orElseThrow())));
    }

    /** What is published by the decision, fitted to {@code examples} and moved to the level of {@code asked}. */
    private ChurnModel fitted(Judged judged, TrainingMatrix examples, TrainingMatrix asked) {
        String winner = judged.verdict().published();
        ChurnModel general = rules.fitFor(asked, rules.needed(winner), forAll(examples))
                .entry(winner)
                .model();
        return new NewCustomerContest(rules).combined(general, judged.newcomers(), examples, asked);
    }

    /** With a spend-floor the score says nothing of buyers: who spends less than that has churned too. */
    private ValueForecasts values(ValueForecasts learnt, TrainingMatrix asked, ChurnModel model) {
        return rules.spendFloor() == 0 ? learnt.withBuyers(asked, model) : learnt;
    }

    private SurvivalResult survival(
            Judged judged, int horizonDays, SurvivalStudy.Origin holdout, TrainingMatrix published) {
        return rules.spendFloor() == 0
                ? new SurvivalStudy(rules, horizonDays, (examples, asked) -> fitted(judged, examples, asked))
                        .of(holdout, published)
                : SurvivalResult.none(
                        horizonDays,
                        "with a spend-floor the published score is of spending less than that, not of buying nothing");
    }

    private record Judged(
            GateDecision verdict,
            List<HoldoutResult> judgements,
            Optional<NewCustomerDecision> newcomers,
            Optional<ChurnModel> asPublished) {}

    private Judged judge(TrainingMatrix training, TrainingMatrix holdout) {
        Contest contest = rules.fitFor(holdout, rules.contestants(), forAll(training));
        GateDecision verdict = new Gate(contest, holdout, rules.bootstrap()).judge();
        ChurnModel winner = contest.entry(verdict.published()).model();
        NewCustomerContest.Judged newcomers = new NewCustomerContest(rules).judge(winner, training, holdout);
        return new Judged(
                verdict,
                rules.judge(contest.with(newcomers.model()), holdout),
                Optional.of(newcomers.decision()),
                Optional.of(newcomers.model()));
    }

    /** Without what speaks only of those who have just begun. */
    private static TrainingMatrix forAll(TrainingMatrix examples) {
        return examples.withFirst(FeatureCatalogue.countForAll(examples.featureNames()));
    }

    /** Without dates to judge on, no model may claim to beat a rule. */
    private Judged unjudged(TrainingMatrix published, String obstacle) {
        String rule = rules.fit(ContestantCatalogue.rules(rules.contestants()), published)
                .bestRule()
                .name();
        return new Judged(
                new GateDecision(
                        false,
                        rule,
                        rule,
                        rule,
                        null,
                        null,
                        GateDecision.Grade.NOT_JUDGED,
                        List.of("Nothing could be judged: " + obstacle + ". The calibrated rule " + rule
                                + " is published.")),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static TrainingMatrix on(TrainingMatrix examples, List<Integer> days) {
        Set<Integer> wanted = Set.copyOf(days);
        return examples.select((customer, day, value) -> wanted.contains(day));
    }

    private static List<String> isoDates(List<Integer> days) {
        return days.stream().map(LocalDate::ofEpochDay).map(LocalDate::toString).toList();
    }
}
