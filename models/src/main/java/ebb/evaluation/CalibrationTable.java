package ebb.evaluation;

import java.util.ArrayList;
import java.util.List;

/** Expected against actual in ten groups of equal size, from the most to the least likely churners. */
public final class CalibrationTable {
    public static final int GROUPS = 10;

    private CalibrationTable() {}

    /**
     * One group of customers with about the same probability.
     *
     * @param group 1 for the most likely churners to 10
     * @param customers their weight; their number where each counts once
     * @param expected mean predicted probability
     * @param actual share that churned
     * @param lift actual over the base rate
     * @param captured share of all churners that are in this group or one above it
     */
    public record Row(int group, double customers, double expected, double actual, double lift, double captured) {}

    /** Customers with one and the same probability stay in one group, so a group can be larger, smaller or missing. */
    public static List<Row> of(Predictions predictions) {
        double total = predictions.weight(0, predictions.size());
        double churned = predictions.churnedWeight(0, predictions.size());
        List<Row> rows = new ArrayList<>();
        double above = 0;
        double captured = 0;
        int from = 0;
        while (from < predictions.size()) {
            int until = from;
            int group = -1;
            double weight = 0;
            while (until < predictions.size()) {
                int end = predictions.endOfTie(until);
                double tie = predictions.weight(until, end);
                int place = group(above + weight + tie / 2, total);
                if (group >= 0 && place != group) {
                    break;
                }
                group = place;
                weight += tie;
                until = end;
            }
            double actual = predictions.churnedWeight(from, until);
            captured += actual;
            if (weight > 0) {
                double rate = actual / weight;
                rows.add(new Row(
                        group + 1,
                        weight,
                        expected(predictions, from, until) / weight,
                        rate,
                        rate * total / churned,
                        captured / churned));
            }
            above += weight;
            from = until;
        }
        return rows;
    }

    private static int group(double middle, double total) {
        return (int) Math.min(GROUPS - 1, Math.floor(GROUPS * middle / total));
    }

    private static double expected(Predictions predictions, int from, int until) {
        double sum = 0;
        for (int i = from; i < until; i++) {
            sum += predictions.weight(i) * predictions.probability(i);
        }
        return sum;
    }
}
