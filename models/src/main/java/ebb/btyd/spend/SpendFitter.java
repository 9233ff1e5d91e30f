package ebb.btyd.spend;

import ebb.btyd.fit.BoundedLikelihood;
import ebb.btyd.fit.BtydFitter;
import ebb.btyd.fit.NewtonAscent;
import ebb.btyd.fit.NewtonAscent.Maximum;
import ebb.btyd.model.LogLikelihood;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Weighted maximum likelihood for the Gamma-Gamma model of spend. */
public final class SpendFitter {
    private static final double NARROWEST = 1e-4;
    private static final double WIDEST = 1e4;
    private static final double[][] STARTS = {{2, 4, 2}, {6, 4, 0.5}, {1, 2, 1}};

    private SpendFitter() {}

    /**
     * Fits to customers with at least one spend; customers without are left out, as the model says nothing of them.
     *
     * @throws IllegalArgumentException where fewer than four customers have a spend, or all spend the same
     */
    public static SpendModel fit(List<Spend> spends) {
        LogLikelihood all = logLikelihood(spends);
        return fit(Totals.of(spends), all, all);
    }

    /** The starts are tried on {@code some} of the customers only, the search ends on all of them. */
    public static SpendModel fit(Totals totals, LogLikelihood some, LogLikelihood all) {
        check(totals);
        double meanSpend = totals.spend / totals.customers;
        double[] unit = {1, 1, meanSpend};
        BoundedLikelihood.Bounds bounds = new BoundedLikelihood.Bounds(logs(unit, NARROWEST), logs(unit, WIDEST));
        NewtonAscent rough = new NewtonAscent(new BoundedLikelihood(some, bounds, totals.customers));
        Maximum best = Arrays.stream(STARTS)
                .map(start -> rough.from(
                        new double[] {Math.log(start[0]), Math.log(start[1]), Math.log(start[2] * meanSpend)}))
                .reduce((one, other) -> other.value() > one.value() + 1e-9 ? other : one)
                .orElseThrow();
        NewtonAscent ascent = new NewtonAscent(new BoundedLikelihood(all, bounds, totals.customers));
        Maximum maximum = ascent.from(best.at().toArray());
        List<Double> errors = BtydFitter.logStandardErrors(ascent.hessian(maximum.at()));
        List<Double> parameters =
                Arrays.stream(maximum.at().toArray()).mapToObj(Math::exp).toList();
        return new SpendModel(
                parameters, errors, maximum.value(), totals.customers, meanSpend, findings(parameters, errors));
    }

    /** The log-likelihood of those with a spend. */
    public static LogLikelihood logLikelihood(List<Spend> spends) {
        return new Likelihood(
                spends.stream().filter(Spend::isKnown).sorted(Spend.ORDER).toList());
    }

    private static void check(Totals totals) {
        if (totals.customers < 4) {
            throw new IllegalArgumentException("Cannot fit gamma-gamma: " + (long) totals.customers
                    + " customers with a spend for 3 parameters. Take more customers or a longer history.");
        }
        if (totals.isOneSpend()) {
            throw new IllegalArgumentException("Cannot fit gamma-gamma: all customers spend " + totals.lowest
                    + " on every purchase day. Use that value as it is.");
        }
    }

    private static List<String> findings(List<Double> parameters, List<Double> errors) {
        List<String> findings = new ArrayList<>();
        if (parameters.get(1) <= 1) {
            findings.add("Spend has no finite mean among all customers (q is not above 1): for those with no spend of"
                    + " their own the mean of the others is used.");
        }
        if (errors.stream().anyMatch(error -> error.isInfinite())) {
            findings.add("The data cannot tell p, q and gamma apart: very different values fit equally well.");
        }
        return findings;
    }

    private static double[] logs(double[] unit, double factor) {
        return Arrays.stream(unit).map(u -> Math.log(u * factor)).toArray();
    }

    /**
     * Customers alike in spend.
     *
     * @param days purchase days with a spend
     * @param mean mean spend on those days, in the currency
     * @param weight customers
     */
    public record Spend(int days, double mean, double weight) implements Serializable {
        public static final Comparator<Spend> ORDER =
                Comparator.comparingInt(Spend::days).thenComparingDouble(Spend::mean);

        boolean isKnown() {
            return days > 0 && mean > 0 && mean < Double.POSITIVE_INFINITY && weight > 0;
        }
    }

    /**
     * What is known of all customers with a spend.
     *
     * @param spend sum of their mean spends
     * @param lowest lowest mean spend
     * @param highest highest mean spend
     */
    public record Totals(double customers, double spend, double lowest, double highest) implements Serializable {
        public static final Totals NONE = new Totals(0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

        public static Totals of(List<Spend> spends) {
            return spends.stream()
                    .filter(Spend::isKnown)
                    .map(s -> new Totals(s.weight(), s.weight() * s.mean(), s.mean(), s.mean()))
                    .reduce(NONE, Totals::plus);
        }

        /** Whether all customers spend the same on every purchase day, so that there is nothing to fit: {@link SpendModel#ofOneSpend} says it. */
        public boolean isOneSpend() {
            return lowest == highest;
        }

        public Totals plus(Totals other) {
            return new Totals(
                    customers + other.customers,
                    spend + other.spend,
                    Math.min(lowest, other.lowest),
                    Math.max(highest, other.highest));
        }
    }

    /** The log-likelihood over spends in order of days, with its gradient. */
    private record Likelihood(List<Spend> spends) implements LogLikelihood {

        @Override
        public double at(double[] logParameters, double[] gradient) {
            double p = Math.exp(logParameters[0]);
            double q = Math.exp(logParameters[1]);
            double gamma = Math.exp(logParameters[2]);
            double value = 0;
            Arrays.fill(gradient, 0);
            PurchaseDayTerms terms = new PurchaseDayTerms(0, p, q);
            for (Spend spend : spends) {
                if (spend.days() != terms.days) {
                    terms = new PurchaseDayTerms(spend.days(), p, q);
                }
                double total = spend.days() * spend.mean();
                double logMean = Math.log(spend.mean());
                double logAll = Math.log(gamma + total);
                double shape = p * spend.days();
                double w = spend.weight();
                value += w
                        * (terms.constant
                                + q * logParameters[2]
                                + (shape - 1) * logMean
                                + shape * terms.logDays
                                - (shape + q) * logAll);
                gradient[0] += w * spend.days() * (terms.byShape + logMean + terms.logDays - logAll);
                gradient[1] += w * (terms.byQ + logParameters[2] - logAll);
                gradient[2] += w * (q / gamma - (shape + q) / (gamma + total));
            }
            gradient[0] *= p;
            gradient[1] *= q;
            gradient[2] *= gamma;
            return value;
        }
    }
}
