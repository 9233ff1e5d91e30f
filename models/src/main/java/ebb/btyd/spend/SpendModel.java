package ebb.btyd.spend;

import java.io.Serializable;
import java.util.List;

/**
 * The fitted Gamma-Gamma model of spend (Fader, Hardie 2013): what a customer spends on a purchase day is gamma (p), with a scale that varies
 * among customers by a gamma (q, gamma), independent of how often they buy.
 *
 * @param parameters p, q and gamma, the last in the currency
 * @param logStandardErrors standard errors of the logarithms of the parameters; infinite where the data cannot tell
 * @param logLikelihood at the maximum
 * @param customers customers fitted to
 * @param meanSpend mean spend of those customers, used where the model's own mean is infinite
 * @param findings in plain words, what the data could not tell; empty where all is well
 */
public record SpendModel(
        List<Double> parameters,
        List<Double> logStandardErrors,
        double logLikelihood,
        double customers,
        double meanSpend,
        List<String> findings)
        implements Serializable {

    public SpendModel {
        parameters = List.copyOf(parameters);
        logStandardErrors = List.copyOf(logStandardErrors);
        findings = List.copyOf(findings);
    }

    /** Where all customers spend the same on every purchase day, which leaves nothing to fit: any p and q with that mean expect it of everyone. */
    public static SpendModel ofOneSpend(double spend, double customers) {
        return new SpendModel(
                List.of(1.0, 2.0, spend),
                List.of(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
                0,
                customers,
                spend,
                List.of("All customers spend " + spend + " on every purchase day."));
    }

    /**
     * Expected spend on a purchase day to come: the customer's own mean shrunk towards everyone's.
     *
     * @param days purchase days seen with a spend; 0 for none
     * @param mean mean spend on those days
     */
    public double expectedSpend(int days, double mean) {
        double p = parameters.get(0);
        double q = parameters.get(1);
        double known = days > 0 && mean > 0 ? p * days : 0;
        double weight = known + q - 1;
        if (weight <= 0) {
            return meanSpend;
        }
        return (p * parameters.get(2) + (known > 0 ? known * mean : 0)) / weight;
    }
}
