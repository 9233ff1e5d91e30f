package ebb.btyd.fit;

import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.BtydModel;
import ebb.customer.NormalQuantiles;
import java.io.Serializable;
import java.util.List;

/**
 * A fitted buy-till-you-die model with all that its owner has to defend.
 *
 * @param family name in {@link BtydFamilyCatalogue}
 * @param parameters in the family's order; times in days
 * @param logStandardErrors standard errors of the logarithms of the parameters; infinite where the data cannot tell
 * @param logLikelihood at the maximum
 * @param customers customers fitted to
 * @param findings in plain words, what the data could not tell; empty where all is well
 */
public record BtydFit(
        String family,
        List<Double> parameters,
        List<Double> logStandardErrors,
        double logLikelihood,
        double customers,
        List<String> findings)
        implements Serializable {
    public BtydFit {
        parameters = List.copyOf(parameters);
        logStandardErrors = List.copyOf(logStandardErrors);
        findings = List.copyOf(findings);
    }

    public BtydModel model() {
        return BtydFamilyCatalogue.named(family)
                .model(parameters.stream().mapToDouble(Double::doubleValue).toArray());
    }

    public double parameter(int i) {
        return parameters.get(i);
    }

    /** Standard error of a parameter, by the delta method. */
    public double standardError(int i) {
        return parameters.get(i) * logStandardErrors.get(i);
    }

    /** Whether {@code value} lies in the 95 % interval of parameter {@code i}, taken on the log scale. */
    public boolean covers(int i, double value) {
        return Math.abs(Math.log(value / parameters.get(i))) <= NormalQuantiles.P975 * logStandardErrors.get(i);
    }

    /** Lower end of the 95 % interval. */
    public double low(int i) {
        return parameters.get(i) * Math.exp(-NormalQuantiles.P975 * logStandardErrors.get(i));
    }

    /** Upper end of the 95 % interval. */
    public double high(int i) {
        return parameters.get(i) * Math.exp(NormalQuantiles.P975 * logStandardErrors.get(i));
    }
}
