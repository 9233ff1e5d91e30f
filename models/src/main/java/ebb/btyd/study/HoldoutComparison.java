package ebb.btyd.study;

import ebb.btyd.fit.BtydFit;
import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.GroupedSummaries;
import ebb.btyd.spark.BuyTillYouDie;
import java.util.Comparator;
import java.util.List;

/**
 * Models compared by what they say of purchases they have not seen: each is fitted to the customers as they were at an earlier date, and judged
 * by the log-likelihood of what the same customers did after it.
 *
 * <p>A model's likelihood is that of the whole path of purchases, so the likelihood of the path after the earlier date, given the path before, is
 * the difference of two sums over grouped customers. P(no purchase in H) is the same difference for one customer who stays silent.
 *
 * @param family name in {@link BtydFamilyCatalogue}
 * @param fit fitted to the earlier date
 * @param heldOutLogLikelihood of everything after it, higher is better
 */
public record HoldoutComparison(String family, BtydFit fit, double heldOutLogLikelihood) {

    /** {@link #heldOutLogLikelihood} of a customer, on average. */
    public double perCustomer() {
        return heldOutLogLikelihood / fit.customers();
    }

    /**
     * All candidates, the best first.
     *
     * @param earlier customers as of the earlier date
     * @param later the same customers, and no others, as of a later date
     */
    public static List<HoldoutComparison> rank(
            List<BtydFamily> candidates, GroupedSummaries earlier, GroupedSummaries later) {
        if (earlier.customers() != later.customers()) {
            throw new IllegalArgumentException("Cannot compare models out of time: " + earlier.customers()
                    + " customers on the earlier date and " + later.customers()
                    + " on the later. Leave out those who first bought after the earlier date.");
        }
        return candidates.stream()
                .map(family -> compare(family, earlier, later))
                .sorted(Comparator.comparingDouble(HoldoutComparison::heldOutLogLikelihood)
                        .reversed())
                .toList();
    }

    private static HoldoutComparison compare(BtydFamily family, GroupedSummaries earlier, GroupedSummaries later) {
        BtydFit fit = new BuyTillYouDie().setFamily(family.name()).fit(earlier).fitted();
        double[] log = fit.parameters().stream().mapToDouble(Math::log).toArray();
        double[] gradient = new double[log.length];
        double after = later.logLikelihood(family).at(log, gradient);
        double before = earlier.logLikelihood(family).at(log, gradient);
        return new HoldoutComparison(family.name(), fit, after - before);
    }
}
