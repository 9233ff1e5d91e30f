package ebb.churn.tree;

import ebb.churn.fit.Contestant;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.MllibRows;
import java.util.List;
import org.apache.spark.ml.classification.ProbabilisticClassificationModel;
import org.apache.spark.ml.classification.ProbabilisticClassifier;
import org.apache.spark.ml.linalg.Vector;

/**
 * A contestant of many trees grown by MLlib.
 *
 * @param <C> MLlib's estimator
 * @param <M> the model it fits
 */
abstract class MllibTreeEnsemble<
                C extends ProbabilisticClassifier<Vector, C, M>, M extends ProbabilisticClassificationModel<Vector, M>>
        implements Contestant {
    static final int FEWEST_IN_LEAF = 20;
    static final int BINS = 32;

    @Override
    public boolean fitsOnSpark() {
        return true;
    }

    @Override
    public final Kind kind() {
        return Kind.MODEL;
    }

    /** MLlib grows a tree level by level in one Spark job each: many rows would take minutes and win nothing. */
    @Override
    public final int enoughRows() {
        return 50_000;
    }

    @Override
    public final Scorer fit(TrainingMatrix examples, Fitting fitting) {
        M model = estimator(fitting.seed())
                .setLabelCol(MllibRows.LABEL)
                .setFeaturesCol(MllibRows.FEATURES)
                .fit(MllibRows.of(examples, fitting, MllibTrees::features));
        return new TreeScorer(0, trees(model));
    }

    /** The estimator with its parameters, which weighs rows by {@link MllibRows#WEIGHT}. */
    abstract C estimator(long seed);

    /** The fitted trees, whose leaves add up to the margin. */
    abstract List<Tree> trees(M model);
}
