package ebb.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.churn.StackScorer.Part;
import ebb.churn.fit.Contestant;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackTest {
    private static final TrainingMatrix EXAMPLES =
            TrainingMatrix.of(Generated.NAMES, Generated.examples(400, new int[] {100}, 1));
    private static final CrossFit INFORMED = fitted("informed", Contestant.Kind.MODEL, 6);
    private static final CrossFit NOISE = fitted("noise", Contestant.Kind.MODEL, 5);

    @Test
    void whoKnowsMoreWeighsMore() {
        List<Part> parts = parts(Stack.of(List.of(NOISE, INFORMED), EXAMPLES));
        assertThat(parts).extracting(Part::contestant).containsExactly("noise", "informed");
        assertThat(parts.get(1).weight()).isGreaterThan(parts.get(0).weight());
    }

    @Test
    void equalsShareTheWeight() {
        List<Part> parts = parts(Stack.of(List.of(INFORMED, INFORMED), EXAMPLES));
        assertThat(parts.get(0).weight()).isCloseTo(parts.get(1).weight(), within(1e-6));
        assertThat(parts.get(0).weight() + parts.get(1).weight()).isCloseTo(1, within(0.05));
    }

    @Test
    void rulesHaveNoShare() {
        CrossFit rule = fitted("rule", Contestant.Kind.RULE, 6);
        CrossFit stack = Stack.of(List.of(rule, INFORMED, NOISE), EXAMPLES);
        assertThat(parts(stack)).extracting(Part::contestant).containsExactly("informed", "noise");
        assertThat(stack.name()).isEqualTo("stack");
        assertThat(stack.kind()).isEqualTo(Contestant.Kind.MODEL);
    }

    /** The scorers of this test score a row of another fold as they score it afterwards. */
    @Test
    void theMarginsOutOfFoldAreThoseOfItsScore() {
        CrossFit stack = Stack.of(List.of(INFORMED, NOISE), EXAMPLES);
        for (int row = 0; row < EXAMPLES.size(); row++) {
            assertThat(stack.outOfFold()[row]).isCloseTo(stack.scorer().margin(EXAMPLES.row(row)), within(1e-9));
        }
    }

    private static List<Part> parts(CrossFit stack) {
        return ((StackScorer) stack.scorer()).parts();
    }

    private static CrossFit fitted(String name, Contestant.Kind kind, int feature) {
        double[] outOfFold = new double[EXAMPLES.size()];
        for (int row = 0; row < outOfFold.length; row++) {
            outOfFold[row] = EXAMPLES.row(row)[feature];
        }
        return new CrossFit(name, kind, new FeatureScorer(feature), outOfFold);
    }

    /** The margin is a feature. */
    private record FeatureScorer(int feature) implements Scorer {
        @Override
        public double margin(double[] features) {
            return features[feature];
        }

        @Override
        public double base() {
            return 0;
        }

        @Override
        public void contribute(double[] features, double scale, double[] contributions) {
            contributions[feature] += scale * features[feature];
        }
    }
}
