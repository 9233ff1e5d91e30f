package ebb.btyd.study;

import ebb.btyd.model.BtydModel;
import ebb.btyd.model.GroupedSummaries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Customers by number of repeat purchase days, actual against expected.
 *
 * @param x repeat purchase days; the last bar holds all with as many or more
 * @param actual customers
 * @param expected customers, by the model
 */
public record FrequencyHistogram(int x, double actual, double expected) {

    /** Bars for 0, 1, ... and {@code most} or more. */
    public static List<FrequencyHistogram> of(BtydModel model, GroupedSummaries customers, int most) {
        double[] actual = new double[most + 1];
        Map<Double, Double> byAge = new HashMap<>();
        for (int i = 0; i < customers.size(); i++) {
            actual[Math.min(most, customers.x[i])] += customers.weight[i];
            byAge.merge(customers.age[i], customers.weight[i], Double::sum);
        }
        double[] expected = new double[most + 1];
        byAge.forEach((age, weight) -> {
            double more = 1;
            for (int x = 0; x < most; x++) {
                double probability = model.countProbability(x, age);
                expected[x] += weight * probability;
                more -= probability;
            }
            expected[most] += weight * Math.max(0, more);
        });
        List<FrequencyHistogram> bars = new ArrayList<>();
        for (int x = 0; x <= most; x++) {
            bars.add(new FrequencyHistogram(x, actual[x], expected[x]));
        }
        return bars;
    }
}
