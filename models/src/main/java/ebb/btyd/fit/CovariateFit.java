package ebb.btyd.fit;

import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydFamily.Role;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.BtydModel;
import java.io.Serializable;
import java.util.List;

/**
 * A fitted model whose customers differ by covariates that do not change with time, such as the channel they came from.
 *
 * <p>One unit of a covariate multiplies the purchase rate by the exponential of its purchase effect, and the rate of dropping out (in the beta
 * models: the odds of dropping out after a purchase) by that of its dropout effect (Fader and Hardie 2007).
 *
 * @param base the model of a customer with all covariates 0
 * @param covariates names
 * @param purchaseEffects effect of each covariate on purchasing, on the log scale
 * @param dropoutEffects effect of each covariate on dropping out, on the log scale; empty where the family knows no dropout
 * @param standardErrors of the purchase effects, then of the dropout effects
 * @param againstNone test of all effects against none
 */
public record CovariateFit(
        BtydFit base,
        List<String> covariates,
        List<Double> purchaseEffects,
        List<Double> dropoutEffects,
        List<Double> standardErrors,
        LikelihoodRatioTest againstNone)
        implements Serializable {

    public CovariateFit {
        covariates = List.copyOf(covariates);
        purchaseEffects = List.copyOf(purchaseEffects);
        dropoutEffects = List.copyOf(dropoutEffects);
        standardErrors = List.copyOf(standardErrors);
    }

    /** A fit in which customers differ by nothing. */
    public static CovariateFit without(BtydFit fit) {
        return new CovariateFit(fit, List.of(), List.of(), List.of(), List.of(), new LikelihoodRatioTest(0, 1));
    }

    /** The model of customers with these covariates. */
    public BtydModel model(List<Double> values) {
        BtydFamily family = BtydFamilyCatalogue.named(base.family());
        double purchase = sum(purchaseEffects, values);
        double dropout = sum(dropoutEffects, values);
        double[] parameters = new double[family.parameters().size()];
        for (int i = 0; i < parameters.length; i++) {
            Role role = family.parameters().get(i).role();
            parameters[i] = base.parameter(i) * Math.exp(role.purchaseSign * purchase + role.dropoutSign * dropout);
        }
        return family.model(parameters);
    }

    private static double sum(List<Double> effects, List<Double> values) {
        double sum = 0;
        for (int i = 0; i < effects.size(); i++) {
            sum += effects.get(i) * values.get(i);
        }
        return sum;
    }
}
