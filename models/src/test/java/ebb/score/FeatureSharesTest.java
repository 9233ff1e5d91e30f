package ebb.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.churn.ChurnModel;
import ebb.churn.CrossFit;
import ebb.churn.Generated;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.LogisticRegression;
import ebb.churn.tree.XgBoost;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A linear model of other customers, and a calibrated one of trees over fewer features. */
class FeatureSharesTest {
    private static final Fitting FITTING = new Fitting(null, 42);
    private static final TrainingMatrix EXAMPLES =
            TrainingMatrix.of(Generated.NAMES, Generated.examples(300, new int[] {100}, 1));
    private static final ChurnModel LINEAR =
            CrossFit.of(new LogisticRegression(0.003), EXAMPLES, FITTING).model(EXAMPLES);
    private static final TrainingMatrix NARROW = EXAMPLES.withFirst(4);
    private static final ChurnModel TREES =
            CrossFit.of(new XgBoost(), NARROW, FITTING).model(NARROW);

    private static double[] customer(int seed, int features) {
        Random random = new Random(seed);
        return random.doubles(features)
                .map(value -> value < 0.1 ? Double.NaN : 100 * value)
                .toArray();
    }

    @Property(tries = 200)
    void sharesAndTheStartingPointAddUpToTheChangeOfTheLogOdds(
            @ForAll @IntRange(min = 0, max = 1_000_000) int then, @ForAll @IntRange(min = 0, max = 1_000_000) int now) {
        for (ChurnModel later : List.of(LINEAR, TREES)) {
            double[] before = customer(then, LINEAR.featureNames().size());
            double[] after = customer(now, later.featureNames().size());
            FeatureShares shares = FeatureShares.between(
                    new FeatureShares.Scored(LINEAR, before), new FeatureShares.Scored(later, after));
            double change = later.logOdds(after) - LINEAR.logOdds(before);
            assertThat(shares.rest(0)).isCloseTo(change, within(1e-6));
            double firstTwo = shares.shares().stream()
                    .limit(2)
                    .mapToDouble(FeatureShares.Share::logOdds)
                    .sum();
            assertThat(firstTwo + shares.rest(2)).isCloseTo(change, within(1e-6));
            assertThat(shares.shares())
                    .isSortedAccordingTo(
                            (one, other) -> Double.compare(Math.abs(other.logOdds()), Math.abs(one.logOdds())));
        }
    }

    @Test
    void nothingMovesACustomerWhoIsTheSameToTheSameModel() {
        FeatureShares.Scored same = new FeatureShares.Scored(TREES, customer(1, 4));
        assertThat(FeatureShares.between(same, same)).isEqualTo(new FeatureShares(List.of(), 0));
    }
}
