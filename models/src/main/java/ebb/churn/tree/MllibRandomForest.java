package ebb.churn.tree;

import ebb.churn.fit.Contestant;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.MllibRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.classification.DecisionTreeClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.tree.LeafNode;

/** MLlib's random forest; its margin is the mean churn share of the leaves. */
public final class MllibRandomForest implements Contestant {
    private static final int TREES = 60;

    @Override
    public String name() {
        return "random_forest";
    }

    @Override
    public Kind kind() {
        return Kind.MODEL;
    }

    @Override
    public int enoughRows() {
        return 50_000;
    }

    @Override
    public Scorer fit(TrainingMatrix examples, Fitting fitting) {
        RandomForestClassificationModel model = new RandomForestClassifier()
                .setLabelCol(MllibRows.LABEL)
                .setWeightCol(MllibRows.WEIGHT)
                .setFeaturesCol(MllibRows.FEATURES)
                .setNumTrees(TREES)
                .setMaxDepth(7)
                .setMinInstancesPerNode(20)
                .setMaxBins(64)
                .setSeed(fitting.seed())
                .fit(MllibRows.of(examples, fitting, row -> MllibTrees.features(examples, row)));
        List<Tree> trees = new ArrayList<>();
        for (DecisionTreeClassificationModel tree : model.trees()) {
            trees.add(MllibTrees.tree(tree.rootNode(), MllibRandomForest::share));
        }
        return new TreeScorer(0, trees);
    }

    private static double share(LeafNode leaf) {
        double[] stats = leaf.impurityStats().stats();
        return stats[1] / (stats[0] + stats[1]) / TREES;
    }
}
