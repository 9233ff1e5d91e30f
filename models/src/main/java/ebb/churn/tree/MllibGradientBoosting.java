package ebb.churn.tree;

import ebb.churn.fit.Contestant;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.MllibRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.classification.GBTClassifier;

/** MLlib's gradient-boosted trees. */
public final class MllibGradientBoosting implements Contestant {
    @Override
    public String name() {
        return "gbt";
    }

    @Override
    public Kind kind() {
        return Kind.MODEL;
    }

    /** MLlib grows a tree level by level in one Spark job each: many rows would take minutes and win nothing. */
    @Override
    public int enoughRows() {
        return 50_000;
    }

    @Override
    public Scorer fit(TrainingMatrix examples, Fitting fitting) {
        GBTClassificationModel model = new GBTClassifier()
                .setLabelCol(MllibRows.LABEL)
                .setWeightCol(MllibRows.WEIGHT)
                .setFeaturesCol(MllibRows.FEATURES)
                .setMaxIter(20)
                .setMaxDepth(3)
                .setStepSize(0.2)
                .setMinInstancesPerNode(20)
                .setMaxBins(64)
                .setSeed(fitting.seed())
                .fit(MllibRows.of(examples, fitting, row -> MllibTrees.features(examples, row)));
        List<Tree> trees = new ArrayList<>();
        for (int t = 0; t < model.trees().length; t++) {
            // MLlib's loss counts the margin twice: p = 1 / (1 + exp(-2 margin)).
            double weight = 2 * model.treeWeights()[t];
            trees.add(MllibTrees.tree(model.trees()[t].rootNode(), leaf -> weight * leaf.prediction()));
        }
        return new TreeScorer(0, trees);
    }
}
