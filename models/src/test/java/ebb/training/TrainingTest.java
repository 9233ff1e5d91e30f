package ebb.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.churn.ChurnModel;
import ebb.churn.ContestantCatalogue;
import ebb.churn.Generated;
import ebb.churn.fit.Example;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.TrainingMatrix;
import ebb.evaluation.Bootstrap;
import ebb.evaluation.MetricCatalogue;
import ebb.evaluation.RetentionCampaign;
import ebb.feature.PopulationTerms;
import ebb.testing.SparkSessions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class TrainingTest {
    private static final TrainingDates DATES = new TrainingDates(300, List.of(100, 130), List.of(200, 300));
    private static final Training TRAINING = new Training(new ContestRules(
            ContestantCatalogue.named(List.of("prevalence", "recency", "frequency", "logistic_regression", "xgboost")),
            MetricCatalogue.all(RetentionCampaign.STANDARD),
            new Bootstrap.Options(100, 0.95, 1),
            new Fitting(SparkSessions.shared(), 42),
            0,
            new HyperparameterSearch(1, 90),
            0));

    private static final TrainingMatrix ASKED =
            TrainingMatrix.asTheyAre(Generated.NAMES, Generated.examples(300, new int[] {390}, 1));

    private static TrainingMatrix examples(double knowledge) {
        return TrainingMatrix.of(Generated.NAMES, Generated.examples(1200, new int[] {100, 130, 200, 300}, knowledge));
    }

    @Test
    void publishesTheChampionWhereItSurelyBeatsTheBestRule() {
        Training.Result result = TRAINING.run(examples(1), ASKED, DATES, PopulationTerms.of(90));
        GateDecision verdict = result.card().verdict();

        assertThat(verdict.publishesChampion()).isTrue();
        assertThat(verdict.logLossGain().low()).isPositive();
        assertThat(result.model().contestant()).isEqualTo(verdict.champion());
        assertThat(result.card().judgements())
                .extracting(HoldoutResult::contestant)
                .contains("prevalence", "frequency", "logistic_regression", "xgboost", "stack");
        assertThat(ModelCard.fromJson(result.card().toJson()).toJson())
                .isEqualTo(result.card().toJson());
    }

    @Test
    void judgesNewCustomersInABandOfTheirOwn() {
        TrainingMatrix all = examples(1);
        int frequency = all.indexOf("frequency_count");
        int newcomers = all.where(row -> all.asOfDay(row) == 300 && all.value(row, frequency) == 1)
                .size();

        HoldoutResult judgement = TRAINING.run(all, ASKED, DATES, PopulationTerms.of(90))
                .card()
                .judgements()
                .get(0);

        assertThat(newcomers).isPositive();
        assertThat(judgement.figures())
                .filteredOn(figure -> figure.band().equals("new: one purchase day"))
                .hasSize(5)
                .allMatch(figure -> figure.customers() == newcomers);
    }

    @Test
    void publishesTheRuleAndSaysSoWhereNothingCanBeKnown() {
        Training.Result result = TRAINING.run(examples(0), ASKED, DATES, PopulationTerms.of(90));
        GateDecision verdict = result.card().verdict();

        assertThat(verdict.publishesChampion()).isFalse();
        assertThat(result.model().contestant()).isEqualTo(verdict.rule());
        assertThat(verdict.grade()).isEqualTo(GateDecision.Grade.KNOWS_LITTLE);
        assertThat(verdict.reasons()).anyMatch(reason -> reason.contains("published instead"));
    }

    @Test
    void underASpendFloorModelsKeepTheirOwnLevel() throws Exception {
        ContestRules rules = TRAINING.rules();
        ContestRules withFloor = new ContestRules(
                rules.contestants(),
                rules.metrics(),
                rules.bootstrap(),
                rules.fitting(),
                rules.halfLifeDays(),
                rules.search(),
                5000);
        Training.Result result = new Training(withFloor).run(examples(1), ASKED, DATES, PopulationTerms.of(90));

        assertThat(result.card().spendFloor()).isEqualTo(5000);
        assertThat(result.model().toBytes())
                .isEqualTo(new Training(withFloor)
                        .run(examples(1), ASKED.where(row -> false), DATES, PopulationTerms.of(90))
                        .model()
                        .toBytes())
                .isNotEqualTo(TRAINING.run(examples(1), ASKED, DATES, PopulationTerms.of(90))
                        .model()
                        .toBytes());
    }

    @Test
    void publishesARuleUnjudgedWhereHistoryIsShort() {
        TrainingDates tooShort = new TrainingDates(300, List.of(), List.of(300));

        Training.Result result = TRAINING.run(examples(1), ASKED, tooShort, PopulationTerms.of(90));

        assertThat(result.card().verdict().grade()).isEqualTo(GateDecision.Grade.NOT_JUDGED);
        assertThat(result.card().judgements()).isEmpty();
        assertThat(result.model().contestant()).isEqualTo("frequency");
    }

    @Test
    void judgesNothingByAHoldoutOnWhichAllStayedAway() {
        List<Example> some = Generated.examples(300, new int[] {100, 130, 200, 300}, 1);
        some.replaceAll(example -> example.asOfDay() == 300 ? example.labelled(true) : example);

        GateDecision verdict = TRAINING.run(
                        TrainingMatrix.of(Generated.NAMES, some), ASKED, DATES, PopulationTerms.of(90))
                .card()
                .verdict();

        assertThat(verdict.grade()).isEqualTo(GateDecision.Grade.NOT_JUDGED);
        assertThat(verdict.logLossGain()).isNull();
        assertThat(verdict.reasons().get(0)).contains("and 0 bought again, where 10 of each are needed");
    }

    @Test
    void trainsTheSameModelTwice() throws Exception {
        ChurnModel one =
                TRAINING.run(examples(1), ASKED, DATES, PopulationTerms.of(90)).model();
        ChurnModel other =
                TRAINING.run(examples(1), ASKED, DATES, PopulationTerms.of(90)).model();

        assertThat(other.toBytes()).isEqualTo(one.toBytes());
    }

    @Test
    void refusesToTrainWhereEveryoneHadTheSameOutcome() {
        List<Example> all = Generated.examples(50, new int[] {100}, 1);
        all.replaceAll(example -> example.labelled(true));

        assertThatThrownBy(() -> Contest.fit(
                        ContestantCatalogue.ALL,
                        TrainingMatrix.of(Generated.NAMES, all),
                        new Fitting(SparkSessions.shared(), 1)))
                .hasMessageContaining("all 50 active customers of the dates that could train stayed away");
    }
}
