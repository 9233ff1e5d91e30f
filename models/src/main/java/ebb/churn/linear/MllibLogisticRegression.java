package ebb.churn.linear;

import ebb.churn.fit.ConstantScorer;
import ebb.churn.fit.Contestant;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.LinearScorer.Term;
import ebb.customer.LogOdds;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/**
 * MLlib's logistic regression: the same regression as {@link LogisticRegression}, which takes a fraction of the time where rows fit into memory. On the
 * cluster it is fitted on all rows, standardised as the sample on the driver is.
 *
 * <p>Two fits to the same examples agree to 1e-6 in the probability, not bit for bit: L-BFGS stops at a tolerance, and the last bits of the sums that BLAS
 * forms on the way are not promised by MLlib (a native BLAS adds in an order that depends on where arrays lie in memory).
 */
public final class MllibLogisticRegression implements Contestant {
    private static final int MOST_STEPS = 50;
    private static final double TOLERANCE = 1e-6;
    private static final double REPEATS_WITHIN = 1e-6;

    private final double penalty;

    public MllibLogisticRegression(double penalty) {
        this.penalty = penalty;
    }

    @Override
    public String name() {
        return "mllib_logistic_regression";
    }

    @Override
    public boolean fitsOnSpark() {
        return true;
    }

    @Override
    public Kind kind() {
        return Kind.MODEL;
    }

    /** A regression on 60 features has converged by then. */
    @Override
    public int enoughRows() {
        return 150_000;
    }

    @Override
    public double repeatsWithin() {
        return REPEATS_WITHIN;
    }

    @Override
    public Scorer fit(TrainingMatrix examples, Fitting fitting) {
        List<Term> terms = Standardisation.of(examples);
        if (terms.isEmpty()) {
            return new ConstantScorer(LogOdds.of(examples.churnRate()));
        }
        LogisticRegressionModel model = new LogisticRegression()
                .setLabelCol(MllibRows.LABEL)
                .setWeightCol(MllibRows.WEIGHT)
                .setFeaturesCol(MllibRows.FEATURES)
                .setStandardization(false)
                .setRegParam(penalty)
                .setMaxIter(MOST_STEPS)
                .setTol(TOLERANCE)
                .fit(MllibRows.of(examples, fitting, features -> standardised(features, terms)));
        double[] coefficients = model.coefficients().toArray();
        List<Term> fitted = new ArrayList<>();
        for (int i = 0; i < coefficients.length; i++) {
            fitted.add(terms.get(i).with(coefficients[i]));
        }
        return new LinearScorer(model.intercept(), fitted);
    }

    private static Vector standardised(double[] features, List<Term> terms) {
        double[] values = new double[terms.size()];
        for (int i = 0; i < values.length; i++) {
            Term term = terms.get(i);
            values[i] = term.standardised(features[term.feature()]);
        }
        return Vectors.dense(values);
    }
}
