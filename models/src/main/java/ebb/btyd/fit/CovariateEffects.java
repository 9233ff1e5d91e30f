package ebb.btyd.fit;

import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydFamily.Parameter;
import ebb.btyd.model.BtydFamily.Role;
import ebb.btyd.model.LogLikelihood;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What covariates do to a family's log parameters: the vector searched holds these first, then an effect of each covariate on purchasing and, where the
 * family knows it, on dropping out.
 *
 * @param covariates how many
 */
public record CovariateEffects(BtydFamily family, int covariates) implements Serializable {

    /** Log parameters of the family alone. */
    int parameters() {
        return family.parameters().size();
    }

    /** Log parameters and effects. */
    int size() {
        boolean knowsDropout =
                family.parameters().stream().map(Parameter::role).anyMatch(role -> role.dropoutSign != 0);
        return parameters() + covariates * (knowsDropout ? 2 : 1);
    }

    /** The log-likelihood of one combination of covariates, which shift the log parameters of its own likelihood; adds to the gradient. */
    double add(LogLikelihood customers, List<Double> values, double[] all, double[] gradient) {
        int own = parameters();
        double[] shifted = Arrays.copyOf(all, own);
        for (int i = 0; i < own; i++) {
            for (int effect = own; effect < all.length; effect++) {
                shifted[i] += slope(i, effect - own, values) * all[effect];
            }
        }
        double[] slopes = new double[own];
        double value = customers.at(shifted, slopes);
        for (int i = 0; i < own; i++) {
            gradient[i] += slopes[i];
            for (int effect = own; effect < all.length; effect++) {
                gradient[effect] += slope(i, effect - own, values) * slopes[i];
            }
        }
        return value;
    }

    /** How a log parameter moves with an effect. */
    private double slope(int parameter, int effect, List<Double> values) {
        Role role = family.parameters().get(parameter).role();
        int sign = effect < covariates ? role.purchaseSign : role.dropoutSign;
        return sign * values.get(effect % covariates);
    }
}
