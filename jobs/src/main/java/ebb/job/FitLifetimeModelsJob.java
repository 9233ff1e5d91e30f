package ebb.job;

import ebb.btyd.study.HoldoutComparison;
import ebb.btyd.study.LifetimeStudy;
import ebb.btyd.study.StudyRows;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.schema.LedgerTable;
import ebb.schema.LifetimeDiagnosticsTable;
import ebb.schema.LifetimeModelsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * Compares the buy-till-you-die models out of time, chooses the one that features are made with, and works out its diagnostic pictures.
 * {@code ebb fit-lifetime-models}
 *
 * <p>The window that compares ends a horizon before the as-of date, so the choice has not seen the days that judge the churn models. Reads: ledger.
 * Writes: lifetime_models, lifetime_diagnostics.
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
        return List.of(LedgerTable.TABLE, PurchasesTable.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(LifetimeModelsTable.TABLE, LifetimeDiagnosticsTable.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        LifetimeStudy study = LifetimeStudy.of(
                context.ledgerSample(MOST_CUSTOMERS),
                AsOf.of(context.asOf(), context.known()),
                context.settings().horizonDays());
        StudyRows rows = new StudyRows(study);
        replace(context, LifetimeModelsTable.TABLE, rows.models());
        replace(context, LifetimeDiagnosticsTable.TABLE, rows.diagnostics());
        Map<String, Double> heldOut = new LinkedHashMap<>();
        for (HoldoutComparison candidate : study.candidates()) {
            heldOut.put(candidate.family(), candidate.perCustomer());
        }
        return JobResult.of(headline(study))
                .with("chosen", study.chosen().name())
                .with("held_out_log_likelihood_per_customer", heldOut)
                .with("findings", study.findings());
    }

    private static String headline(LifetimeStudy study) {
        return study.findings().isEmpty() ? study.words() : study.words() + ". " + String.join(" ", study.findings());
    }

    /** No rows are an answer too: a history may be too short for any model. */
    private static void replace(JobContext context, Table table, List<Row> rows) {
        Lake lake = context.lake();
        lake.replaceDay(table, context.asOf(), lake.rows(table, rows));
    }
}
