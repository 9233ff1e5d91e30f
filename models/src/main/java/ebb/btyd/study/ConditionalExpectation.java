package ebb.btyd.study;

import ebb.btyd.model.BtydModel;
import ebb.btyd.model.CustomerSummary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Purchases in the days after the as-of date by purchases before it, actual against expected.
 *
 * @param x repeat purchase days before; the last row holds all with as many or more
 * @param customers customers in the row
 * @param actual mean purchase days after
 * @param expected mean by the model
 */
public record ConditionalExpectation(int x, double customers, double actual, double expected) {

    /** Rows for 0, 1, ... and {@code most} or more; rows without customers are left out. */
    public static List<ConditionalExpectation> of(
            BtydModel model, Collection<Followed> followed, double horizon, int most) {
        double[] customers = new double[most + 1];
        double[] actual = new double[most + 1];
        double[] expected = new double[most + 1];
        for (Followed one : followed) {
            int x = Math.min(most, one.customer().x());
            customers[x] += one.weight();
            actual[x] += one.purchases();
            expected[x] += one.weight() * model.expected(one.customer(), horizon);
        }
        List<ConditionalExpectation> rows = new ArrayList<>();
        for (int x = 0; x <= most; x++) {
            if (customers[x] > 0) {
                rows.add(new ConditionalExpectation(
                        x, customers[x], actual[x] / customers[x], expected[x] / customers[x]));
            }
        }
        return rows;
    }

    /**
     * Customers alike on the as-of date, and what they did after it.
     *
     * @param customer what was known on the as-of date
     * @param weight customers
     * @param purchases purchase days of all of them in the days after
     */
    public record Followed(CustomerSummary customer, double weight, double purchases) {}
}
