package ebb.shop;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_date;
import static org.assertj.core.api.Assertions.assertThat;

import ebb.account.AccountBaselineFitter;
import ebb.account.DiversionFinder;
import ebb.account.RegionalFacts;
import ebb.conf.Settings;
import ebb.conf.SettingsLoader;
import ebb.feature.PopulationTerms;
import ebb.input.AccountEntries;
import ebb.input.AccountJoin;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LedgerBuilder;
import ebb.ledger.LedgerRow;
import ebb.ledger.PackedLedger;
import ebb.schema.PurchasesTable;
import ebb.schema.WarningQualityTable;
import ebb.testing.SparkSessions;
import ebb.warning.PlantedTruth;
import ebb.warning.QualityRows;
import ebb.warning.RuleEvaluator;
import ebb.warning.WarningReplay;
import ebb.warning.WarningRuleCatalogue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The rules on diversion and on expenses against what the generated shop plants, replayed week by week over a year, as `ebb warn` does. The bounds are what
 * a sales manager needs: less would not be worth the calls.
 */
class PlantedHarmTest {
    /** A third of them accounts, so that there are several diversions. */
    private static final ShopSettings SHOP = new ShopSettings(
            900, 7, LocalDate.of(2024, 7, 1), LocalDate.of(2026, 6, 30), new ShopSettings.Shares(.35, 0, 0, 0, 0));

    private static final double ACCOUNTS = 300;

    private static List<Row> quality;

    @BeforeAll
    static void replay() {
        SparkSession spark = SparkSessions.shared();
        GeneratedShop shop = new GeneratedShop(SHOP);
        Dataset<Row> purchases = shop.rows(spark, GeneratedShop.PURCHASES, 2)
                .where(col(PurchasesTable.CUSTOMER_ID).isNotNull())
                .withColumn(PurchasesTable.ORDERED_ON, to_date(col(PurchasesTable.ORDERED_AT)))
                .withColumn(
                        PurchasesTable.QUANTITY, col(PurchasesTable.QUANTITY).cast("decimal(18,3)"))
                .persist();
        Dataset<Row> customers = shop.rows(spark, new CustomerFile(), 1).persist();
        Dataset<LedgerRow> ledger = LedgerBuilder.build(purchases).persist();
        Settings settings =
                SettingsLoader.load(Optional.empty(), Map.of(), Map.of()).settings();
        List<AsOf> dates = WarningReplay.dates(
                AsOf.of(SHOP.endDate(), DataSpan.of(SHOP.startDate(), SHOP.endDate())),
                settings.warnings().replay(),
                settings.horizonDays());
        Dataset<Row> expenses = shop.rows(spark, new ExpenseFile(), 1);
        AccountEntries.Tables inputs =
                new AccountEntries.Tables(customers, null, expenses, null, null, null, null, null);
        AccountBaselineFitter.Terms terms = new AccountBaselineFitter.Terms(
                PopulationTerms.of(settings.horizonDays()),
                settings.activeDays(),
                new RegionalFacts(List.of(), DiversionFinder.of(purchases, customers)));
        RuleEvaluator watcher = new RuleEvaluator(
                List.of(
                        WarningRuleCatalogue.named("diverter"),
                        WarningRuleCatalogue.named("diversion_victim"),
                        WarningRuleCatalogue.named("sales_expense")),
                settings.warnings(),
                settings.accounts(),
                "EUR");
        PlantedTruth truth = PlantedTruth.of(shop.rows(spark, new TruthFile(), 1));
        WarningReplay replay = new WarningReplay(
                watcher, dates, AccountBaselineFitter.of(PackedLedger.ofRows(ledger), dates, terms), truth);
        quality = QualityRows.of(
                replay, replay.run(AccountJoin.of(ledger, AccountEntries.byCustomer(inputs))), 1, Optional.empty());
        purchases.unpersist();
        customers.unpersist();
        ledger.unpersist();
    }

    private static Row inForce(String rule) {
        return quality.stream()
                .filter(row -> cell(row, WarningQualityTable.RULE).equals(rule)
                        && cell(row, WarningQualityTable.JUDGED_BY).equals(WarningQualityTable.PLANTED)
                        && cell(row, WarningQualityTable.IN_FORCE).equals(true))
                .findFirst()
                .orElseThrow();
    }

    private static Object cell(Row row, String column) {
        return row.get(WarningQualityTable.TABLE.schema().fieldIndex(column));
    }

    private static double share(Row row, String column) {
        return (Double) cell(row, column);
    }

    @Test
    void findsMostDivertersAndFewOthers() {
        Row diverter = inForce("diverter");
        assertThat((Long) cell(diverter, WarningQualityTable.LOSSES))
                .as("planted and in time")
                .isGreaterThan(3);
        assertThat(share(diverter, WarningQualityTable.PRECISION))
                .as(diverter.toString())
                .isGreaterThan(0.7);
        assertThat(share(diverter, WarningQualityTable.RECALL))
                .as(diverter.toString())
                .isGreaterThan(0.6);
    }

    @Test
    void findsHalfTheVictimsAndOneInFourWarnedOfIsOne() {
        Row victim = inForce("diversion_victim");
        assertThat((Long) cell(victim, WarningQualityTable.LOSSES))
                .as("planted and in time")
                .isGreaterThan(10);
        assertThat(share(victim, WarningQualityTable.RECALL))
                .as(victim.toString())
                .isGreaterThan(0.5);
        assertThat(share(victim, WarningQualityTable.PRECISION))
                .as(victim.toString())
                .isGreaterThan(0.25);
    }

    @Test
    void findsMostRunawayExpensesAndWarnsOfFewOrdinaryAccounts() {
        Row expense = inForce("sales_expense");
        long wrong = (Long) cell(expense, WarningQualityTable.JUDGED) - (Long) cell(expense, WarningQualityTable.RIGHT);
        assertThat(wrong / ACCOUNTS)
                .as("false warnings for each ordinary account in a year: " + expense)
                .isLessThan(0.02);
        assertThat(share(expense, WarningQualityTable.PRECISION))
                .as(expense.toString())
                .isGreaterThan(0.5);
        assertThat(share(expense, WarningQualityTable.RECALL))
                .as(expense.toString())
                .isGreaterThan(0.7);
    }
}
