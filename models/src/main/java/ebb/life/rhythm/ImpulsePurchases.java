package ebb.life.rhythm;

import java.io.Serializable;

/**
 * The rate of impulse purchases: how often a visit of a customer without the habit includes a category. Who has the habit is not observed; counting
 * the purchases of customers with few of them would be biased both ways.
 *
 * <p>The rate is that of a mixture, fitted by expectation maximisation: some customers buy on impulse, Poisson in the number of visits; of the
 * others, who need it for part or all of their time, any number of visits is as likely as another to include it.
 */
final class ImpulsePurchases implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Customers are counted apart by visits, each bin twice as many as the one before. */
    private static final int BINS = 12;
    /** And by purchases: none, one, two, more. */
    private static final int MANY = 3;

    private static final int ROUNDS = 50;
    private static final double FIRST_RATE = .01;
    /** Prior weight of a category, in customers with one visit and no purchase. */
    private static final double PRIOR_VISITS = 1;

    private final long[][] customers = new long[BINS][MANY + 1];
    private final long[] visits = new long[BINS];

    void add(int visitsOfCustomer, int purchases) {
        int bin = Math.min(BINS - 1, 31 - Integer.numberOfLeadingZeros(visitsOfCustomer));
        customers[bin][Math.min(MANY, purchases)]++;
        visits[bin] += visitsOfCustomer;
    }

    void plus(ImpulsePurchases other) {
        HabitSums.add(visits, other.visits);
        for (int bin = 0; bin < BINS; bin++) {
            HabitSums.add(customers[bin], other.customers[bin]);
        }
    }

    /** Impulse purchases per visit of a category that the customers of {@code all} who are not counted here never bought. */
    double rate(ImpulsePurchases all) {
        double rate = FIRST_RATE;
        double share = .5;
        for (int round = 0; round < ROUNDS; round++) {
            double whims = 0;
            double open = PRIOR_VISITS;
            double without = 1;
            double everyone = 2;
            for (int bin = 0; bin < BINS; bin++) {
                long[] counts = all.countsBeside(this, bin);
                double usual = all.visits[bin] / Math.max(1, (double) sum(all.customers[bin]));
                for (int bought = 0; bought <= MANY; bought++) {
                    double byWhim = share * poisson(usual * rate, bought);
                    double byNeed = (1 - share) * even(usual, bought);
                    double here = counts[bought] * byWhim / Math.max(Double.MIN_NORMAL, byWhim + byNeed);
                    whims += (bought < MANY ? bought : meanOfMany(usual * rate)) * here;
                    open += usual * here;
                    without += here;
                    everyone += counts[bought];
                }
            }
            rate = whims / open;
            share = without / everyone;
        }
        return rate;
    }

    /** Customers of a bin by purchases; this counts every customer as having bought nothing. */
    private long[] countsBeside(ImpulsePurchases category, int bin) {
        long[] counts = category.customers[bin].clone();
        counts[0] += customers[bin][0] - sum(counts);
        return counts;
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    private static double poisson(double mean, int bought) {
        double none = Math.exp(-mean);
        return switch (bought) {
            case 0 -> none;
            case 1 -> mean * none;
            case 2 -> mean * mean / 2 * none;
            default -> Math.max(0, 1 - none * (1 + mean + mean * mean / 2));
        };
    }

    /** Impulse purchases of customers with many of them. */
    private static double meanOfMany(double mean) {
        double fewer = poisson(mean, 1) + 2 * poisson(mean, 2);
        return Math.max(MANY, (mean - fewer) / Math.max(Double.MIN_NORMAL, poisson(mean, MANY)));
    }

    private static double even(double visits, int bought) {
        return bought < MANY ? 1 / (visits + 1) : Math.max(0, 1 - MANY / (visits + 1));
    }
}
