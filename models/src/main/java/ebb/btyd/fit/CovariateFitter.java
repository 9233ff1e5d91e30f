package ebb.btyd.fit;

import ebb.btyd.fit.NewtonAscent.Maximum;
import ebb.btyd.model.BtydFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Weighted maximum likelihood with covariates, from the fit in which they do nothing. */
public final class CovariateFitter {
    private CovariateFitter() {}

    /**
     * Fits {@code family} with an effect of each covariate on purchasing and, where the family knows it, on dropping out.
     *
     * @throws IllegalArgumentException where there are fewer combinations of covariates than covariates and one
     */
    public static CovariateFit fit(BtydFamily family, List<String> covariates, StratifiedBase customers) {
        int combinations = customers.combinations(covariates.size() + 1);
        if (combinations <= covariates.size()) {
            throw new IllegalArgumentException("Cannot fit effects of " + covariates + ": customers show only "
                    + combinations + " combinations of them. Leave out covariates that do not vary.");
        }
        BtydFit pooled = BtydFitter.fit(family, customers.pooled());
        CovariateEffects effects = new CovariateEffects(family, covariates.size());
        double[] start = Arrays.copyOf(
                pooled.parameters().stream().mapToDouble(Math::log).toArray(), effects.size());
        NewtonAscent ascent = new NewtonAscent(customers.logLikelihood(effects));
        Maximum maximum = ascent.from(start);
        return fit(pooled, covariates, maximum, BtydFitter.logStandardErrors(ascent.hessian(maximum.at())));
    }

    private static CovariateFit fit(BtydFit pooled, List<String> names, Maximum maximum, List<Double> errors) {
        int own = pooled.parameters().size();
        List<Double> at = Arrays.stream(maximum.at().toArray()).boxed().toList();
        List<Double> ofEffects = errors.subList(own, at.size());
        List<String> findings = new ArrayList<>(pooled.findings());
        if (ofEffects.stream().anyMatch(error -> error.isInfinite())) {
            findings.add("The data cannot tell all effects of " + String.join(", ", names)
                    + ": very different values fit equally well. Leave out covariates that go together.");
        }
        BtydFit base = new BtydFit(
                pooled.family(),
                at.subList(0, own).stream().map(Math::exp).toList(),
                errors.subList(0, own),
                maximum.value(),
                pooled.customers(),
                findings);
        return new CovariateFit(
                base,
                names,
                at.subList(own, own + names.size()),
                at.subList(own + names.size(), at.size()),
                ofEffects,
                LikelihoodRatioTest.of(pooled.logLikelihood(), maximum.value(), at.size() - own));
    }
}
