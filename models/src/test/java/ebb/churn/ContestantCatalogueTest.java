package ebb.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ebb.churn.calibration.PlattCalibrator;
import ebb.churn.fit.ClassBalance;
import ebb.churn.fit.ConstantScorer;
import ebb.churn.fit.Contestant;
import ebb.churn.fit.Example;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.LogisticRegression;
import ebb.churn.linear.MllibLogisticRegression;
import ebb.churn.tree.MllibRandomForest;
import ebb.churn.tree.XgBoost;
import ebb.customer.LogOdds;
import ebb.evaluation.LogLoss;
import ebb.evaluation.RocAuc;
import ebb.testing.SparkSessions;
import ebb.training.Contest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("spark")
class ContestantCatalogueTest {
    private static final SparkSession SPARK = SparkSessions.shared();
    private static final Fitting FITTING = new Fitting(SPARK, 42);
    private static final List<Example> LIST = Generated.examples(1000, new int[] {100, 130}, 1);
    private static final TrainingMatrix TRAINING = TrainingMatrix.of(Generated.NAMES, LIST);
    private static final TrainingMatrix LATER =
            TrainingMatrix.of(Generated.NAMES, Generated.examples(1000, new int[] {300}, 1));

    /** Each contestant is fitted once for all tests that look at the same fit. */
    private static final Map<Contestant, CrossFit> FITS = new HashMap<>();

    private static CrossFit crossFit(Contestant contestant) {
        return FITS.computeIfAbsent(contestant, one -> CrossFit.of(one, TRAINING, FITTING));
    }

    static List<Contestant> contestants() {
        return ContestantCatalogue.ALL;
    }

    @ParameterizedTest
    @MethodSource("contestants")
    void isNoWorseThanTheBaseRateAfterCalibration(Contestant contestant) {
        ChurnModel model = crossFit(contestant).model(TRAINING);

        double prevalence = -(LATER.churnRate() * Math.log(LATER.churnRate())
                + (1 - LATER.churnRate()) * Math.log(1 - LATER.churnRate()));
        double[] logOdds = logOdds(model, LATER);
        double loss = new LogLoss().of(LATER.predictions(logOdds));

        assertThat(loss).isLessThan(prevalence + 0.01);
        if (contestant.kind() == Contestant.Kind.MODEL) {
            assertThat(loss).isLessThan(prevalence - 0.02);
            assertThat(new RocAuc().of(LATER.predictions(logOdds))).isGreaterThan(0.65);
        }
    }

    @Test
    void probabilitiesStayRightWhereBothOutcomesWeighAlike() {
        TrainingMatrix few = TRAINING.where(row -> !TRAINING.churned(row) || row % 8 == 0);
        Fitting balanced = new Fitting(SPARK, 42, ClassBalance.EQUAL);
        ChurnModel model = CrossFit.of(new XgBoost(), few, balanced).model(few);

        assertThat(few.balanced().churnRate()).isCloseTo(.5, within(1e-12));
        assertThat(few.balanced().weight()).isCloseTo(few.weight(), within(1e-6));
        assertThat(few.churnRate()).isLessThan(.25);
        double mean = Arrays.stream(logOdds(model, few))
                .map(LogOdds::probability)
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(few.churnRate(), within(.01));
        assertThat(model.scorer().margin(few.row(0)))
                .as("fitted to other weights")
                .isNotEqualTo(new XgBoost().fit(few, FITTING).margin(few.row(0)));
    }

    @ParameterizedTest
    @MethodSource("contestants")
    void givesTheSameScoresAsFarAsPromisedHoweverTheRowsLie(Contestant contestant) {
        List<Example> shuffled = new ArrayList<>(LIST);
        Collections.shuffle(shuffled, new Random(5));
        Scorer one = crossFit(contestant).scorer();
        Scorer other = contestant.fit(TrainingMatrix.of(Generated.NAMES, shuffled), FITTING);

        if (contestant.repeatsWithin() == 0) {
            assertThat(LATER.margins(other)).isEqualTo(LATER.margins(one));
        } else {
            assertThat(probabilities(other)).containsExactly(probabilities(one), within(contestant.repeatsWithin()));
        }
    }

    @ParameterizedTest
    @MethodSource("contestants")
    void explainsTheWholeOfItsScore(Contestant contestant) throws Exception {
        ChurnModel model = crossFit(contestant).model(TRAINING);

        for (int row = 0; row < 50; row++) {
            double[] features = LATER.row(row);
            double sum = model.baseLogOdds()
                    + Arrays.stream(model.contributions(features)).sum();
            assertThat(sum).isCloseTo(model.logOdds(features), within(1e-9));
        }
        ChurnModel again = ChurnModel.fromBytes(model.toBytes());
        assertThat(logOdds(again, LATER)).isEqualTo(logOdds(model, LATER));
    }

    @Test
    void stacksTheModelsInOneAdditiveScore() throws Exception {
        List<CrossFit> field = List.of(
                CrossFit.of(new LifetimeRule(), TRAINING, FITTING),
                CrossFit.of(new LogisticRegression(0.02), TRAINING, FITTING),
                CrossFit.of(new XgBoost(), TRAINING, FITTING));
        CrossFit stack = Stack.of(field, TRAINING);
        ChurnModel model = stack.model(TRAINING);
        double[] features = LATER.row(0);

        assertThat(stack.crossFittedLoss(TRAINING))
                .isLessThan(field.get(1).crossFittedLoss(TRAINING) + 0.002)
                .isLessThan(field.get(2).crossFittedLoss(TRAINING) + 0.002);
        assertThat(model.baseLogOdds()
                        + Arrays.stream(model.contributions(features)).sum())
                .isCloseTo(model.logOdds(features), within(1e-9));
        assertThat(ChurnModel.fromBytes(model.toBytes()).logOdds(features)).isEqualTo(model.logOdds(features));
    }

    @Test
    void fitsTheSameRegressionAsMllib() {
        double[] own = LATER.margins(new LogisticRegression(0.05).fit(TRAINING, FITTING));
        double[] mllib = LATER.margins(new MllibLogisticRegression(0.05).fit(TRAINING, FITTING));

        assertThat(own).containsExactly(mllib, within(1e-3));
    }

    @Test
    void theForestCompetesButHasNoShareInTheStack() {
        List<Contestant> stacked = List.of(new LogisticRegression(0.02), new XgBoost());
        List<Contestant> all = List.of(stacked.get(0), stacked.get(1), new MllibRandomForest());
        Contest contest = Contest.fit(all, TRAINING, FITTING);

        assertThat(contest.entries()).extracting(Contest.Entry::name).contains("random_forest");
        assertThat(logOdds(contest.entry(Stack.NAME).model(), LATER))
                .isEqualTo(logOdds(
                        Contest.fit(stacked, TRAINING, FITTING)
                                .entry(Stack.NAME)
                                .model(),
                        LATER));
    }

    /** Each job costs a small run as much as thousands of rows. */
    @Test
    void growsItsForestInFewSparkJobs() {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(SPARK.sparkContext());
        String jobs = "forest";
        context.setJobGroup(jobs, "one fit");
        try {
            new MllibRandomForest().fit(TRAINING, FITTING);
        } finally {
            context.clearJobGroup();
        }

        assertThat(context.statusTracker().getJobIdsForGroup(jobs)).hasSizeBetween(1, 6);
    }

    @Test
    void weighsSilenceOfThoseWhoBoughtOnceToo() {
        List<String> names = List.of("silence_over_mean_gap_ratio", "silence_over_usual_gap_ratio");
        List<Example> buyers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            double ratio = 0.01 * i;
            double[] features = {i % 2 == 0 ? Double.NaN : ratio, ratio};
            buyers.add(new Example("c" + i, 100, features).labelled(i >= 200));
        }
        TrainingMatrix examples = TrainingMatrix.of(names, buyers);
        double[] margins = examples.margins(new SilenceOverGapRule().fit(examples, FITTING));

        assertThat(new RocAuc().of(examples.predictions(margins))).isEqualTo(1);
    }

    @Test
    void namesTheKnownContestantsWhenOneIsUnknown() {
        assertThatThrownBy(() -> ContestantCatalogue.named(List.of("oracle")))
                .hasMessageContaining("oracle")
                .hasMessageContaining("xgboost");
    }

    @Test
    void onTheClusterMllibTakesThePlaceOfWhatOnlyTheDriverCanFit() {
        List<Contestant> named = ContestantCatalogue.named(
                List.of("frequency", "logistic_regression", "mllib_logistic_regression", "xgboost", "random_forest"));

        assertThat(ContestantCatalogue.onCluster(named))
                .extracting(Contestant::name)
                .containsExactly("frequency", "mllib_logistic_regression", "gbt", "random_forest");
    }

    @Test
    void refusesAModelOfAnotherFormat() throws Exception {
        ChurnModel model = new ChurnModel(99, "x", Generated.NAMES, new ConstantScorer(0), new PlattCalibrator(0, 1));

        assertThatThrownBy(() -> ChurnModel.fromBytes(model.toBytes()))
                .isInstanceOf(ChurnModel.IncompatibleFormatException.class)
                .hasMessageContaining("99");
    }

    private static double[] probabilities(Scorer scorer) {
        return Arrays.stream(LATER.margins(scorer)).map(LogOdds::probability).toArray();
    }

    private static double[] logOdds(ChurnModel model, TrainingMatrix examples) {
        double[] logOdds = new double[examples.size()];
        for (int row = 0; row < logOdds.length; row++) {
            logOdds[row] = model.logOdds(examples.row(row));
        }
        return logOdds;
    }
}
