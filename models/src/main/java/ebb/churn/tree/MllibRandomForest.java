package ebb.churn.tree;

import ebb.churn.linear.MllibRows;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.tree.LeafNode;

/**
 * MLlib's random forest; its margin is the mean churn share of the leaves. Shallow: every level is two stages of a Spark job and doubles what they exchange,
 * and the contributions of three levels can be looked up ({@link ShapTable}).
 */
public final class MllibRandomForest
        extends MllibTreeEnsemble<RandomForestClassifier, RandomForestClassificationModel> {
    private static final int TREES = 40;
    private static final int DEPTH = 3;

    @Override
    public String name() {
        return "random_forest";
    }

    /** So shallow it took weight from better models: stacked, it raised the log loss on a date of Online Retail and surely lowered it nowhere. */
    @Override
    public boolean isStacked() {
        return false;
    }

    @Override
    RandomForestClassifier estimator(long seed) {
        return new RandomForestClassifier()
                .setWeightCol(MllibRows.WEIGHT)
                .setNumTrees(TREES)
                .setMaxDepth(DEPTH)
                .setMinInstancesPerNode(FEWEST_IN_LEAF)
                .setMaxBins(BINS)
                .setSeed(seed);
    }

    @Override
    List<Tree> trees(RandomForestClassificationModel model) {
        return Arrays.stream(model.trees())
                .map(tree -> MllibTrees.tree(tree.rootNode(), MllibRandomForest::share))
                .toList();
    }

    private static double share(LeafNode leaf) {
        double[] stats = leaf.impurityStats().stats();
        return stats[1] / (stats[0] + stats[1]) / TREES;
    }
}
