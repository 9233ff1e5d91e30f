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
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Lists the occasions of the coming weeks, and forecasts what customers will order in them. {@code ebb look-ahead}
 *
 * <p>Reads: ledger, purchases (the days they cover), lifetime_models and the further inputs. Writes: occasions, expected_demand.
 */
final class LookAheadJob implements Job {
    /** Of the expected sum: where less was bought in the same weeks of last year, the shop may have been out of season. */
    private static final BigDecimal OUT_OF_SEASON = new BigDecimal("0.1");

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
                        + (isJudged(demand) ? "" : ", a sum that no past week has judged")
                        + warning.map(found -> ". WARNING: " + found).orElse(""))
                .with("occasions", occasions)
                .with(ExpectedDemandTable.EXPECTED, expected)
                .with("warning", warning.orElse(null));
    }

    /**
     * Before its season a shop of one season has no active customers, and so next to nothing is expected of them; at its end they are all active, and much is.
     * The interval of a sum that may be nothing begins at 0, so last year's can be too small only beside the sum itself.
     */
    private static Optional<String> outOfSeason(List<Row> demand, Currency currency) {
        BigDecimal lastYear = sum(demand, ExpectedDemandTable.LAST_YEAR);
        BigDecimal high = sum(demand, ExpectedDemandTable.HIGH);
        BigDecimal expected = sum(demand, ExpectedDemandTable.EXPECTED);
        if (lastYear.compareTo(high) > 0) {
            return Optional.of(
                    outOfSeason(lastYear, currency, String.format(Locale.ROOT, "above the interval's %,.0f", high)));
        }
        boolean isLastYearKnown = ofAll(demand).noneMatch(row -> row.isNullAt(place(ExpectedDemandTable.LAST_YEAR)));
        return isLastYearKnown && lastYear.compareTo(expected.multiply(OUT_OF_SEASON)) < 0
                ? Optional.of(
                        outOfSeason(lastYear, currency, String.format(Locale.ROOT, "and %,.0f are expected", expected)))
                : Optional.empty();
    }

    private static String outOfSeason(BigDecimal lastYear, Currency currency, String beside) {
        return String.format(
                Locale.ROOT,
                "in the same weeks of last year %,.0f %s were bought, %s: the forecast goes by who buys now."
                        + " Where the shop has a season, plan by %s of %s.",
                lastYear,
                currency,
                beside,
                ExpectedDemandTable.LAST_YEAR,
                ExpectedDemandTable.TABLE.name());
    }

    private static boolean isJudged(List<Row> demand) {
        return ofAll(demand).anyMatch(row -> row.getLong(place(ExpectedDemandTable.WEEKS_JUDGED)) > 0);
    }

    /** Over the weeks; what is not known counts as nothing. */
    private static BigDecimal sum(List<Row> demand, String column) {
        int amount = place(column);
        return ofAll(demand)
                .filter(row -> !row.isNullAt(amount))
                .map(row -> row.getDecimal(amount))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The weeks of every category and region together. */
    private static Stream<Row> ofAll(List<Row> demand) {
        int category = place(ExpectedDemandTable.CATEGORY);
        int region = place(ExpectedDemandTable.REGION);
        return demand.stream()
                .filter(row -> row.getString(category).equals(ExpectedDemandTable.ALL)
                        && row.getString(region).equals(ExpectedDemandTable.ALL));
    }

    private static int place(String column) {
        return ExpectedDemandTable.TABLE.schema().fieldIndex(column);
    }
}
