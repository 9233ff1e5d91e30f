package ebb.conf;

import ebb.schema.CustomersTable;
import java.util.List;

/**
 * How the buy-till-you-die models are studied.
 *
 * @param covariates columns of the customers input whose effects on buying and dropping out are fitted; empty for none
 */
public record LifetimeSettings(List<String> covariates) {
    private static final List<String> COLUMNS =
            List.of(CustomersTable.REGION, CustomersTable.TERRITORY, CustomersTable.OWNER, CustomersTable.CREDIT_GRADE);

    public LifetimeSettings {
        covariates = List.copyOf(covariates);
        for (String name : covariates) {
            Check.that(
                    COLUMNS.contains(name), "lifetime.covariates", name, "names among " + String.join(", ", COLUMNS));
        }
        Check.that(
                covariates.stream().distinct().count() == covariates.size(),
                "lifetime.covariates",
                covariates,
                "each name once");
    }
}
