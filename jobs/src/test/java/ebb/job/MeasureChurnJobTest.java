package ebb.job;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.conf.SettingsLoader;
import ebb.economics.EconomicsSettings;
import ebb.economics.OwnMargins;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.schema.ChurnEconomicsTable;
import ebb.schema.CustomerFlowTable;
import ebb.schema.CustomersTable;
import ebb.schema.FailureAuditTable;
import ebb.schema.ForceEvidenceTable;
import ebb.schema.Ingested;
import ebb.schema.LossReasonsTable;
import ebb.schema.ProjectionTable;
import ebb.schema.PurchasesTable;
import ebb.schema.SalesBridgeTable;
import ebb.schema.Table;
import ebb.testing.Published;
import ebb.testing.PurchaseLines;
import ebb.testing.SparkSessions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 64 customers who buy for 48,000.00 a year, of whom 16 left last year, as many new ones who buy as much, and 120 who buy at random, stay, and send a thing back. */
@Tag("spark")
class MeasureChurnJobTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final int CUSTOMERS = 64;
    private static final int RANDOM = 120;
    private static final List<Table> TABLES =
            List.of(CustomerFlowTable.TABLE, ChurnEconomicsTable.TABLE, SalesBridgeTable.TABLE, ProjectionTable.TABLE);

    @TempDir
    static Path folder;

    private static Lake lake;

    @BeforeAll
    static void fillLake() {
        lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        List<Map<String, Object>> purchases = new ArrayList<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            LocalDate last = customer < 16 ? LocalDate.of(2025, 10, 31) : TODAY;
            buys("c" + customer, FIRST.plusDays(customer % 20), last, purchases);
        }
        for (int customer = 0; customer < 16; customer++) {
            buys("n" + customer, LocalDate.of(2025, 11, 1).plusDays(customer), TODAY, purchases);
        }
        Random random = new Random(7);
        for (int customer = 0; customer < RANDOM; customer++) {
            for (LocalDate day = FIRST.plusDays(customer % 5);
                    !day.isAfter(TODAY);
                    day = day.plusDays(1 + random.nextInt(60))) {
                purchases.add(PurchaseLines.line("r" + customer, day, "10.00"));
            }
            purchases.add(PurchaseLines.line("r" + customer, LocalDate.of(2025, 12, 1), "-3.00"));
        }
        lake.append(PurchasesTable.TABLE, Published.rows(PurchasesTable.TABLE, purchases));
        context(Map.of()).run(new BuildLedgerJob());
        context(Map.of("economics.margin", "0.1", "economics.keeping-cost", "20"))
                .run(new MeasureChurnJob());
    }

    /** Twelve purchases of 4,000.00 in a year. */
    private static void buys(String customer, LocalDate from, LocalDate until, List<Map<String, Object>> purchases) {
        for (LocalDate day = from; !day.isAfter(until); day = day.plusMonths(1)) {
            purchases.add(PurchaseLines.line(customer, day, "4000.00"));
        }
    }

    private static JobContext context(Map<String, String> settings) {
        return context(lake, settings);
    }

    private static JobContext context(Lake of, Map<String, String> settings) {
        return new JobContext(
                of,
                SettingsLoader.load(Optional.empty(), Map.of(), settings).settings(),
                Optional.of(TODAY),
                "run",
                Clock.systemUTC());
    }

    private static List<String> rows(Table table) {
        return lake.read(table).collectAsList().stream()
                .map(Row::toString)
                .sorted()
                .toList();
    }

    /** Sixteen were lost within the year, all in the middle of their rhythm. */
    @Test
    void tellsWhyCustomersWereLostUnlessItIsOff() {
        context(Map.of("loss-reasons.enabled", "false")).run(new PlanWinBackJob());
        assertThat(lake.has(LossReasonsTable.TABLE)).isFalse();
        context(Map.of("life-events.min-cohort", "10")).run(new PlanWinBackJob());
        List<Row> reasons = lake.read(LossReasonsTable.TABLE).collectAsList();
        assertThat(reasons)
                .extracting(row -> row.getAs(LossReasonsTable.BASIS) + " " + row.getAs(LossReasonsTable.CUSTOMERS))
                .containsOnly("signs alone 16");
        assertThat(reasons.stream()
                        .filter(row -> !row.isNullAt(row.fieldIndex(LossReasonsTable.SHARE)))
                        .mapToDouble(row -> row.<Double>getAs(LossReasonsTable.SHARE))
                        .sum())
                .isCloseTo(1, within(1e-9));
    }

    private static Row year(Table table) {
        return lake.read(table)
                .where("period = 'year' AND until_on = '2026-06-30' AND dimension = 'all'")
                .first();
    }

    @Test
    void saysWhatTheLostCost() {
        Row cost = year(ChurnEconomicsTable.TABLE);
        assertThat(cost.<Double>getAs(ChurnEconomicsTable.LOSS_RATE)).isEqualTo(16.0 / (CUSTOMERS + RANDOM));
        assertThat(cost.<BigDecimal>getAs(ChurnEconomicsTable.LOST_REVENUE)).isEqualByComparingTo("768000");
        assertThat(cost.<BigDecimal>getAs(ChurnEconomicsTable.LOST_PROFIT)).isEqualByComparingTo("76800");
        assertThat(cost.<BigDecimal>getAs(ChurnEconomicsTable.REPLACEMENT_COST))
                .as("16 lost at five times 20")
                .isEqualByComparingTo("1600");
        assertThat(cost.<Long>getAs(ChurnEconomicsTable.TO_WIN)).isZero();
        Row flow = year(CustomerFlowTable.TABLE);
        assertThat(flow.<Double>getAs(CustomerFlowTable.REPLACED_SHARE))
                .as("all who came only replaced those who went")
                .isEqualTo(1.0);
    }

    /** Three quarters of what the first 64 pay is cost; a cost that cannot be meant tells nothing. */
    @Test
    void takesTheMarginFromTheCostOfThePurchases() {
        Lake own = new Lake(
                SparkSessions.shared(), LakePath.root(folder.resolve("costs").toString()));
        String cost = "CASE WHEN customer_id LIKE 'c%' THEN CAST(amount * 0.75 AS DECIMAL(18, 2)) END";
        own.append(PurchasesTable.TABLE, lake.read(PurchasesTable.TABLE).withColumn(PurchasesTable.COST, expr(cost)));
        Map<String, Object> mistyped = PurchaseLines.line("r0", TODAY, "1.00");
        mistyped.putAll(Map.of(PurchasesTable.CATEGORY, "mistyped", PurchasesTable.COST, new BigDecimal("50.00")));
        own.append(PurchasesTable.TABLE, Published.rows(PurchasesTable.TABLE, List.of(mistyped)));
        OwnMargins margins = OwnMargins.of(own.read(PurchasesTable.TABLE), TODAY);
        assertThat(margins.byCategory()).containsOnlyKeys("").containsEntry("", 0.25);
        assertThat(margins.covered()).isBetween(0.7, 0.9);
        EconomicsSettings conf = context(
                        Map.of("economics.margin", "0.1", "economics.margin-by-category", "{wine: 0.4}"))
                .settings()
                .economics();
        assertThat(margins.over(conf).margin())
                .as("of categories without a cost")
                .isEqualTo(0.1);
        assertThat(margins.over(conf).marginByCategory()).isEqualTo(Map.of("", 0.25, "wine", 0.4));
        assertThat(OwnMargins.of(lake.read(PurchasesTable.TABLE), TODAY)).isEqualTo(OwnMargins.NONE);
        assertThat(OwnMargins.NONE.over(conf)).isSameAs(conf);
        JobContext withCosts = context(own, Map.of());
        withCosts.run(new BuildLedgerJob());
        withCosts.run(new MeasureChurnJob());
        Row lost = own.read(ChurnEconomicsTable.TABLE)
                .where("period = 'year' AND until_on = '2026-06-30' AND dimension = 'all'")
                .first();
        assertThat(lost.<BigDecimal>getAs(ChurnEconomicsTable.LOST_PROFIT))
                .as("a quarter of 768,000")
                .isEqualByComparingTo("192000");
        assertThat(lost.<String>getAs(ChurnEconomicsTable.ASSUMPTIONS))
                .startsWith("Margin 25.0 % by the cost of the purchases");
    }

    @Test
    void theBridgeIsTheSalesOfThePurchasesTable() {
        BigDecimal sold = lake.read(PurchasesTable.TABLE)
                .where("ordered_on > '2025-06-30'")
                .selectExpr("sum(amount)")
                .first()
                .getDecimal(0);
        assertThat(lake.read(SalesBridgeTable.TABLE)
                        .where(
                                "period = 'year' AND until_on = '2026-06-30' AND dimension = 'all' AND component = 'after'")
                        .first()
                        .<BigDecimal>getAs(SalesBridgeTable.AMOUNT))
                .isEqualByComparingTo(sold);
        assertThat(lake.read(SalesBridgeTable.TABLE)
                        .groupBy("period", "until_on", "dimension", "group_name")
                        .agg(org.apache.spark.sql.functions.expr(
                                "sum(if(component = 'after', -amount, amount)) AS difference"))
                        .where("difference <> 0")
                        .count())
                .isZero();
    }

    /** What was projected a year ago knows nothing of the sixteen who left since. */
    @Test
    void holdsTheProjectionOfAYearAgoAgainstWhatCame() {
        Row past = lake.read(ProjectionTable.TABLE)
                .where("made_on = '2025-06-30' AND scenario = 'cohort_survival'")
                .first();
        assertThat(past.<BigDecimal>getAs(ProjectionTable.ACTUAL_REVENUE))
                .as("what came is what the bridge ends with, returns taken off in both")
                .isEqualByComparingTo(lake.read(SalesBridgeTable.TABLE)
                        .where(
                                "period = 'year' AND until_on = '2026-06-30' AND dimension = 'all' AND component = 'after'")
                        .first()
                        .<BigDecimal>getAs(SalesBridgeTable.AMOUNT));
        double actual =
                past.<BigDecimal>getAs(ProjectionTable.ACTUAL_EXISTING_REVENUE).doubleValue();
        assertThat(past.<BigDecimal>getAs(ProjectionTable.EXISTING_REVENUE).doubleValue())
                .isBetween(0.9 * actual, 1.4 * actual);
        Row tenth = lake.read(ProjectionTable.TABLE)
                .where("made_on = as_of AND scenario = 'cohort_survival' AND years_ahead_count = 10")
                .first();
        assertThat(tenth.<BigDecimal>getAs(ProjectionTable.REVENUE_LOW)).isNotNull();
        Row next = lake.read(ProjectionTable.TABLE)
                .where("made_on = as_of AND scenario = 'cohort_survival' AND years_ahead_count = 1")
                .first();
        // 32 customers changed by 32,000 or 16,000 and 32,000: the root of the sum of the squares, over the sales of
        // the year.
        double chance = Math.sqrt(16 * 32_000.0 * 32_000 + 16 * 32_000.0 * 32_000)
                / past.<BigDecimal>getAs(ProjectionTable.ACTUAL_REVENUE).doubleValue();
        assertThat(Math.log(next.<BigDecimal>getAs(ProjectionTable.REVENUE_HIGH).doubleValue()
                        / next.<BigDecimal>getAs(ProjectionTable.REVENUE).doubleValue()))
                .as("no narrower than chance allows, however well last year was met")
                .isGreaterThan(1.9 * chance);
        assertThat(tenth.<BigDecimal>getAs(ProjectionTable.EXISTING_REVENUE))
                .isLessThan(tenth.<BigDecimal>getAs(ProjectionTable.REVENUE));
    }

    @Test
    void doneTwiceItGivesTheSameRows() {
        List<List<String>> first =
                TABLES.stream().map(MeasureChurnJobTest::rows).toList();
        context(Map.of("economics.margin", "0.1", "economics.keeping-cost", "20"))
                .run(new MeasureChurnJob());
        assertThat(TABLES.stream().map(MeasureChurnJobTest::rows).toList()).isEqualTo(first);
    }

    private static final List<Job> OF_LOSSES = List.of(
            new BuildLedgerJob(),
            new ClassifyAccountsJob(),
            new MeasureChurnJob(),
            new ReviewServiceJob(),
            new PlanWinBackJob());

    /** Thirty customers of whom none is lost, three of them with an owner of their own, who send back more than they buy; sold at a loss. */
    private static Lake oddShop(String name, LocalDate from) {
        Lake odd = new Lake(
                SparkSessions.shared(), LakePath.root(folder.resolve(name).toString()));
        List<Map<String, Object>> purchases = new ArrayList<>();
        List<Map<String, Object>> customers = new ArrayList<>();
        for (int customer = 0; customer < 30; customer++) {
            for (LocalDate day = from.plusDays(customer); !day.isAfter(TODAY); day = day.plusMonths(1)) {
                purchases.add(PurchaseLines.line("o" + customer, day, "10.00"));
                if (customer < 3) {
                    purchases.add(PurchaseLines.line("o" + customer, day, "-50.00"));
                }
            }
            customers.add(Map.of(
                    CustomersTable.CUSTOMER_ID,
                    "o" + customer,
                    CustomersTable.OWNER,
                    customer < 3 ? "few" : "many",
                    Ingested.SOURCE_FILE,
                    "test"));
        }
        odd.append(PurchasesTable.TABLE, Published.rows(PurchasesTable.TABLE, purchases));
        odd.append(CustomersTable.TABLE, Published.rows(CustomersTable.TABLE, customers));
        JobContext context = context(odd, Map.of("economics.margin", "-0.2", "life-events.min-cohort", "5"));
        OF_LOSSES.forEach(context::run);
        return odd;
    }

    /** Every number of the tables of losses is one, or null. */
    private static void assertDefined(Lake odd) {
        Stream.concat(
                        TABLES.stream(),
                        Stream.of(FailureAuditTable.TABLE, LossReasonsTable.TABLE, ForceEvidenceTable.TABLE))
                .filter(odd::has)
                .flatMap(table -> odd.read(table).collectAsList().stream())
                .forEach(row -> {
                    for (int cell = 0; cell < row.size(); cell++) {
                        assertThat(!(row.get(cell) instanceof Double number) || Double.isFinite(number))
                                .as(row.schema().fieldNames()[cell] + " of " + row)
                                .isTrue();
                    }
                });
    }

    @Test
    void aShopThatLosesNobodyAndSellsAtALossHasDefinedFiguresAndHidesThree() {
        Lake odd = oddShop("odd", FIRST);
        assertDefined(odd);
        Row last = odd.read(ChurnEconomicsTable.TABLE)
                .where("period = 'year' AND until_on = '2026-06-30' AND dimension = 'all'")
                .first();
        assertThat(last.<Double>getAs(ChurnEconomicsTable.LOSS_RATE)).isZero();
        assertThat(last.<BigDecimal>getAs(ChurnEconomicsTable.LOST_REVENUE)).isZero();
        assertThat(last.<String>getAs(ChurnEconomicsTable.ASSUMPTIONS)).startsWith("Margin -20.0 %");
        assertThat(odd.read(CustomerFlowTable.TABLE)
                        .where("dimension = 'owner'")
                        .count())
                .as("the three of one owner would be told by the others and the total")
                .isZero();
        assertThat(odd.read(SalesBridgeTable.TABLE)
                        .where(
                                "period = 'year' AND until_on = '2026-06-30' AND dimension = 'all' AND component = 'refunds'")
                        .count())
                .as("as much was sent back in each year")
                .isEqualTo(1);
    }

    @Test
    void aShopOfOnePeriodHasABridgeAndNoLossRate() {
        Lake young = oddShop("young", LocalDate.of(2026, 4, 20));
        assertDefined(young);
        assertThat(context(young, Map.of()).run(new MeasureChurnJob()).headline())
                .startsWith("no loss rate: the data do not cover active-days");
        assertThat(young.read(ChurnEconomicsTable.TABLE).count()).isZero();
        assertThat(young.read(SalesBridgeTable.TABLE)
                        .select("period")
                        .distinct()
                        .collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("month");
    }

    @Test
    void isSwitchedOffByItsKey() {
        assertThat(context(Map.of("economics.enabled", "false"))
                        .run(new MeasureChurnJob())
                        .headline())
                .isEqualTo("off: economics.enabled is false");
    }
}
