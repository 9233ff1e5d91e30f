package ebb.job;

import ebb.account.AccountSettings;
import ebb.account.Backdrop;
import ebb.account.Backdrops;
import ebb.account.Regional;
import ebb.care.NearDemand;
import ebb.care.Occasions;
import ebb.conf.Settings;
import ebb.lake.AccountInputsReader;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.schema.Column;
import ebb.schema.Customers;
import ebb.schema.ExpectedDemand;
import ebb.schema.Ledger;
import ebb.schema.OccasionsTable;
import ebb.schema.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * Lists the occasions of the coming weeks, and forecasts what customers will order in them. {@code ebb look-ahead}
 *
 * <p>Reads: ledger and the further inputs. Writes: occasions, expected_demand.
 */
public final class LookAheadJob implements Job {
    private static final int MOST_CUSTOMERS = 20_000;

    @Override
    public String name() {
        return "look-ahead";
    }

    @Override
    public String summary() {
        return "List the occasions of the coming weeks, and forecast what customers will order in them.";
    }

    @Override
    public List<Table> reads() {
        return Stream.concat(Stream.of(Ledger.TABLE), AccountInputsReader.TABLES.stream())
                .toList();
    }

    @Override
    public List<Table> writes() {
        return List.of(OccasionsTable.TABLE, ExpectedDemand.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        long occasions = occasions(context);
        List<Row> demand = demand(context);
        context.lake()
                .replaceWhere(ExpectedDemand.TABLE, day(context), context.lake().rows(ExpectedDemand.TABLE, demand));
        return result(context, occasions, demand);
    }

    private static String day(JobContext context) {
        return Column.AS_OF + " = '" + context.asOf() + "'";
    }

    /** None without master data: nobody is known to have agreed to be contacted. */
    private static long occasions(JobContext context) {
        Lake lake = context.lake();
        if (!lake.has(Customers.TABLE)) {
            return 0;
        }
        Occasions occasions = new Occasions(
                AsOf.of(context.asOf(), context.span()),
                context.settings().accounts().ahead().occasionDays(),
                context.settings().livingDays());
        return lake.replaceWhere(OccasionsTable.TABLE, day(context), occasions.rows(lake.spark(), context.accounts()))
                .rows();
    }

    private static List<Row> demand(JobContext context) {
        Settings settings = context.settings();
        int weeks = settings.accounts().ahead().demandWeeks();
        List<AsOf> origins = NearDemand.origins(AsOf.of(context.asOf(), context.span()), weeks);
        Backdrop.Terms terms = new Backdrop.Terms(settings.horizonDays(), settings.livingDays());
        List<Backdrop> backdrops = Backdrops.of(context.ledgerSample(MOST_CUSTOMERS), origins, terms, Regional.NOTHING);
        return new NearDemand(origins, backdrops, weeks).rows(context.accounts());
    }

    private static JobResult result(JobContext context, long occasions, List<Row> demand) {
        AccountSettings.Ahead ahead = context.settings().accounts().ahead();
        int category = ExpectedDemand.TABLE.schema().fieldIndex(ExpectedDemand.CATEGORY);
        int region = ExpectedDemand.TABLE.schema().fieldIndex(ExpectedDemand.REGION);
        int amount = ExpectedDemand.TABLE.schema().fieldIndex(ExpectedDemand.EXPECTED);
        BigDecimal expected = demand.stream()
                .filter(row -> row.getString(category).equals(ExpectedDemand.ALL)
                        && row.getString(region).equals(ExpectedDemand.ALL))
                .map(row -> row.getDecimal(amount))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return JobResult.of(String.format(
                        Locale.ROOT,
                        "%,d occasions in %d days; %,.0f %s expected in %d weeks",
                        occasions,
                        ahead.occasionDays(),
                        expected,
                        context.settings().currency(),
                        ahead.demandWeeks()))
                .with("occasions", occasions)
                .with("expected_amount", expected);
    }
}
