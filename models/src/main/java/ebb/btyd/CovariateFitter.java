package ebb.btyd;

import ebb.btyd.BtydFamily.Parameter;
import ebb.btyd.BtydFamily.Role;
import ebb.btyd.NewtonAscent.Summit;
import java.util.Arrays;
import java.util.List;

/**
 * Weighted maximum likelihood with covariates: customers are grouped within each combination of covariates, and each combination shifts the log
 * parameters of its own likelihood.
 */
public final class CovariateFitter {
    private final BtydFamily family;
    private final int covariates;
    private final boolean knowsDropout;

    private CovariateFitter(BtydFamily family, int covariates) {
        this.family = family;
        this.covariates = covariates;
        this.knowsDropout = family.parameters().stream().map(Parameter::role).anyMatch(role -> role.dropoutSign != 0);
    }

    /**
     * Customers with the same covariates.
     *
     * @param values one for each covariate
     */
    public record Stratum(List<Double> values, GroupedSummaries customers) {}

    /**
     * Fits {@code family} with an effect of each covariate on purchasing and, where the family knows it, on dropping out.
     *
     * @throws IllegalArgumentException where there are fewer combinations of covariates than covariates and one
     */
    public static CovariateFit fit(BtydFamily family, List<String> covariates, List<Stratum> strata) {
        if (strata.size() <= covariates.size()) {
            throw new IllegalArgumentException("Cannot fit effects of " + covariates + ": customers show only "
                    + strata.size() + " combinations of them. Leave out covariates that do not vary.");
        }
        return new CovariateFitter(family, covariates.size()).fit(covariates, strata);
    }

    private CovariateFit fit(List<String> names, List<Stratum> strata) {
        BtydFit pooled = Fitter.fit(family, pool(strata));
        int size = family.parameters().size();
        double[] start = Arrays.copyOf(
                pooled.parameters().stream().mapToDouble(Math::log).toArray(),
                size + covariates * (knowsDropout ? 2 : 1));
        NewtonAscent ascent = new NewtonAscent(logLikelihood(strata));
        Summit summit = ascent.from(start);
        List<Double> errors = Fitter.logStandardErrors(ascent.hessian(summit.at()));
        List<Double> at = Arrays.stream(summit.at().toArray()).boxed().toList();
        BtydFit base = new BtydFit(
                family.name(),
                at.subList(0, size).stream().map(Math::exp).toList(),
                errors.subList(0, size),
                summit.value(),
                pooled.customers(),
                pooled.findings());
        return new CovariateFit(
                base,
                names,
                at.subList(size, size + covariates),
                at.subList(size + covariates, at.size()),
                errors.subList(size, at.size()),
                LikelihoodRatio.of(pooled.logLikelihood(), summit.value(), at.size() - size));
    }

    private static GroupedSummaries pool(List<Stratum> strata) {
        return GroupedSummaries.concat(strata.stream().map(Stratum::customers).toList());
    }

    private LogLikelihood logLikelihood(List<Stratum> strata) {
        List<LogLikelihood> parts = strata.stream()
                .map(stratum -> stratum.customers().logLikelihood(family))
                .toList();
        return (all, gradient) -> {
            Arrays.fill(gradient, 0);
            double value = 0;
            for (int i = 0; i < parts.size(); i++) {
                value += addStratum(parts.get(i), strata.get(i).values(), all, gradient);
            }
            return value;
        };
    }

    private double addStratum(LogLikelihood part, List<Double> values, double[] all, double[] gradient) {
        int size = family.parameters().size();
        double purchase = 0;
        double dropout = 0;
        for (int c = 0; c < covariates; c++) {
            purchase += all[size + c] * values.get(c);
            dropout += knowsDropout ? all[size + covariates + c] * values.get(c) : 0;
        }
        double[] own = Arrays.copyOf(all, size);
        for (int i = 0; i < size; i++) {
            own[i] += role(i).purchaseSign * purchase + role(i).dropoutSign * dropout;
        }
        double[] slope = new double[size];
        double value = part.at(own, slope);
        for (int i = 0; i < size; i++) {
            gradient[i] += slope[i];
            for (int c = 0; c < covariates; c++) {
                gradient[size + c] += role(i).purchaseSign * values.get(c) * slope[i];
                if (knowsDropout) {
                    gradient[size + covariates + c] += role(i).dropoutSign * values.get(c) * slope[i];
                }
            }
        }
        return value;
    }

    private Role role(int i) {
        return family.parameters().get(i).role();
    }
}
