package ebb.job;

import ebb.btyd.model.BtydFamily;
import ebb.btyd.spark.CustomerSummaryTable;
import ebb.btyd.study.CovariateRows;
import ebb.btyd.study.CovariateStudy;
import ebb.btyd.study.HoldoutComparison;
import ebb.btyd.study.LifetimeStudy;
import ebb.btyd.study.StudyRows;
import ebb.input.CustomerMaster;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.ledger.LedgerRow;
import ebb.schema.CustomersTable;
import ebb.schema.LedgerTable;
import ebb.schema.LifetimeDiagnosticsTable;
import ebb.schema.LifetimeEffectsTable;
import ebb.schema.LifetimeModelsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Compares the buy-till-you-die models out of time, chooses the one that features are made with, works out its diagnostic pictures and, where
 * {@code lifetime.covariates} names any, fits the effects of covariates under it. {@code ebb fit-lifetime-models}
 *
 * <p>The window that compares ends a horizon before the as-of date, so the choice has not seen the days that judge the churn models. Reads: ledger, purchases
 * (the days they cover), customers (the covariates). Writes: lifetime_models, lifetime_diagnostics, lifetime_effects.
 */
final class FitLifetimeModelsJob implements Job {
    /** Customers that are looked at, at most: more change no digit that is shown. */
    private static final int MOST_CUSTOMERS = 1_000_000;

    @Override
    public String name() {
        return "fit-lifetime-models";
    }

    @Override
    public String summary() {
        return "Compare buy-till-you-die models out of time and choose the one that features are made with.";
    }

    @Override
    public List<Table> reads() {
        return List.of(LedgerTable.TABLE, PurchasesTable.TABLE, CustomersTable.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(LifetimeModelsTable.TABLE, LifetimeDiagnosticsTable.TABLE, LifetimeEffectsTable.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        Dataset<LedgerRow> ledger = context.ledgerSample(MOST_CUSTOMERS);
        AsOf asOf = AsOf.of(context.asOf(), context.known());
        LifetimeStudy study = LifetimeStudy.of(ledger, asOf, context.settings().horizonDays());
        CovariateStudy covariates = covariates(context, CustomerSummaryTable.of(ledger, asOf), study.chosen());
        StudyRows rows = new StudyRows(study);
        replace(context, LifetimeModelsTable.TABLE, rows.models());
        replace(context, LifetimeDiagnosticsTable.TABLE, rows.diagnostics());
        replace(context, LifetimeEffectsTable.TABLE, CovariateRows.of(covariates, context.asOf()));
        Map<String, Double> heldOut = new LinkedHashMap<>();
        for (HoldoutComparison candidate : study.candidates()) {
            heldOut.put(candidate.family(), candidate.perCustomer());
        }
        List<String> findings = Stream.concat(study.findings().stream(), covariates.findings().stream())
                .toList();
        return JobResult.of(headline(study, covariates, findings))
                .with("chosen", study.chosen().name())
                .with("held_out_log_likelihood_per_customer", heldOut)
                .with("findings", findings);
    }

    private static CovariateStudy covariates(JobContext context, Dataset<Row> summaries, BtydFamily family) {
        List<String> covariates = context.settings().lifetime().covariates();
        Dataset<Row> customers = covariates.isEmpty()
                ? null
                : CustomerMaster.onePerCustomer(context.lake().readIfThere(CustomersTable.TABLE));
        return customers == null ? CovariateStudy.NONE : CovariateStudy.of(family, summaries, customers, covariates);
    }

    private static String headline(LifetimeStudy study, CovariateStudy covariates, List<String> findings) {
        String words = Stream.concat(Stream.of(study.words()), covariates.words().stream())
                .collect(Collectors.joining("; "));
        return findings.isEmpty() ? words : words + ". " + String.join(" ", findings);
    }

    /** No rows are an answer too: a history may be too short for any model. */
    private static void replace(JobContext context, Table table, List<Row> rows) {
        Lake lake = context.lake();
        lake.replaceDay(table, context.asOf(), lake.rows(table, rows));
    }
}
