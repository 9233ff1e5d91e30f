package ebb.churn.tree;

import ebb.churn.linear.MllibRows;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.classification.GBTClassifier;

/** MLlib's gradient-boosted trees. */
public final class MllibGradientBoosting extends MllibTreeEnsemble<GBTClassifier, GBTClassificationModel> {
    @Override
    public String name() {
        return "gbt";
    }

    @Override
    GBTClassifier estimator(long seed) {
        return new GBTClassifier()
                .setWeightCol(MllibRows.WEIGHT)
                .setMaxIter(20)
                .setMaxDepth(3)
                .setStepSize(0.2)
                .setMinInstancesPerNode(FEWEST_IN_LEAF)
                .setMaxBins(BINS)
                .setSeed(seed);
    }

    @Override
    List<Tree> trees(GBTClassificationModel model) {
        return IntStream.range(0, model.trees().length)
                .mapToObj(t -> {
                    // MLlib's loss counts the margin twice: p = 1 / (1 + exp(-2 margin)).
                    double weight = 2 * model.treeWeights()[t];
                    return MllibTrees.tree(model.trees()[t].rootNode(), leaf -> weight * leaf.prediction());
                })
                .toList();
    }
}
