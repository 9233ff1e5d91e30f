package ebb.churn;

import ebb.churn.LinearScorer.Term;
import java.util.ArrayList;
import java.util.List;

/** A logistic regression on transformed, standardised features with a ridge penalty, fitted exactly in the driver's memory. */
public final class Logistic implements Contestant {
    private final double penalty;

    /** With a ridge of {@code penalty / 2} times the sum of squared coefficients beside the mean log loss, as MLlib counts it. */
    public Logistic(double penalty) {
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

    /** A tenth and ten times of the pull. */
    @Override
    public List<Contestant> otherSettings() {
        return List.of(new Logistic(10 * penalty), new Logistic(penalty / 10));
    }

    /** A regression on 60 features has long settled by then. */
    @Override
    public int enoughRows() {
        return 150_000;
    }

    @Override
    public Scorer fit(Examples examples, Fitting fitting) {
        List<Term> terms = Standardisation.of(examples);
        double[][] inputs =
                terms.stream().map(term -> standardised(examples, term)).toArray(double[][]::new);
        double[] coefficients = LogisticFit.of(inputs, examples, new LogisticFit.Ridge(penalty * examples.weight(), 0));
        List<Term> fitted = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            fitted.add(terms.get(i).with(coefficients[i + 1]));
        }
        return new LinearScorer(coefficients[0], fitted);
    }

    private static double[] standardised(Examples examples, Term term) {
        double[] values = new double[examples.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = term.standardised(examples.value(row, term.feature()));
        }
        return values;
    }
}
