package ebb.churn.calibration;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import ebb.churn.fit.TrainingMatrix;
import ebb.customer.LogOdds;
import ebb.evaluation.PoolAdjacentViolators;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Isotonic regression by pool-adjacent-violators (Zadrozny and Elkan 2002), interpolated linearly in log-odds between the pools. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public final class IsotonicCalibrator implements Calibrator {
    private static final long serialVersionUID = 1L;

    private final double[] margins;
    private final double[] logOdds;

    @JsonCreator
    public IsotonicCalibrator(@JsonProperty("margins") double[] margins, @JsonProperty("logOdds") double[] logOdds) {
        this.margins = margins;
        this.logOdds = logOdds;
    }

    static IsotonicCalibrator fit(double[] margins, TrainingMatrix examples) {
        int[] rows = IntStream.range(0, margins.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> margins[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        PoolAdjacentViolators pools = new PoolAdjacentViolators(rows.length);
        int end;
        for (int i = 0; i < rows.length; i = end) {
            double weight = 0;
            double churned = 0;
            for (end = i; end < rows.length && margins[rows[end]] == margins[rows[i]]; end++) {
                weight += examples.weight(rows[end]);
                churned += examples.churned(rows[end]) ? examples.weight(rows[end]) : 0;
            }
            pools.add(churned, weight);
        }
        return ofPools(pools, rows, margins, examples);
    }

    /** One knot a pool, at its mean margin; half a churner and half a stayer are added so that no pool is certain. */
    private static IsotonicCalibrator ofPools(
            PoolAdjacentViolators pools, int[] rows, double[] margins, TrainingMatrix examples) {
        double[] knots = new double[pools.count()];
        double[] values = new double[pools.count()];
        int row = 0;
        for (int pool = 0; pool < pools.count(); pool++) {
            double weight = 0;
            double sum = 0;
            while (row < rows.length && (weight < pools.weight(pool) * (1 - 1e-9) || examples.weight(rows[row]) == 0)) {
                weight += examples.weight(rows[row]);
                sum += examples.weight(rows[row]) * margins[rows[row]];
                row++;
            }
            knots[pool] = sum / weight;
            values[pool] = LogOdds.of((pools.mean(pool) * pools.weight(pool) + 0.5) / (pools.weight(pool) + 1));
        }
        for (int pool = 1; pool < values.length; pool++) {
            values[pool] = Math.max(values[pool], values[pool - 1]);
        }
        return new IsotonicCalibrator(knots, values);
    }

    @Override
    public IsotonicCalibrator shifted(double moreLogOdds) {
        return new IsotonicCalibrator(
                margins,
                Arrays.stream(logOdds).map(value -> value + moreLogOdds).toArray());
    }

    @Override
    public double logOdds(double margin) {
        int at = Arrays.binarySearch(margins, margin);
        if (at >= 0) {
            return logOdds[at];
        }
        int above = -at - 1;
        if (above == 0) {
            return logOdds[0];
        }
        if (above == margins.length) {
            return logOdds[above - 1];
        }
        double share = (margin - margins[above - 1]) / (margins[above] - margins[above - 1]);
        return logOdds[above - 1] + share * (logOdds[above] - logOdds[above - 1]);
    }
}
