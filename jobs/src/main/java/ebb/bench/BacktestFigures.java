package ebb.bench;

import ebb.churn.ChurnModel;
import ebb.churn.ContestantCatalogue;
import ebb.churn.LifetimeRule;
import ebb.churn.fit.Contestant;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.tree.XgBoost;
import ebb.conf.Settings;
import ebb.evaluation.Bootstrap;
import ebb.evaluation.CalibrationError;
import ebb.evaluation.Interval;
import ebb.evaluation.LogLoss;
import ebb.evaluation.Metric;
import ebb.evaluation.Predictions;
import ebb.evaluation.RocAuc;
import ebb.evaluation.TopDecileLift;
import ebb.feature.FeatureCatalogue;
import ebb.job.JobContext;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.training.Contest;
import ebb.training.ContestRules;
import ebb.training.ExampleBuilder;
import ebb.training.HyperparameterSearch;
import ebb.training.TrainingDates;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the scores of one shop did, each figure the mean over the dates that judge.
 *
 * @param dates that judged, with what each score said on it
 */
record BacktestFigures(String shop, List<Judged> dates) {
    static final List<String> HEADER = List.of(
            "| shop | judged on | customers | churned | score | ROC AUC | log loss | calibration error | top tenth lift | level error | gain of Ebb in log loss |",
            "|---|---|---|---|---|---|---|---|---|---|---|");
    private static final int MOST_DATES = 2;
    private static final List<Metric> METRICS =
            List.of(new RocAuc(), new LogLoss(), new CalibrationError(), new TopDecileLift());
    private static final String EBB = "Ebb";

    /**
     * One date.
     *
     * @param scores what each score said, Ebb first
     */
    record Judged(TrainingMatrix judging, Map<String, Predictions> scores) {}

    static BacktestFigures of(String shop, JobContext context) {
        Settings settings = context.settings();
        DataSpan span = context.known();
        List<Judged> dates = new ArrayList<>();
        for (int back = 0; back < MOST_DATES; back++) {
            int scoringDay = span.lastDay() - back * settings.horizonDays();
            if (scoringDay - 2 * settings.horizonDays() < span.firstDay()) {
                break;
            }
            TrainingDates laid =
                    TrainingDates.before(scoringDay, span, settings.training().rules(settings.horizonDays()));
            if (laid.canJudge()) {
                dates.add(judged(context, laid));
            }
        }
        return new BacktestFigures(shop, dates);
    }

    private static Judged judged(JobContext context, TrainingDates dates) {
        TrainingMatrix whole = examples(context, dates);
        TrainingMatrix all = whole.withFirst(FeatureCatalogue.countForAll(whole.featureNames()));
        TrainingMatrix training = all.where(row -> dates.trainingDays().contains(all.asOfDay(row)));
        TrainingMatrix judging = all.where(row -> all.asOfDay(row) == dates.holdoutDay());
        ContestRules rules = rules(context);
        Contest contest = rules.fitFor(judging, rules.contestants(), training);
        Map<String, Predictions> scores = new LinkedHashMap<>();
        scores.put(EBB, said(contest.champion().model(), judging));
        List<Contestant> withoutMllib = rules.contestants().stream()
                .filter(contestant -> !contestant.fitsOnSpark())
                .toList();
        scores.put(
                "Ebb without MLlib",
                said(rules.fitFor(judging, withoutMllib, training).champion().model(), judging));
        scores.put("best rule", said(contest.bestRule().model(), judging));
        scores.put("buy till you die", said(LifetimeRule.untrained(judging), judging));
        Scorer boosted = XgBoost.untuned().fit(training, rules.fitting());
        scores.put("XGBoost, untuned", judging.predictions(judging.margins(boosted)));
        return new Judged(judging, scores);
    }

    /** Labelled active customers on all of the dates. */
    static TrainingMatrix examples(JobContext context, TrainingDates dates) {
        return ExampleBuilder.collect(source(context), context.known(), dates, terms(context));
    }

    /** Active customers on the last day, of whom no outcome is known. */
    static TrainingMatrix asked(JobContext context) {
        return ExampleBuilder.asked(
                source(context), new AsOf(context.known().lastDay(), context.known()), terms(context));
    }

    private static ExampleBuilder.Source source(JobContext context) {
        return new ExampleBuilder.Source(context.packedLedger(), context::baseSample);
    }

    private static ExampleBuilder.Terms terms(JobContext context) {
        Settings settings = context.settings();
        return new ExampleBuilder.Terms(
                context.populationTerms(),
                settings.activeDays(),
                settings.spendFloorHundredths(),
                settings.training().mostRows());
    }

    static ContestRules rules(JobContext context) {
        Settings settings = context.settings();
        return new ContestRules(
                ContestantCatalogue.named(settings.training().contestants()),
                METRICS,
                new Bootstrap.Options(settings.training().resamples(), 0.95, settings.seed()),
                new Fitting(context.lake().spark(), settings.seed()),
                settings.training().halfLifeDays(),
                new HyperparameterSearch(0, settings.horizonDays()),
                settings.spendFloorHundredths());
    }

    private static Predictions said(ChurnModel model, TrainingMatrix judging) {
        return judging.predictions(IntStream.range(0, judging.size())
                .mapToDouble(row -> model.logOdds(judging.row(row)))
                .toArray());
    }

    void print(PrintWriter out) {
        if (dates.isEmpty()) {
            out.println("| " + shop + " | 0 | | | the history is too short to judge | | | | | | |");
        }
        for (String score :
                dates.isEmpty() ? List.<String>of() : dates.get(0).scores().keySet()) {
            double[] figures =
                    METRICS.stream().mapToDouble(metric -> mean(score, metric)).toArray();
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %,d | %.3f | %s | %.4f | %.4f | %.3f | %.2f | %.3f | %s |%n",
                    shop,
                    dates.stream()
                            .map(date -> LocalDate.ofEpochDay(date.judging().asOfDay(0))
                                    .toString())
                            .collect(Collectors.joining(", ")),
                    dates.stream().mapToInt(date -> date.judging().size()).sum(),
                    dates.stream()
                            .mapToDouble(date -> date.judging().churnRate())
                            .average()
                            .orElseThrow(),
                    score,
                    figures[0],
                    figures[1],
                    figures[2],
                    figures[3],
                    levelError(score),
                    score.equals(EBB) ? "" : gain(score));
        }
        out.flush();
    }

    private double mean(String score, Metric metric) {
        return dates.stream()
                .mapToDouble(date -> metric.of(date.scores().get(score)))
                .average()
                .orElseThrow();
    }

    /** Mean distance between the mean probability and the share that churned, over the dates. */
    private double levelError(String score) {
        return dates.stream()
                .mapToDouble(date -> {
                    Predictions said = date.scores().get(score);
                    double expected = IntStream.range(0, said.size())
                            .mapToDouble(said::probability)
                            .average()
                            .orElseThrow();
                    return Math.abs(expected - date.judging().churnRate());
                })
                .average()
                .orElseThrow();
    }

    /** How much less log loss Ebb had on each date, newest first, with the interval over customers. */
    private String gain(String score) {
        Interval[] gains = dates.stream()
                .map(date -> Bootstrap.byCustomer(date.judging().customerIds(), new Bootstrap.Options(300, 0.95, 42))
                        .gain(
                                new LogLoss(),
                                date.scores().get(EBB),
                                date.scores().get(score)))
                .toArray(Interval[]::new);
        return Arrays.stream(gains)
                .map(gain -> String.format(Locale.ROOT, "%.4f (%.4f to %.4f)", gain.value(), gain.low(), gain.high()))
                .reduce((one, other) -> one + "; " + other)
                .orElseThrow();
    }
}
