package ebb.churn.tree;

import ebb.churn.fit.Contestant;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;
import ebb.customer.LogOdds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * XGBoost in the driver's process, on rows in a fixed order with a fixed number of threads: the same trees every time. Only fitting needs the
 * native library; scoring is {@link TreeScorer}'s.
 */
public final class XgBoost implements Contestant {
    /** Fixed, whatever the machine has: the number of threads decides the order of sums. */
    private static final int THREADS = 1;

    private static final double LEARNING_RATE = 0.08;

    private static final String NAME = "xgboost";
    /** What the library does where it is told nothing. */
    private static final int LIBRARY_ROUNDS = 100;

    private static final int LIBRARY_DEPTH = 6;

    private final String name;
    private final int rounds;
    private final int depth;

    /** Many small steps, none of them deep; between settings tried on early as-of dates, itself untried there. */
    public XgBoost() {
        this(NAME, 80, 2);
    }

    /** As the library comes, to compare with; not in the catalogue, for it overfits small shops. */
    public static XgBoost untuned() {
        return new XgBoost("xgboost_untuned", LIBRARY_ROUNDS, LIBRARY_DEPTH);
    }

    private XgBoost(String name, int rounds, int depth) {
        this.name = name;
        this.rounds = rounds;
        this.depth = depth;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Kind kind() {
        return Kind.MODEL;
    }

    /** Deeper, and longer. */
    @Override
    public List<Contestant> otherSettings() {
        return List.of(new XgBoost(name, rounds, depth + 1), new XgBoost(name, 2 * rounds, depth));
    }

    /** Keeps a fit within seconds; shallow trees need no more to settle. */
    @Override
    public int enoughRows() {
        return 200_000;
    }

    /** MLlib's boosted trees: XGBoost's own way over a cluster needs all its workers at once and a port of each. */
    @Override
    public Contestant onCluster() {
        return new MllibGradientBoosting();
    }

    @Override
    public Scorer fit(TrainingMatrix examples, Fitting fitting) {
        float rate = (float) LogOdds.probability(LogOdds.of(examples.churnRate()));
        try {
            DMatrix matrix = matrix(examples);
            try {
                Booster booster = XGBoost.train(matrix, parameters(rate, fitting.seed()), rounds, Map.of(), null, null);
                try {
                    return XgBoostTrees.read(booster.toByteArray("json"), LogOdds.exactly(rate));
                } finally {
                    booster.dispose();
                }
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("Cannot fit XGBoost: " + e.getMessage(), e);
        }
    }

    Map<String, Object> parameters(float rate, long seed) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("base_score", rate);
        parameters.put("tree_method", "hist");
        parameters.put("max_depth", depth);
        if (name.equals(NAME)) {
            parameters.putAll(Map.of(
                    "eta",
                    LEARNING_RATE,
                    "min_child_weight",
                    30,
                    "lambda",
                    10,
                    "subsample",
                    0.7,
                    "colsample_bytree",
                    0.5,
                    "max_bin",
                    64));
        }
        parameters.put("nthread", THREADS);
        parameters.put("seed", seed);
        parameters.put("verbosity", 0);
        return parameters;
    }

    static DMatrix matrix(TrainingMatrix examples) throws XGBoostError {
        int columns = examples.featureNames().size();
        float[] values = new float[Math.multiplyExact(examples.size(), columns)];
        float[] labels = new float[examples.size()];
        float[] weights = new float[examples.size()];
        for (int row = 0; row < examples.size(); row++) {
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = examples.value(row, column);
            }
            labels[row] = examples.churned(row) ? 1 : 0;
            weights[row] = (float) examples.weight(row);
        }
        DMatrix matrix = new DMatrix(values, examples.size(), columns, Float.NaN);
        matrix.setLabel(labels);
        matrix.setWeight(weights);
        return matrix;
    }
}
