package ebb.job;

import ebb.account.AccountSettings;
import ebb.account.RegionalFacts;
import ebb.care.OccasionFinder;
import ebb.care.ShortTermDemand;
import ebb.input.ContactPermissions;
import ebb.lake.AccountInputsReader;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.schema.CustomersTable;
import ebb.schema.ExpectedDemandTable;
import ebb.schema.LedgerTable;
import ebb.schema.LifetimeModelsTable;
import ebb.schema.OccasionsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.Table;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Lists the occasions of the coming weeks, and forecasts what customers will order in them. {@code ebb look-ahead}
 *
 * <p>Reads: ledger, purchases (the days they cover), lifetime_models and the further inputs. Writes: occasions, expected_demand.
 */
final class LookAheadJob implements Job {
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
        return AccountInputsReader.beside(LedgerTable.TABLE, PurchasesTable.TABLE, LifetimeModelsTable.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(OccasionsTable.TABLE, ExpectedDemandTable.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        long occasions = occasions(context);
        List<Row> demand = demand(context);
        Lake lake = context.lake();
        lake.replaceDay(ExpectedDemandTable.TABLE, context.asOf(), lake.rows(ExpectedDemandTable.TABLE, demand));
        return result(context, occasions, demand);
    }

    /** None without master data: nobody is known to have agreed to be contacted. */
    private static long occasions(JobContext context) {
        Lake lake = context.lake();
        if (!lake.has(CustomersTable.TABLE)) {
            return 0;
        }
        OccasionFinder occasions = new OccasionFinder(
                AsOf.of(context.asOf(), context.span()),
                context.settings().accounts().ahead().occasionDays(),
                context.settings().activeDays(),
                context.settings().occasions());
        Dataset<Row> permitted = ContactPermissions.permitted(
                occasions.rows(lake.spark(), context.accounts()),
                context.contactPermissions(),
                OccasionsTable.CUSTOMER_ID);
        return lake.replaceDay(OccasionsTable.TABLE, context.asOf(), permitted).rows();
    }

    private static List<Row> demand(JobContext context) {
        int weeks = context.settings().accounts().ahead().demandWeeks();
        List<AsOf> origins = ShortTermDemand.origins(AsOf.of(context.asOf(), context.span()), weeks);
        return new ShortTermDemand(origins, context.baselines(origins, RegionalFacts.NOTHING), weeks)
                .rows(context.accounts());
    }

    private static JobResult result(JobContext context, long occasions, List<Row> demand) {
        AccountSettings.Ahead ahead = context.settings().accounts().ahead();
        Currency currency = context.settings().currency();
        BigDecimal expected = sum(demand, ExpectedDemandTable.EXPECTED);
        Optional<String> warning = outOfSeason(demand, currency);
        return JobResult.of(String.format(
                                Locale.ROOT,
                                "%,d occasions in %d days; %,.0f %s expected in %d weeks",
                                occasions,
                                ahead.occasionDays(),
                                expected,
                                currency,
                                ahead.demandWeeks())
                        + warning.map(found -> ". WARNING: " + found).orElse(""))
                .with("occasions", occasions)
                .with(ExpectedDemandTable.EXPECTED, expected)
                .with("warning", warning.orElse(null));
    }

    /** Before its season a shop of one season has no active customers, and so next to nothing is expected of them. */
    private static Optional<String> outOfSeason(List<Row> demand, Currency currency) {
        BigDecimal lastYear = sum(demand, ExpectedDemandTable.LAST_YEAR);
        BigDecimal high = sum(demand, ExpectedDemandTable.HIGH);
        return lastYear.compareTo(high) <= 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "in the same weeks of last year %,.0f %s were bought, above the interval's %,.0f: the forecast goes by who buys now."
                                + " Where the shop has a season, plan by %s of %s.",
                        lastYear,
                        currency,
                        high,
                        ExpectedDemandTable.LAST_YEAR,
                        ExpectedDemandTable.TABLE.name()));
    }

    /** Over the weeks, of every category and region together; what is not known counts as nothing. */
    private static BigDecimal sum(List<Row> demand, String column) {
        StructType schema = ExpectedDemandTable.TABLE.schema();
        int category = schema.fieldIndex(ExpectedDemandTable.CATEGORY);
        int region = schema.fieldIndex(ExpectedDemandTable.REGION);
        int amount = schema.fieldIndex(column);
        return demand.stream()
                .filter(row -> row.getString(category).equals(ExpectedDemandTable.ALL)
                        && row.getString(region).equals(ExpectedDemandTable.ALL)
                        && !row.isNullAt(amount))
                .map(row -> row.getDecimal(amount))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
