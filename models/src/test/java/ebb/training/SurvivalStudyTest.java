package ebb.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.churn.ChurnModel;
import ebb.churn.ContestantCatalogue;
import ebb.churn.fit.Example;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.survival.SurvivalCurve;
import ebb.evaluation.Bootstrap;
import ebb.evaluation.Interval;
import ebb.evaluation.MetricCatalogue;
import ebb.evaluation.RetentionCampaign;
import ebb.feature.PopulationTerms;
import ebb.schema.SurvivalBacktestTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Customers who buy each day with a chance of their own, which the first feature tells with noise. */
class SurvivalStudyTest {
    private static final int HORIZON = 60;

    /** Known to a model of new customers only. */
    private static final String FIRST_BASKET = "first_month_return_share";

    private static ContestRules rules(long spendFloor) {
        return rules(spendFloor, List.of("prevalence", "recency", "frequency", "logistic_regression"));
    }

    private static ContestRules rules(long spendFloor, List<String> contestants) {
        return new ContestRules(
                ContestantCatalogue.named(contestants),
                MetricCatalogue.all(RetentionCampaign.STANDARD),
                new Bootstrap.Options(100, .95, 1),
                new Fitting(null, 42),
                0,
                new HyperparameterSearch(0, HORIZON),
                spendFloor);
    }

    private static TrainingMatrix examples(List<Integer> days, int lastDay) {
        List<Example> examples = new ArrayList<>();
        for (int customer = 0; customer < 600; customer++) {
            Random random = new Random(customer * 31L + 7);
            double daily = Math.exp(-5 + random.nextGaussian());
            for (int day : days) {
                int wait = (int) Math.ceil(Math.log(1 - random.nextDouble()) / Math.log(1 - daily));
                double[] features = {
                    Math.log(daily) + .3 * random.nextGaussian(), 90 * random.nextDouble(), 5, random.nextDouble()
                };
                boolean isKnown = wait <= Math.min(365, lastDay - day);
                examples.add(new Example("c" + customer, day, features)
                        .labelled(
                                wait <= HORIZON
                                        ? new Example.Label(false, wait)
                                        : new Example.Label(true, 0, 0, 0, isKnown ? wait : 0)));
            }
        }
        return TrainingMatrix.of(
                List.of("amount_365_amount", "recency_days", "frequency_count", FIRST_BASKET), examples);
    }

    private static Training.Result run(TrainingDates dates, long spendFloor) {
        TrainingMatrix examples = examples(dates.allDays(), dates.holdoutDay() + HORIZON);
        return new Training(rules(spendFloor))
                .run(examples, examples.where(row -> false), dates, PopulationTerms.of(HORIZON));
    }

    private static List<Integer> every(int step, int from, int to) {
        List<Integer> days = new ArrayList<>();
        for (int day = to; day >= from; day -= step) {
            days.add(0, day);
        }
        return days;
    }

    /** The data end on day 940: 365 days ahead the date of day 560 judges, trained on those until day 195. */
    @Test
    void judgesEachHorizonOnTheLatestDateWhoseOutcomesAreKnownThere() {
        TrainingDates dates = new TrainingDates(880, every(40, 100, 820), every(40, 100, 880));

        Training.Result result = run(dates, 0);

        List<SurvivalJudgement> judgements = result.survival().judgements();
        assertThat(judgements).extracting(SurvivalJudgement::horizonDays).containsExactly(30, 60, 90, 180, 365);
        assertThat(judgements).allMatch(SurvivalJudgement::isGiven);
        assertThat(judgements)
                .extracting(judgement -> judgement.judged().holdoutDay())
                .containsExactly(880, 880, 840, 760, 560);
        assertThat(judgements).allSatisfy(judgement -> {
            assertThat(judgement.judged().customers()).isEqualTo(600);
            assertThat(judgement.judged().logLossGain().low()).isPositive();
            assertThat(Math.abs(judgement.judged().curve().expected()
                            - judgement.judged().actual()))
                    .isLessThan(.06);
        });
        double published = result.card().judgements().stream()
                .filter(judgement ->
                        judgement.contestant().equals(result.card().verdict().published()))
                .findFirst()
                .orElseThrow()
                .overall("log_loss")
                .value();
        assertThat(judgements.get(1).judged().curve().logLoss())
                .as("at its own horizon the curve is the published score")
                .isCloseTo(published, within(1e-12));
        SurvivalCurve curve = result.survival().curve().orElseThrow();
        assertThat(result.model().featureNames()).doesNotContain(FIRST_BASKET);
        double[] features = {-5, 30, 5};
        assertThat(curve.at(features, result.model().probability(features))[1])
                .isEqualTo(result.model().probability(features));
    }

    @Test
    void saysWhyAHorizonIsNotGivenWhereTheHistoryIsShort() {
        TrainingDates dates = new TrainingDates(300, every(40, 100, 240), every(40, 100, 300));

        SurvivalResult survival = run(dates, 0).survival();

        assertThat(survival.judgements())
                .extracting(SurvivalJudgement::isGiven)
                .containsExactly(true, true, true, false, false);
        assertThat(survival.judgements().get(4).reason())
                .isEqualTo("Not judged out of time: the history is too short for a date that judges so far ahead and"
                        + " dates before it that train.");
        List<Row> rows = new SurvivalRows(LocalDate.of(2026, 6, 30), "m").of(survival.judgements());
        assertThat(rows)
                .allMatch(row ->
                        row.size() == SurvivalBacktestTable.TABLE.schema().size());
        int holdoutOn = SurvivalBacktestTable.TABLE.schema().fieldIndex(SurvivalBacktestTable.HOLDOUT_ON);
        assertThat(rows.get(4).isNullAt(holdoutOn)).isTrue();
        assertThat(rows.get(0).isNullAt(holdoutOn)).isFalse();
    }

    @Test
    void givesNoCurveWhereThePublishedScoreIsNotOfBuyingNothing() {
        TrainingDates dates = new TrainingDates(300, every(40, 100, 240), every(40, 100, 300));

        SurvivalResult survival = run(dates, 5000).survival();

        assertThat(survival.curve()).isEmpty();
        assertThat(survival.judgements())
                .allMatch(judgement -> judgement.judged() == null
                        && judgement.reason().contains("with a spend-floor the published score is of spending less"));
    }

    @Test
    void aHorizonWhereTheRuleIsSurelyBetterIsNotGivenUnlessItIsThePublishedOne() {
        SurvivalJudgement.Figures figures = new SurvivalJudgement.Figures(.5, .6, .2, .01, .7);
        SurvivalJudgement.Judged worse =
                new SurvivalJudgement.Judged(0, 100, .5, figures, "frequency", figures, new Interval(-.02, -.03, -.01));

        Interval overCoin = new Interval(.1, .05, .15);

        assertThat(SurvivalJudgement.of(30, worse, overCoin, 60).reason())
                .isEqualTo(
                        "The rule frequency is surely better: gain in log loss over it -0.0200 (-0.0300 to -0.0100).");
        assertThat(SurvivalJudgement.of(60, worse, overCoin, 60).isGiven()).isTrue();
    }

    @Test
    void aHorizonWhereACoinIsSurelyBetterIsNotGivenThoughTheRuleDoesWorse() {
        SurvivalJudgement.Figures figures = new SurvivalJudgement.Figures(.9, 1.4, .4, .4, .5);
        SurvivalJudgement.Judged better =
                new SurvivalJudgement.Judged(0, 100, .5, figures, "frequency", figures, new Interval(.2, .1, .3));

        assertThat(SurvivalJudgement.of(90, better, new Interval(-.7, -.8, -.01), 60)
                        .reason())
                .isEqualTo(
                        "The toss of a coin is surely better: gain in log loss over it -0.7000 (-0.8000 to -0.0100).");
        assertThat(SurvivalJudgement.of(90, better, new Interval(-.7, -.8, 0), 60)
                        .isGiven())
                .isTrue();
    }

    /** On the dates that train few buy within the month, on the one that judges nearly all; the published score knows a little of it, the rule nothing. */
    @Test
    void aCurveOfAnotherSeasonLosesToACoin() {
        List<Integer> days = every(40, 100, 900);
        TrainingMatrix outOfSeason = examples(days, 960);
        TrainingMatrix training = outOfSeason.where(row -> outOfSeason.asOfDay(row) + HORIZON <= 900);
        List<Example> season = new ArrayList<>();
        for (int customer = 0; customer < 600; customer++) {
            int wait = customer < 30 ? HORIZON + 1 : 1 + customer % 20;
            season.add(new Example("c" + customer, 900, training.row(customer))
                    .labelled(
                            wait <= HORIZON ? new Example.Label(false, wait) : new Example.Label(true, 0, 0, 0, wait)));
        }
        ContestRules rules = rules(0, List.of("prevalence"));
        ChurnModel model = rules.fit(rules.contestants(), training.where(row -> !training.churned(row) || row % 2 == 0))
                .bestRule()
                .model();
        SurvivalStudy.Origin holdout = new SurvivalStudy.Origin(
                900, training, TrainingMatrix.of(training.featureNames(), season), model, "prevalence");

        SurvivalJudgement month = new SurvivalStudy(rules, HORIZON, (examples, asked) -> model)
                .of(holdout, training)
                .judgements()
                .get(0);

        assertThat(month.horizonDays()).isEqualTo(30);
        assertThat(month.judged().curve().logLoss()).isGreaterThan(Math.log(2));
        assertThat(month.reason()).startsWith("The toss of a coin is surely better: ");
    }
}
