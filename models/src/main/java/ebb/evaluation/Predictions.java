package ebb.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Predicted churn probabilities with what came true, from the most to the least likely churner; weighted. */
public final class Predictions {
    private final int[] rows;
    private final double[] probabilities;
    private final boolean[] churned;
    private final double[] losses;
    private final double[] weights;
    private BrierParts brierParts;
    private ProfitCurve profitCurve;
    private RetentionCampaign campaign;

    /** By place; the losses are those of {@link LogLoss}. */
    private Predictions(int[] rows, double[] probabilities, boolean[] churned, double[] losses) {
        this(rows, probabilities, churned, losses, new double[0]);
    }

    private Predictions(int[] rows, double[] probabilities, boolean[] churned, double[] losses, double[] weights) {
        this.rows = rows;
        this.probabilities = probabilities;
        this.churned = churned;
        this.losses = losses;
        this.weights = weights;
    }

    /** Predictions that each count once; element {@code i} of both arrays is row {@code i}. */
    public static Predictions of(double[] probabilities, boolean[] churned) {
        double[] ones = new double[probabilities.length];
        Arrays.fill(ones, 1);
        return of(probabilities, churned, ones);
    }

    public static Predictions of(double[] probabilities, boolean[] churned, double[] weights) {
        if (probabilities.length != churned.length || probabilities.length != weights.length) {
            throw new IllegalArgumentException("Cannot compare " + probabilities.length + " probabilities with "
                    + churned.length + " outcomes and " + weights.length + " weights. Give one of each a row.");
        }
        int[] rows = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted((a, b) -> Double.compare(probabilities[b], probabilities[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = new double[rows.length];
        boolean[] outcomes = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            sorted[i] = checked(probabilities[rows[i]]);
            outcomes[i] = churned[rows[i]];
        }
        double[] losses = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            losses[i] = LogLoss.ofOne(sorted[i], outcomes[i]);
        }
        return new Predictions(rows, sorted, outcomes, losses).weighted(weights);
    }

    private static double checked(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("Cannot evaluate the prediction " + probability
                    + ": it is no probability. Calibrate the score to 0 to 1 first.");
        }
        return probability;
    }

    /** The same predictions under other weights, given by row; no sorting and no logarithm again. */
    public Predictions weighted(double[] weightsByRow) {
        double[] sorted = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            sorted[i] = weightsByRow[rows[i]];
        }
        return new Predictions(rows, probabilities, churned, losses, sorted);
    }

    public int size() {
        return rows.length;
    }

    public double probability(int i) {
        return probabilities[i];
    }

    public boolean churned(int i) {
        return churned[i];
    }

    /** Logarithmic loss of place {@code i}. */
    double loss(int i) {
        return losses[i];
    }

    /** The parts of the Brier score, worked out once for the metrics that share them. */
    BrierParts brierParts() {
        if (brierParts == null) {
            brierParts = BrierParts.of(this);
        }
        return brierParts;
    }

    /** The profit of a campaign, worked out once for the metrics that share it. */
    ProfitCurve profitCurve(RetentionCampaign wanted) {
        if (!wanted.equals(campaign)) {
            profitCurve = ProfitCurve.of(this, wanted);
            campaign = wanted;
        }
        return profitCurve;
    }

    public double weight(int i) {
        return weights[i];
    }

    /** One past the last place that shares place {@code i}'s probability. */
    public int endOfTie(int i) {
        int end = i + 1;
        while (end < rows.length && probabilities[end] == probabilities[i]) {
            end++;
        }
        return end;
    }

    /** Weight of the places from {@code from} to before {@code until}. */
    public double weight(int from, int until) {
        double sum = 0;
        for (int i = from; i < until; i++) {
            sum += weights[i];
        }
        return sum;
    }

    /** Weight of the churned among the places from {@code from} to before {@code until}. */
    public double churnedWeight(int from, int until) {
        double sum = 0;
        for (int i = from; i < until; i++) {
            sum += churned[i] ? weights[i] : 0;
        }
        return sum;
    }

    /** Share that churned. */
    public double baseRate() {
        return churnedWeight(0, size()) / weight(0, size());
    }
}
