package ebb.job;

import ebb.account.AccountBaseline;
import ebb.account.RegionalFacts;
import ebb.conf.Settings;
import ebb.economics.ChurnMeasures;
import ebb.economics.FlowCalendar;
import ebb.economics.OwnMargins;
import ebb.economics.ProjectionRows;
import ebb.economics.YearlyLoss;
import ebb.input.CustomerAccount;
import ebb.lake.AccountInputsReader;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.schema.ChurnEconomicsTable;
import ebb.schema.CustomerFlowTable;
import ebb.schema.LedgerTable;
import ebb.schema.LifetimeModelsTable;
import ebb.schema.ProjectionTable;
import ebb.schema.PurchasesTable;
import ebb.schema.SalesBridgeTable;
import ebb.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Measures what losing customers costs: who came and went by period and group, the bridge of sales, and the coming years. {@code ebb measure-churn}
 *
 * <p>Reads: ledger, purchases (the days they cover), lifetime_models and the further inputs. Writes: customer_flow, churn_economics, sales_bridge,
 * projection. Off with {@code economics.enabled: false}.
 */
final class MeasureChurnJob implements Job {

    @Override
    public String name() {
        return "measure-churn";
    }

    @Override
    public String summary() {
        return "Measure what losing customers costs: flow, bridge of sales, and the coming years.";
    }

    @Override
    public List<Table> reads() {
        return AccountInputsReader.beside(LedgerTable.TABLE, PurchasesTable.TABLE, LifetimeModelsTable.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(
                CustomerFlowTable.TABLE, ChurnEconomicsTable.TABLE, SalesBridgeTable.TABLE, ProjectionTable.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        Settings settings = context.settings();
        if (!settings.economics().enabled()) {
            return JobResult.of("off: economics.enabled is false");
        }
        AsOf today = AsOf.of(context.asOf(), context.span());
        ProjectionRows projection = new ProjectionRows(
                today, settings.activeDays(), settings.economics().projectionYears());
        JavaRDD<CustomerAccount> accounts = context.accounts();
        List<AccountBaseline> baselines = context.baselines(projection.origins(), RegionalFacts.NOTHING);
        OwnMargins own = ownMargins(context);
        ChurnMeasures measures = ChurnMeasures.of(
                accounts,
                FlowCalendar.of(today, settings.activeDays()),
                new ChurnMeasures.Terms(
                        own.over(settings.economics()),
                        settings.accounts(),
                        settings.lifeEvents().minCohort(),
                        settings.currency().getCurrencyCode(),
                        own),
                baselines.get(0));
        write(context, CustomerFlowTable.TABLE, measures.flowRows());
        write(context, ChurnEconomicsTable.TABLE, measures.economicsRows());
        write(context, SalesBridgeTable.TABLE, measures.bridgeRows());
        List<Row> projected = new ArrayList<>(projection.cohortRows(accounts, baselines));
        measures.yearlyLoss().map(projection::arithmeticRows).ifPresent(projected::addAll);
        write(context, ProjectionTable.TABLE, projected);
        return result(measures.yearlyLoss());
    }

    /** None in a lake whose purchases were brought in before they could have a cost. */
    private static OwnMargins ownMargins(JobContext context) {
        Dataset<Row> purchases = context.lake().read(PurchasesTable.TABLE);
        return List.of(purchases.columns()).contains(PurchasesTable.COST)
                ? OwnMargins.of(purchases, context.asOf())
                : OwnMargins.NONE;
    }

    private static void write(JobContext context, Table table, List<Row> rows) {
        Lake lake = context.lake();
        lake.replaceDay(table, context.asOf(), lake.rows(table, rows));
    }

    private static JobResult result(Optional<YearlyLoss> loss) {
        return loss.map(one -> JobResult.of(String.format(
                                Locale.ROOT,
                                "%.1f %% of customers lost a year (%.1f to %.1f), by the last %s; %,d active at the end",
                                100 * one.rate().value(),
                                100 * one.rate().low(),
                                100 * one.rate().high(),
                                one.months() == 1 ? "whole month" : one.months() + " whole months",
                                one.now()))
                        .with(ChurnEconomicsTable.LOSS_RATE, one.rate().value())
                        .with("active", one.now()))
                .orElseGet(() ->
                        JobResult.of("no loss rate: the data do not cover active-days and a whole month after them"));
    }
}
