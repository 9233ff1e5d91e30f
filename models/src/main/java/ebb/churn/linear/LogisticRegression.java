package ebb.churn.linear;

import ebb.churn.fit.Contestant;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.LinearScorer.Term;
import java.util.ArrayList;
import java.util.List;

/** A logistic regression on transformed, standardised features with a ridge penalty, fitted exactly in the driver's memory. */
public final class LogisticRegression implements Contestant {
    private final double penalty;

    /** With a ridge of {@code penalty / 2} times the sum of squared coefficients beside the mean log loss, as MLlib counts it. */
    public LogisticRegression(double penalty) {
        this.penalty = penalty;
    }

    @Override
    public String name() {
        return "logistic_regression";
    }

    @Override
    public Kind kind() {
        return Kind.MODEL;
    }

    /** A tenth and ten times the ridge penalty. */
    @Override
    public List<Contestant> otherSettings() {
        return List.of(new LogisticRegression(10 * penalty), new LogisticRegression(penalty / 10));
    }

    /** A regression on 60 features has converged by then. */
    @Override
    public int enoughRows() {
        return 150_000;
    }

    @Override
    public Contestant onCluster() {
        return new MllibLogisticRegression(penalty);
    }

    @Override
    public LinearScorer fit(TrainingMatrix examples, Fitting fitting) {
        List<Standardisation.Column> columns = Standardisation.columns(examples);
        double[][] inputs =
                columns.stream().map(Standardisation.Column::standardised).toArray(double[][]::new);
        double[] coefficients =
                NewtonLogisticFit.of(inputs, examples, new NewtonLogisticFit.Ridge(penalty * examples.weight(), 0));
        List<Term> fitted = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            fitted.add(columns.get(i).term().with(coefficients[i + 1]));
        }
        return new LinearScorer(coefficients[0], fitted);
    }
}
