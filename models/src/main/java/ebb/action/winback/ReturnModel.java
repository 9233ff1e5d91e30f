package ebb.action.winback;

import ebb.account.AccountBaseline;
import ebb.churn.fit.ClassBalance;
import ebb.churn.fit.Example;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.LogisticRegression;
import ebb.customer.Activity;
import ebb.customer.LogOdds;
import ebb.evaluation.LogLoss;
import ebb.evaluation.Predictions;
import ebb.evaluation.RocAuc;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.ledger.LedgerRow;
import ebb.ledger.Timeline;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;

/**
 * The chance that a lapsed customer returns within the horizon by themselves: a logistic regression on lapsed customers of earlier dates, judged on the newest
 * date whose outcome is known, against recency, purchase count and buy-till-you-die, each calibrated on the same earlier dates. The best of them is used.
 *
 * @param chosen name of the contestant in use
 * @param scorer null: too few lapsed customers, and everyone has {@code share}
 * @param columns places of the contestant's features in {@link ReturnFeatures#NAMES}
 * @param share share of lapsed customers that returned
 * @param judged log loss and area under the ROC curve of each contestant on the date that judged, by name
 */
@SuppressWarnings("ArrayRecordComponent")
public record ReturnModel(String chosen, Scorer scorer, int[] columns, double share, Map<String, Judgement> judged)
        implements Serializable {
    /** The share of those that returned, where there is nothing better. */
    public static final String PREVALENCE = "prevalence";

    private static final double PENALTY = 0.01;
    private static final int LEAST_EXAMPLES = 100;
    private static final int LEAST_OF_A_KIND = 10;
    private static final int DATES = 3;
    private static final int FOLDS = 5;

    /** Contestants by name, with the features they look at. */
    private static final Map<String, List<String>> CONTESTANTS = contestants();

    /** How a contestant did on customers of a date that it had not seen. */
    public record Judgement(double logLoss, double auc, int customers) implements Serializable {}

    /**
     * What the population is.
     *
     * @param horizonDays length of the outcome window
     * @param activeDays silence in days up to which a customer is not lapsed
     */
    public record Terms(int horizonDays, int activeDays) implements Serializable {}

    private static Map<String, List<String>> contestants() {
        Map<String, List<String>> contestants = new LinkedHashMap<>();
        contestants.put("recency", List.of(ReturnFeatures.SILENCE));
        contestants.put("purchase_count", List.of(ReturnFeatures.PURCHASES));
        contestants.put("buy_till_you_die", List.of(ReturnFeatures.NO_PURCHASE));
        contestants.put("return_model", ReturnFeatures.NAMES);
        return contestants;
    }

    /** As-of dates whose outcome is known by {@code today}, ascending, a horizon apart; the last one judges. */
    public static List<AsOf> dates(AsOf today, Terms terms) {
        List<AsOf> dates = new ArrayList<>();
        for (int i = DATES; i >= 1; i--) {
            int day = today.day() - i * terms.horizonDays();
            if (day - terms.activeDays() > today.span().firstDay()) {
                AsOf date = new AsOf(day, today.span());
                if (date.isMatured(terms.horizonDays())) {
                    dates.add(date);
                }
            }
        }
        return dates;
    }

    /**
     * Fits every contestant on the dates before the last, which judges, and the best on all. With one date alone customers judge whom the contestant has not seen.
     *
     * @param baselines of each date
     */
    public static ReturnModel fit(
            JavaRDD<LedgerRow> customers, List<AsOf> dates, List<AccountBaseline> baselines, Terms terms) {
        TrainingMatrix all = examples(customers, dates, baselines, terms);
        double share = all.size() == 0 ? 0 : 1 - all.churnRate();
        int judgeDay = dates.isEmpty() ? 0 : dates.get(dates.size() - 1).day();
        TrainingMatrix earlier = all.where(row -> all.asOfDay(row) < judgeDay);
        TrainingMatrix later = all.where(row -> all.asOfDay(row) == judgeDay);
        if (!isEnough(later)) {
            return new ReturnModel(PREVALENCE, null, new int[0], share, Map.of());
        }
        boolean isOutOfTime = isEnough(earlier);
        Map<String, Judgement> judged = new LinkedHashMap<>();
        CONTESTANTS
                .keySet()
                .forEach(name -> judged.put(name, isOutOfTime ? judge(name, earlier, later) : crossJudge(name, later)));
        String best = judged.entrySet().stream()
                .min(Map.Entry.comparingByValue(java.util.Comparator.comparingDouble(Judgement::logLoss)))
                .orElseThrow()
                .getKey();
        return new ReturnModel(best, scorer(best, all), columns(best), share, judged);
    }

    /** Each contestant by itself, fitted on all dates: to be compared on a later one. */
    public static Map<String, ReturnModel> each(
            JavaRDD<LedgerRow> customers, List<AsOf> dates, List<AccountBaseline> baselines, Terms terms) {
        TrainingMatrix all = examples(customers, dates, baselines, terms);
        Map<String, ReturnModel> models = new LinkedHashMap<>();
        CONTESTANTS
                .keySet()
                .forEach(name -> models.put(
                        name, new ReturnModel(name, scorer(name, all), columns(name), 1 - all.churnRate(), Map.of())));
        return models;
    }

    private static TrainingMatrix examples(
            JavaRDD<LedgerRow> customers, List<AsOf> dates, List<AccountBaseline> baselines, Terms terms) {
        return TrainingMatrix.asTheyAre(
                ReturnFeatures.NAMES,
                customers
                        .flatMap(row -> examples(Timeline.of(row), dates, baselines, terms)
                                .iterator())
                        .collect());
    }

    /** Probability of a purchase within the horizon, 0 to 1. */
    public double probability(History history, AccountBaseline baseline) {
        if (scorer == null) {
            return share;
        }
        double[] features = ReturnFeatures.of(history, baseline);
        return 1 - LogOdds.probability(scorer.margin(chosen(features, columns)));
    }

    private static boolean isEnough(TrainingMatrix examples) {
        double gone = examples.size() == 0 ? 0 : examples.churnRate() * examples.size();
        return examples.size() >= LEAST_EXAMPLES
                && gone >= LEAST_OF_A_KIND
                && examples.size() - gone >= LEAST_OF_A_KIND;
    }

    private static List<Example> examples(
            Timeline timeline, List<AsOf> dates, List<AccountBaseline> baselines, Terms terms) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < dates.size(); i++) {
            History history = dates.get(i).observe(timeline);
            if (history.dayCount() > 0 && !Activity.isActive(history.silenceDays(), terms.activeDays())) {
                Example example = new Example(
                        history.customerId(), dates.get(i).day(), ReturnFeatures.of(history, baselines.get(i)));
                examples.add(example.labelled(
                        dates.get(i).outcome(timeline, terms.horizonDays()).churned()));
            }
        }
        return examples;
    }

    private static Judgement judge(String name, TrainingMatrix earlier, TrainingMatrix later) {
        Scored scored = new Scored(later.size());
        scored.add(name, scorer(name, earlier), later, row -> true);
        return scored.judgement();
    }

    /** Judged fold by fold, each by what was fitted to the customers of the others. */
    private static Judgement crossJudge(String name, TrainingMatrix examples) {
        Scored scored = new Scored(examples.size());
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            IntPredicate isHeld = row -> Math.floorMod(examples.customerId(row).hashCode(), FOLDS) == held;
            scored.add(name, scorer(name, examples.where(isHeld.negate())), examples, isHeld);
        }
        return scored.judgement();
    }

    /** Probabilities of staying away beside what came. */
    private static final class Scored {
        private final double[] probabilities;
        private final boolean[] stayedAway;

        Scored(int size) {
            probabilities = new double[size];
            stayedAway = new boolean[size];
        }

        void add(String name, Scorer scorer, TrainingMatrix examples, IntPredicate wanted) {
            int[] columns = columns(name);
            for (int row = 0; row < probabilities.length; row++) {
                if (wanted.test(row)) {
                    probabilities[row] = LogOdds.probability(scorer.margin(values(examples, row, columns)));
                    stayedAway[row] = examples.churned(row);
                }
            }
        }

        Judgement judgement() {
            Predictions predictions = Predictions.of(probabilities, stayedAway);
            return new Judgement(new LogLoss().of(predictions), new RocAuc().of(predictions), probabilities.length);
        }
    }

    /** A regression on the contestant's features; on one feature it is that rule, calibrated. */
    private static Scorer scorer(String name, TrainingMatrix examples) {
        int[] columns = columns(name);
        List<Example> rows = IntStream.range(0, examples.size())
                .mapToObj(row -> new Example(
                                examples.customerId(row), examples.asOfDay(row), values(examples, row, columns))
                        .labelled(examples.churned(row)))
                .toList();
        return new LogisticRegression(PENALTY)
                .fit(
                        TrainingMatrix.asTheyAre(CONTESTANTS.get(name), rows),
                        new Fitting(null, 0, ClassBalance.AS_THEY_COME));
    }

    private static int[] columns(String name) {
        return CONTESTANTS.get(name).stream()
                .mapToInt(ReturnFeatures.NAMES::indexOf)
                .toArray();
    }

    private static double[] values(TrainingMatrix examples, int row, int[] columns) {
        return Arrays.stream(columns)
                .mapToDouble(column -> examples.value(row, column))
                .toArray();
    }

    private static double[] chosen(double[] features, int[] columns) {
        return Arrays.stream(columns).mapToDouble(column -> features[column]).toArray();
    }
}
