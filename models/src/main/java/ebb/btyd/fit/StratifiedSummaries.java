package ebb.btyd.fit;

import ebb.btyd.model.GroupedSummaries;
import ebb.btyd.model.LogLikelihood;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Customers in memory, apart by their covariates and grouped within each combination; without covariates there is one combination, of nothing.
 *
 * @param strata in the order of their values
 */
public record StratifiedSummaries(List<Stratum> strata) implements StratifiedBase, Serializable {

    public StratifiedSummaries {
        strata = strata.stream().sorted(Stratum.ORDER).toList();
    }

    /** Parts of a base put together, those of the same covariates as one. */
    public static StratifiedSummaries concat(List<StratifiedSummaries> parts) {
        Map<List<Double>, List<GroupedSummaries>> byValues = parts.stream()
                .flatMap(part -> part.strata.stream())
                .collect(Collectors.groupingBy(
                        Stratum::values, Collectors.mapping(Stratum::customers, Collectors.toList())));
        return new StratifiedSummaries(byValues.entrySet().stream()
                .map(entry -> new Stratum(entry.getKey(), GroupedSummaries.concat(entry.getValue())))
                .toList());
    }

    @Override
    public GroupedSummaries pooled() {
        return strata.size() == 1
                ? strata.get(0).customers()
                : GroupedSummaries.concat(
                        strata.stream().map(Stratum::customers).toList());
    }

    @Override
    public int combinations(int most) {
        return Math.min(most, strata.size());
    }

    /** The first {@code most} combinations of covariates. */
    public List<List<Double>> values(int most) {
        return strata.stream().limit(most).map(Stratum::values).toList();
    }

    /** Distinct customers within the strata. */
    public long distinct() {
        return strata.stream()
                .mapToLong(stratum -> stratum.customers().distinct())
                .sum();
    }

    @Override
    public LogLikelihood logLikelihood(CovariateEffects effects) {
        List<LogLikelihood> parts = strata.stream()
                .map(stratum -> stratum.customers().logLikelihood(effects.family()))
                .toList();
        return (all, gradient) -> {
            Arrays.fill(gradient, 0);
            double value = 0;
            for (int i = 0; i < parts.size(); i++) {
                value += effects.add(parts.get(i), strata.get(i).values(), all, gradient);
            }
            return value;
        };
    }
}
