package ebb.btyd.study;

import ebb.btyd.fit.CovariateFit;
import ebb.btyd.model.BtydFamily;
import ebb.btyd.spark.BuyTillYouDie;
import ebb.btyd.spark.CustomerSummaryTable;
import ebb.btyd.spend.BtydColumns;
import ebb.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * How static covariates of customers, such as their region, go with the rates of buying and of dropping out, under one buy-till-you-die model (Fader and
 * Hardie 2007). Scores do not use the effects: the past purchases of a customer tell more of the customer than a region does.
 *
 * @param levels of the covariates that vary, in the order asked for
 * @param fit one effect for each level but the reference; empty where nothing can be fitted
 * @param findings what was left out and what the data could not tell, in sentences
 */
public record CovariateStudy(List<CovariateLevels> levels, Optional<CovariateFit> fit, List<String> findings) {
    /** Where no covariates are asked for. */
    public static final CovariateStudy NONE = new CovariateStudy(List.of(), Optional.empty(), List.of());

    public CovariateStudy {
        levels = List.copyOf(levels);
        findings = List.copyOf(findings);
    }

    /**
     * A study of customers.
     *
     * @param summaries rows of {@link CustomerSummaryTable}
     * @param customers one row a customer with the columns named in {@code covariates}
     */
    public static CovariateStudy of(
            BtydFamily family, Dataset<Row> summaries, Dataset<Row> customers, List<String> covariates) {
        org.apache.spark.sql.Column[] asked = Stream.concat(Stream.of(Column.CUSTOMER_ID), covariates.stream())
                .map(functions::col)
                .toArray(org.apache.spark.sql.Column[]::new);
        Dataset<Row> known = summaries
                .join(customers.select(asked), new String[] {Column.CUSTOMER_ID}, "left")
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            return of(family, known, covariates);
        } finally {
            known.unpersist();
        }
    }

    private static CovariateStudy of(BtydFamily family, Dataset<Row> customers, List<String> covariates) {
        List<CovariateLevels> varying = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        for (String covariate : covariates) {
            CovariateLevels levels = CovariateLevels.of(customers, covariate);
            if (levels.customers().size() > 1) {
                varying.add(levels);
            } else {
                findings.add("The covariate " + covariate + " is left out: fewer than two of its values have "
                        + CovariateLevels.FEWEST_CUSTOMERS + " customers or more.");
            }
        }
        if (varying.isEmpty()) {
            return new CovariateStudy(List.of(), Optional.empty(), findings);
        }
        OptionalDiagnostics attempts = new OptionalDiagnostics();
        Optional<CovariateFit> fit =
                attempts.result("the effects of " + covariates, () -> fit(family, customers, varying));
        fit.ifPresent(fitted -> findings.addAll(fitted.base().findings()));
        findings.addAll(attempts.findings());
        return new CovariateStudy(varying, fit, findings);
    }

    private static CovariateFit fit(BtydFamily family, Dataset<Row> customers, List<CovariateLevels> levels) {
        Dataset<Row> encoded = customers;
        for (CovariateLevels one : levels) {
            encoded = one.encode(encoded);
        }
        return new BuyTillYouDie()
                .setFamily(family.name())
                .setLogGapsCol(BtydColumns.LOG_GAPS)
                .setCovariateCols(indicators(levels))
                .fit(encoded)
                .covariates();
    }

    private static String[] indicators(List<CovariateLevels> levels) {
        return levels.stream()
                .flatMap(one -> one.compared().stream().map(one::indicator))
                .toArray(String[]::new);
    }

    /** A sentence for the run; empty where no covariates were asked for. */
    public Optional<String> words() {
        return fit.map(fitted -> "effects of "
                + String.join(
                        ", ", levels.stream().map(CovariateLevels::covariate).toList()) + " against none: p "
                + String.format(
                        java.util.Locale.ROOT, "%.3g", fitted.againstNone().pValue()));
    }
}
