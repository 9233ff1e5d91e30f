package ebb.training;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.churn.ChurnModel;
import ebb.churn.ContestantCatalogue;
import ebb.churn.NewCustomerScorer;
import ebb.churn.fit.Example;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.TrainingMatrix;
import ebb.customer.LogOdds;
import ebb.evaluation.Bootstrap;
import ebb.evaluation.MetricCatalogue;
import ebb.evaluation.RetentionCampaign;
import ebb.feature.PopulationTerms;
import ebb.testing.SparkSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Regular customers churn by frequency; of newcomers, half the customers, only the first basket tells, as much as {@code knowledge} says. */
@Tag("spark")
class NewCustomerContestTest {
    private static final List<String> NAMES =
            List.of("recency_days", "frequency_count", "tenure_days", "first_category_return_share");
    private static final TrainingDates DATES = new TrainingDates(300, List.of(100, 130), List.of(200, 300));
    static final ContestRules RULES = new ContestRules(
            ContestantCatalogue.named(List.of("prevalence", "frequency", "logistic_regression")),
            MetricCatalogue.all(RetentionCampaign.STANDARD),
            new Bootstrap.Options(100, 0.95, 1),
            new Fitting(SparkSessions.shared(), 42),
            0,
            new HyperparameterSearch(0, 90),
            0);

    @Test
    void aModelOfTheirOwnIsUsedWhereItSurelyDoesBetter() {
        Training.Result result = run(examples(1200, 2));
        NewCustomerDecision newcomers = result.card().newcomers();

        assertThat(newcomers.used()).isTrue();
        assertThat(newcomers.logLossGain().low()).isPositive();
        assertThat(newcomers.reason()).contains("model of their own: gain");
        assertThat(result.model().scorer()).isInstanceOf(NewCustomerScorer.class);
        assertThat(result.model().featureNames()).isEqualTo(NAMES);
        assertThat(result.card().featureNames()).isEqualTo(NAMES);
        double back = result.model().probability(new double[] {30, 1, 30, .9});
        double away = result.model().probability(new double[] {30, 1, 30, .1});
        assertThat(away - back).isGreaterThan(.3);
        assertThat(result.model().probability(new double[] {30, 5, 300, .9}))
                .isEqualTo(result.model().probability(new double[] {30, 5, 300, .1}));
    }

    @Test
    void theBandOfNewcomersShowsWhatIsPublishedForThem() {
        Training.Result result = run(examples(1200, 2));
        double published = loss(result, result.model().contestant());

        assertThat(published).isLessThan(loss(result, "prevalence") - .05);
    }

    @Test
    void theyAreScoredLikeAllOthersWhereNothingIsGained() {
        Training.Result result = run(examples(1200, 0));

        assertThat(result.card().newcomers().used()).isFalse();
        assertThat(result.card().newcomers().reason()).contains("like all others");
        assertThat(result.model().featureNames()).isEqualTo(NAMES.subList(0, 3));
    }

    @Test
    void theyAreScoredLikeAllOthersWhereTheyAreFew() {
        Training.Result result = run(examples(150, 2));

        assertThat(result.card().newcomers().used()).isFalse();
        assertThat(result.card().newcomers().logLossGain()).isNull();
        assertThat(result.card().newcomers().reason()).contains("cannot be told");
    }

    @Test
    void theOthersAreScoredAsIfTheFirstBasketWereNotKnown() {
        TrainingMatrix all = examples(1200, 0);
        ChurnModel without = new Training(RULES)
                .run(all.withFirst(3), all, DATES, PopulationTerms.of(90))
                .model();

        assertThat(run(all).model()).isEqualTo(without);
    }

    private static Training.Result run(TrainingMatrix examples) {
        return new Training(RULES).run(examples, examples.where(row -> false), DATES, PopulationTerms.of(90));
    }

    private static double loss(Training.Result result, String contestant) {
        return result.card().judgements().stream()
                .filter(judgement -> judgement.contestant().equals(contestant))
                .flatMap(judgement -> judgement.figures().stream())
                .filter(figure -> figure.band().equals(CustomerGroups.NEWCOMERS)
                        && figure.metric().equals("log_loss"))
                .mapToDouble(figure -> figure.interval().value())
                .findFirst()
                .orElseThrow();
    }

    static TrainingMatrix examples(int customers, double knowledge) {
        List<Example> examples = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            for (int day : new int[] {100, 130, 200, 300}) {
                examples.add(example(customer, day, new Random(customer * 1000L + day), knowledge));
            }
        }
        return TrainingMatrix.of(NAMES, examples);
    }

    private static Example example(int customer, int day, Random random, double knowledge) {
        boolean isNew = customer % 2 == 0;
        double share = random.nextDouble();
        double recency = random.nextInt(90);
        double frequency = isNew ? 1 : 2 + random.nextInt(20);
        double logOdds = isNew ? 2 * knowledge * (.5 - share) : 1.5 - .3 * frequency;
        double[] features = {recency, frequency, isNew ? recency : 100 + recency, share};
        return new Example("c" + customer, day, features).labelled(random.nextDouble() < LogOdds.probability(logOdds));
    }
}
