package ebb.churn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.util.CombinatoricsUtils;

class TreeShapTest {
    private static final int FEATURES = 4;

    @Property(tries = 200)
    void agreesWithShapleysDefinition(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int depth) {
        Random random = new Random(seed);
        Tree tree = grown(random, depth);
        double[] features = random.doubles(FEATURES).toArray();
        features[random.nextInt(FEATURES)] = Double.NaN;
        double[] contributions = new double[FEATURES];

        new TreeScorer(0, List.of(tree)).contribute(features, 1, contributions);

        for (int feature = 0; feature < FEATURES; feature++) {
            assertThat(contributions[feature]).isCloseTo(shapley(tree, features, feature), within(1e-9));
        }
    }

    private static double shapley(Tree tree, double[] features, int feature) {
        double sum = 0;
        for (int known = 0; known < 1 << FEATURES; known++) {
            if ((known & (1 << feature)) != 0) {
                continue;
            }
            int size = Integer.bitCount(known);
            double weight = CombinatoricsUtils.factorialDouble(size)
                    * CombinatoricsUtils.factorialDouble(FEATURES - size - 1)
                    / CombinatoricsUtils.factorialDouble(FEATURES);
            sum += weight * (expected(tree, 0, features, known | (1 << feature)) - expected(tree, 0, features, known));
        }
        return sum;
    }

    /** Value of the tree when only some features are known: the others split by cover. */
    private static double expected(Tree tree, int node, double[] features, int known) {
        if (tree.feature[node] == Tree.LEAF) {
            return tree.value[node];
        }
        if ((known & (1 << tree.feature[node])) != 0) {
            return expected(tree, tree.child(node, features), features, known);
        }
        int left = tree.left[node];
        int right = tree.right[node];
        return (tree.cover[left] * expected(tree, left, features, known)
                        + tree.cover[right] * expected(tree, right, features, known))
                / tree.cover[node];
    }

    private static Tree grown(Random random, int depth) {
        Tree tree = new Tree((1 << (depth + 1)) - 1);
        for (int node = 0; node < tree.feature.length; node++) {
            if (2 * node + 2 < tree.feature.length) {
                tree.feature[node] = random.nextInt(FEATURES);
                tree.threshold[node] = random.nextDouble();
                tree.missingLeft[node] = random.nextBoolean();
                tree.left[node] = 2 * node + 1;
                tree.right[node] = 2 * node + 2;
            } else {
                tree.leaf(node, random.nextGaussian(), 1 + random.nextInt(20));
            }
        }
        tree.settle(0);
        return tree;
    }
}
