package ebb.churn.linear;

import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.LinearScorer.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Chooses from the training rows how each feature enters a linear score; works for any catalogue. */
final class Standardisation {
    /** A feature with values beyond this is a count, an amount or days, and is log-transformed. */
    private static final double LARGE = 3;

    /** A missing-value indicator is added where the share of missing values lies between this and 1 minus this. */
    private static final double RARE = 0.005;

    private static final double CONSTANT = 1e-9;

    /** Standardised values are clipped at this many standard deviations. */
    private static final double FURTHEST = 4;

    private Standardisation() {}

    /**
     * A term without its coefficient.
     *
     * @param standardised what it weighs, by row
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Column(Term term, double[] standardised) {}

    static List<Term> of(TrainingMatrix examples) {
        return columns(examples).stream().map(Column::term).toList();
    }

    static List<Column> columns(TrainingMatrix examples) {
        List<Column> columns = new ArrayList<>();
        for (int feature = 0; feature < examples.featureNames().size(); feature++) {
            add(columns, examples, feature, transform(examples, feature));
            add(columns, examples, feature, Transform.MISSING);
        }
        return columns;
    }

    private static Transform transform(TrainingMatrix examples, int feature) {
        if (examples.featureNames().get(feature).endsWith("_probability")) {
            return Transform.LOGIT;
        }
        for (int row = 0; row < examples.size(); row++) {
            if (Math.abs(examples.value(row, feature)) > LARGE) {
                return Transform.ASINH;
            }
        }
        return Transform.IDENTITY;
    }

    private static void add(List<Column> columns, TrainingMatrix examples, int feature, Transform transform) {
        double[] values = new double[examples.size()];
        double weight = 0;
        double mean = 0;
        double squares = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < examples.size(); row++) {
            double value = transform.of(examples.value(row, feature));
            values[row] = value;
            if (Double.isFinite(value) && examples.weight(row) > 0) {
                weight += examples.weight(row);
                double away = value - mean;
                mean += examples.weight(row) * away / weight;
                squares += examples.weight(row) * away * (value - mean);
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        double deviation = Math.sqrt(squares / weight);
        boolean says = deviation > CONSTANT && (transform != Transform.MISSING || (mean > RARE && mean < 1 - RARE));
        if (says) {
            double low = Math.max(-FURTHEST, (least - mean) / deviation);
            double high = Math.min(FURTHEST, (most - mean) / deviation);
            Term term = new Term(feature, transform, mean, deviation, low, high, 0);
            Arrays.setAll(values, row -> term.scaled(values[row]));
            columns.add(new Column(term, values));
        }
    }
}
