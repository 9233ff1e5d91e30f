package ebb.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;

import ebb.account.AccountBaseline;
import ebb.account.RegionalFacts;
import ebb.action.winback.CauseModel;
import ebb.action.winback.LossReasons;
import ebb.action.winback.ReturnModel;
import ebb.action.winback.WinBackRates;
import ebb.action.winback.WinBackRows;
import ebb.action.winback.WinBackSettings;
import ebb.input.CustomerAccount;
import ebb.lake.AccountInputsReader;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.schema.LedgerTable;
import ebb.schema.LifeEventsTable;
import ebb.schema.LifetimeModelsTable;
import ebb.schema.LossReasonsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.Table;
import ebb.schema.WinBackRatesTable;
import ebb.schema.WinBackTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * Lists the lapsed customers who may be contacted: the chance of each to return, why they probably left, and how to approach them; and what earlier
 * attempts brought. Beside it, why those lost in the last year left. {@code ebb plan-win-back}
 *
 * <p>Reads: ledger, life_events and the further inputs. Writes: win_back, win_back_rates, loss_reasons (off with {@code loss-reasons.enabled: false}).
 */
final class PlanWinBackJob implements Job {
    /** Enough for a regression on seven features. */
    private static final int MOST_CUSTOMERS = 20_000;

    @Override
    public String name() {
        return "plan-win-back";
    }

    @Override
    public String summary() {
        return "List lapsed customers to win back: chance, probable cause, channel, offer and what to say.";
    }

    @Override
    public List<Table> reads() {
        return AccountInputsReader.beside(
                LedgerTable.TABLE, PurchasesTable.TABLE, LifetimeModelsTable.TABLE, LifeEventsTable.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(WinBackTable.TABLE, WinBackRatesTable.TABLE, LossReasonsTable.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        EndedLifeEvents ended = EndedLifeEvents.of(context);
        JavaRDD<CustomerAccount> accounts = ended.beside(context.accounts());
        WinBackSettings configured = context.settings().winBack();
        WinBackSettings settings = configured.with(configured.signs().alsoOver(ended.kinds()));
        ReturnModel.Terms terms = new ReturnModel.Terms(
                context.settings().horizonDays(), context.settings().activeDays());
        AsOf today = AsOf.of(context.asOf(), context.span());
        List<AsOf> dates = new ArrayList<>(ReturnModel.dates(today, terms));
        dates.add(today);
        List<AccountBaseline> baselines = context.baselines(dates, RegionalFacts.NOTHING);
        int known = dates.size() - 1;
        ReturnModel model = ReturnModel.fit(
                context.ledgerSample(MOST_CUSTOMERS).javaRDD(),
                List.copyOf(dates.subList(0, known)),
                List.copyOf(baselines.subList(0, known)),
                terms);
        CauseModel causes = CauseModel.fit(accounts, today, baselines.get(known), settings);
        WinBackRows rows = new WinBackRows(settings, context.settings().actions(), context.contactPolicy(), causes);
        Lake lake = context.lake();
        Lake.Written written = lake.replaceDay(
                WinBackTable.TABLE,
                context.asOf(),
                rows.of(lake.spark(), accounts, new WinBackRows.Today(today, baselines.get(known), model)),
                figures());
        Lost lost = new Lost(today, baselines.get(known), causes, accounts);
        writeRates(context, lost);
        if (context.settings().lossReasons().enabled()) {
            writeReasons(context, lost);
        }
        return result(written, model);
    }

    /** The lapsed customers of a day, and why customers leave. */
    private record Lost(AsOf today, AccountBaseline baseline, CauseModel causes, JavaRDD<CustomerAccount> accounts) {}

    private static void writeRates(JobContext context, Lost lost) {
        WinBackRates rates = new WinBackRates(
                lost.today(),
                lost.baseline(),
                lost.causes(),
                context.settings().winBack().reasons());
        write(context, WinBackRatesTable.TABLE, rates.rows(lost.accounts()));
    }

    private static void writeReasons(JobContext context, Lost lost) {
        LossReasons.Terms terms = new LossReasons.Terms(
                context.settings().lossReasons(),
                context.settings().lifeEvents().minCohort());
        LossReasons reasons = new LossReasons(lost.today(), lost.baseline(), lost.causes(), terms);
        write(context, LossReasonsTable.TABLE, reasons.rows(lost.accounts()));
    }

    private static void write(JobContext context, Table table, List<Row> rows) {
        context.lake().replaceDay(table, context.asOf(), context.lake().rows(table, rows));
    }

    private static Column[] figures() {
        return WinBackTable.CAUSES.stream()
                .map(cause -> count_if(col(WinBackTable.CAUSE).equalTo(cause)).as(cause))
                .toArray(Column[]::new);
    }

    private static JobResult result(Lake.Written written, ReturnModel model) {
        StringBuilder judged = new StringBuilder();
        model.judged()
                .forEach((name, judgement) -> judged.append(String.format(
                        Locale.ROOT, ", %s log loss %.4f AUC %.3f", name, judgement.logLoss(), judgement.auc())));
        JobResult result = JobResult.of(String.format(
                        Locale.ROOT,
                        "%,d lapsed customers to win back, chance of returning by %s%s",
                        written.rows(),
                        model.chosen().replace('_', ' '),
                        judged))
                .with("customers", written.rows())
                .with("return_model", model.chosen());
        for (String cause : WinBackTable.CAUSES) {
            result = result.with(cause.replace(' ', '_'), written.count(cause));
        }
        return result;
    }
}
