package ebb.training;

import ebb.churn.ChurnModel;
import ebb.churn.ContestantCatalogue;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.survival.SurvivalCurve;
import ebb.churn.survival.SurvivalFit;
import ebb.churn.survival.SurvivalIntervals;
import ebb.customer.LogOdds;
import ebb.evaluation.Bootstrap;
import ebb.evaluation.LogLoss;
import ebb.evaluation.Predictions;
import ebb.feature.FeatureCatalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Fits the survival curve and judges it at each horizon on the latest date whose outcomes are known so far ahead, by what was known on that date: the model
 * of the published kind and the hazards are fitted again as they would have been then.
 *
 * @param rules how the contest is held
 * @param horizonDays horizon of the published score
 * @param fitted the model of the published kind, from examples that train it and customers that it is asked about
 */
record SurvivalStudy(ContestRules rules, int horizonDays, Fitted fitted) {
    private static final String TOO_SHORT =
            "the history is too short for a date that judges so far ahead and dates before it that train";

    /** Makes the model that would have been published. */
    interface Fitted {
        ChurnModel of(TrainingMatrix training, TrainingMatrix asked);
    }

    /**
     * A date to judge on, with what would have been published on it.
     *
     * @param day as days since 1970-01-01
     * @param rule name of the best rule at the published horizon; null: it was not told there
     */
    record Origin(int day, TrainingMatrix training, TrainingMatrix customers, ChurnModel model, String rule) {}

    /**
     * The curve and its judgements.
     *
     * @param holdout the date that judged the published score, with the model that was judged
     * @param examples on the dates that train what is published
     */
    SurvivalResult of(Origin holdout, TrainingMatrix examples) {
        SurvivalCurve atHoldout = fit(holdout.training(), holdout.day());
        List<SurvivalJudgement> judgements = new ArrayList<>();
        for (int end : SurvivalIntervals.ends(horizonDays)) {
            judgements.add(
                    end <= horizonDays
                            ? judge(end, holdout, atHoldout)
                            : later(end, holdout.day() + horizonDays - end, examples));
        }
        List<Integer> given = judgements.stream()
                .filter(SurvivalJudgement::isGiven)
                .map(SurvivalJudgement::horizonDays)
                .toList();
        SurvivalCurve curve = fit(examples, holdout.day() + horizonDays).givenAt(given);
        return new SurvivalResult(given.isEmpty() ? Optional.empty() : Optional.of(curve), judgements);
    }

    /** On the features of all customers, which every published model has first, with a model of new customers or without. */
    private SurvivalCurve fit(TrainingMatrix training, int knownUntil) {
        TrainingMatrix forAll = training.withFirst(FeatureCatalogue.countForAll(training.featureNames()));
        return new SurvivalFit(knownUntil, horizonDays, rules.fitting()).of(forAll.fading(rules.halfLifeDays()));
    }

    /** Judges beyond the published horizon, on the latest of the dates until {@code latest}. */
    private SurvivalJudgement later(int end, int latest, TrainingMatrix examples) {
        OptionalInt day = Arrays.stream(examples.asOfDays())
                .filter(date -> date <= latest)
                .max();
        if (day.isEmpty()) {
            return SurvivalJudgement.notJudged(end, TOO_SHORT);
        }
        int origin = day.getAsInt();
        TrainingMatrix training = examples.where(row -> examples.asOfDay(row) <= origin - horizonDays);
        TrainingMatrix customers = examples.where(row -> examples.asOfDay(row) == origin);
        Optional<String> obstacle =
                obstacle(end, origin, training, customers).or(() -> SufficientOutcomes.obstacle(training, customers));
        return obstacle.isPresent()
                ? SurvivalJudgement.notJudged(end, obstacle.get())
                : judge(
                        end,
                        new Origin(origin, training, customers, fitted.of(training, customers), null),
                        fit(training, origin));
    }

    /** What stands against judging {@code end} days ahead: too few of either outcome, on dates whose outcomes were known by then or on the one that judges. */
    private Optional<String> obstacle(int end, int origin, TrainingMatrix training, TrainingMatrix customers) {
        return SufficientOutcomes.obstacle(matured(end, origin, training), labelled(end, customers));
    }

    private TrainingMatrix matured(int end, int origin, TrainingMatrix training) {
        return labelled(end, training.where(row -> training.asOfDay(row) + end <= origin));
    }

    /** At the published horizon as the published score was trained. */
    private TrainingMatrix labelled(int end, TrainingMatrix examples) {
        return end == horizonDays ? examples : examples.silentFor(end);
    }

    private static double[] logOdds(int end, ChurnModel model, SurvivalCurve curve, TrainingMatrix customers) {
        int place = curve.place(end);
        return IntStream.range(0, customers.size())
                .parallel()
                .mapToDouble(row -> {
                    double[] features = customers.row(row);
                    return LogOdds.exactly(curve.at(features, model.probability(features))[place]);
                })
                .toArray();
    }

    private SurvivalJudgement judge(int end, Origin origin, SurvivalCurve curve) {
        Optional<String> obstacle = obstacle(end, origin.day(), origin.training(), origin.customers());
        if (obstacle.isPresent()) {
            return SurvivalJudgement.notJudged(end, obstacle.get());
        }
        Contest fitted = rules.fit(
                ContestantCatalogue.rules(rules.contestants()), matured(end, origin.day(), origin.training()));
        Contest.Entry rule =
                end == horizonDays && origin.rule() != null ? fitted.entry(origin.rule()) : fitted.bestRule();
        TrainingMatrix customers = labelled(end, origin.customers());
        Predictions byCurve = customers.predictions(logOdds(end, origin.model(), curve, customers));
        Predictions byRule = HoldoutResult.predictions(rule.model(), customers);
        Bootstrap bootstrap = Bootstrap.byCustomer(customers.customerIds(), rules.bootstrap());
        return SurvivalJudgement.of(
                end,
                new SurvivalJudgement.Judged(
                        origin.day(),
                        customers.size(),
                        customers.churnRate(),
                        SurvivalJudgement.Figures.of(byCurve),
                        rule.name(),
                        SurvivalJudgement.Figures.of(byRule),
                        bootstrap.gain(new LogLoss(), byCurve, byRule)),
                bootstrap.gain(new LogLoss(), byCurve, customers.predictions(new double[customers.size()])),
                horizonDays);
    }
}
