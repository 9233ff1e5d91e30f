package ebb.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.EffectiveSettings;
import ebb.conf.SettingsLoader;
import ebb.doctor.CheckResult;
import ebb.doctor.HealthCheck;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.LogCheck;
import ebb.lake.Publications;
import ebb.schema.AccountsTable;
import ebb.schema.Column;
import ebb.schema.CustomersTable;
import ebb.schema.Ingested;
import ebb.schema.PurchasesTable;
import ebb.schema.ReceivablesTable;
import ebb.schema.WarningQualityTable;
import ebb.schema.WarningsTable;
import ebb.testing.Published;
import ebb.testing.PurchaseLines;
import ebb.testing.SparkSessions;
import io.delta.tables.DeltaTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Sixty weekly buyers of whom one stops on 1 May 2026, and one who owes more than allowed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WarnJobTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate STOPPED = LocalDate.of(2026, 5, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    /** Three months replayed: enough to see that the figures are kept. */
    private static final Map<String, String> BRIEF =
            Map.of("warnings.replay.spacing-days", "30", "warnings.replay.most-dates", "3");

    @TempDir
    static Path folder;

    private static Lake lake;

    @BeforeAll
    static void fillLake() {
        lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        List<Map<String, Object>> purchases = new ArrayList<>();
        for (int customer = 0; customer < 60; customer++) {
            String id = customer == 0 ? "stopped" : "steady" + customer;
            for (LocalDate day = FIRST.plusDays(customer % 7); !day.isAfter(TODAY); day = day.plusDays(7)) {
                if (customer != 0 || day.isBefore(STOPPED)) {
                    purchases.add(purchase(id, day));
                }
            }
        }
        lake.append(PurchasesTable.TABLE, Published.rows(PurchasesTable.TABLE, purchases));
        lake.append(CustomersTable.TABLE, Published.rows(CustomersTable.TABLE, List.of(customer())));
        lake.append(ReceivablesTable.TABLE, Published.rows(ReceivablesTable.TABLE, List.of(invoice())));
        context(TODAY).run(new BuildLedgerJob());
    }

    private static Map<String, Object> purchase(String customer, LocalDate day) {
        return PurchaseLines.line(customer, day, "100.00");
    }

    private static Map<String, Object> customer() {
        return row(Map.of(
                CustomersTable.CUSTOMER_ID,
                "steady1",
                CustomersTable.OWNER,
                "Olga",
                CustomersTable.CREDIT_GRADE,
                4,
                CustomersTable.CREDIT_LIMIT,
                new BigDecimal("500.00")));
    }

    private static Map<String, Object> invoice() {
        return row(Map.of(
                ReceivablesTable.CUSTOMER_ID,
                "steady1",
                ReceivablesTable.INVOICE_ID,
                "i1",
                ReceivablesTable.INVOICED_ON,
                Date.valueOf("2026-04-01"),
                ReceivablesTable.DUE_ON,
                Date.valueOf("2026-05-01"),
                ReceivablesTable.AMOUNT,
                new BigDecimal("700.00")));
    }

    private static Map<String, Object> row(Map<String, Object> cells) {
        Map<String, Object> row = new HashMap<>(cells);
        row.put(Ingested.SOURCE_FILE, "test");
        return row;
    }

    private static JobContext context(LocalDate asOf) {
        return context(asOf, BRIEF);
    }

    private static JobContext context(LocalDate asOf, Map<String, String> sets) {
        return new JobContext(
                lake,
                SettingsLoader.load(Optional.empty(), Map.of(), sets).settings(),
                Optional.of(asOf),
                "run",
                Clock.systemUTC());
    }

    private static List<String> warnings() {
        return lake
                .read(WarningsTable.TABLE)
                .orderBy(WarningsTable.RULE, WarningsTable.CUSTOMER_ID, WarningsTable.OPENED_ON)
                .collectAsList()
                .stream()
                .map(row -> row.getAs(WarningsTable.CUSTOMER_ID) + " " + row.getAs(WarningsTable.RULE) + " "
                        + row.getAs(WarningsTable.OPENED_ON) + " " + row.getAs(WarningsTable.STATUS))
                .toList();
    }

    @Test
    @Order(1)
    void opensAWarningOfEachRuleThatHasItsInput() {
        JobResult result = context(TODAY.minusDays(7)).run(new WarnJob());
        assertThat(warnings())
                .containsExactly(
                        "stopped loss 2026-06-23 open",
                        "steady1 overdue_credit 2026-06-23 open",
                        "stopped sales_progress 2026-06-23 open");
        assertThat(result.headline()).contains("overdue_credit 1", "loss 1").doesNotContain("sales_expense");
        Row credit =
                lake.read(WarningsTable.TABLE).where("rule = 'overdue_credit'").first();
        assertThat(credit.<String>getAs(WarningsTable.OWNER)).isEqualTo("Olga");
        assertThat(credit.<BigDecimal>getAs(WarningsTable.EXPOSURE)).isEqualByComparingTo("200.00");
    }

    @Test
    @Order(2)
    void doneAgainOnTheSameDayChangesNothing() {
        long version = lake.version(WarningsTable.TABLE);
        List<Row> quality = quality();
        context(TODAY.minusDays(7)).run(new WarnJob());
        assertThat(lake.version(WarningsTable.TABLE)).isEqualTo(version);
        assertThat(quality()).isEqualTo(quality);
    }

    private static List<Row> quality() {
        return lake.read(WarningQualityTable.TABLE)
                .orderBy(Column.AS_OF, WarningQualityTable.RULE, WarningQualityTable.LIMIT)
                .collectAsList();
    }

    @Test
    @Order(2)
    void theDoctorSaysWhatIsWatchedByThePaceOfTheShop() {
        EffectiveSettings settings = SettingsLoader.load(Optional.empty(), Map.of(), Map.of("lake", folder.toString()));
        assertThat(new HealthCheck(settings, () -> lake).quick())
                .filteredOn(result -> result.subject().equals("warnings"))
                .extracting(CheckResult::words)
                .anyMatch(
                        words -> words.matches(
                                "loss is watched from 2 purchase days and a silence of 7 days on, up to 90 days;"
                                        + " the active customers likeliest to be lost, of whom alone it warns, begin at \\d+ %"));
    }

    @Test
    @Order(3)
    void keepsAWarningOpenFromDayToDayAndWhatWasMadeOfIt() {
        new AnswerWarningsJob("stopped", Optional.of("loss"), Optional.empty(), Optional.of("called"))
                .run(context(TODAY));
        context(TODAY).run(new WarnJob());
        assertThat(warnings())
                .containsExactly(
                        "stopped loss 2026-06-23 acknowledged",
                        "steady1 overdue_credit 2026-06-23 open",
                        "stopped sales_progress 2026-06-23 open");
        Row loss = lake.read(WarningsTable.TABLE).where("rule = 'loss'").first();
        assertThat(loss.<Integer>getAs(WarningsTable.AGE)).isEqualTo(7);
        assertThat(loss.<String>getAs(WarningsTable.NOTE)).isEqualTo("called");
    }

    @Test
    @Order(4)
    void anEarlierDayDoneAgainLeavesHistoryAsItIs() {
        List<Row> before = lake.read(WarningsTable.TABLE).collectAsList();
        JobResult result = context(TODAY.minusDays(40)).run(new WarnJob());
        assertThat(lake.read(WarningsTable.TABLE).collectAsList()).isEqualTo(before);
        assertThat(result.headline()).contains("kept up to 2026-06-30");
    }

    @Test
    @Order(5)
    void theChangeFeedTellsOnlyWhatChanged() {
        assertThat(lake.changes(WarningsTable.TABLE, 1)
                        .groupBy("_change_type")
                        .count()
                        .collectAsList())
                .extracting(row -> row.getString(0) + " " + row.getLong(1))
                .containsExactlyInAnyOrder("insert 3", "update_preimage 4", "update_postimage 4");
    }

    @Test
    @Order(6)
    void answersOnlyToAWarningThatStands() {
        assertThatThrownBy(() -> new AnswerWarningsJob("steady2", Optional.empty(), Optional.empty(), Optional.empty())
                        .run(context(TODAY)))
                .hasMessageContaining("no warning stands for steady2");
    }

    @Test
    @Order(7)
    void classesAccountsAndCountsMoves() {
        JobResult result = context(TODAY).run(new ClassifyAccountsJob());
        assertThat(result.counts()).containsEntry("accounts", 60L).containsEntry("classed", 1L);
        Row classed = lake.read(AccountsTable.TABLE)
                .where("account_class IS NOT NULL")
                .first();
        assertThat(classed.<String>getAs(AccountsTable.CLASS_CODE)).isEqualTo("1,4");
        List<Row> first =
                lake.read(AccountsTable.TABLE).orderBy(Column.CUSTOMER_ID).collectAsList();
        context(TODAY).run(new ClassifyAccountsJob());
        assertThat(lake.read(AccountsTable.TABLE).orderBy(Column.CUSTOMER_ID).collectAsList())
                .isEqualTo(first);
    }

    /**
     * With a limit next to nothing each is warned of, whenever a purchase does not fall on the very day that is looked at: of many warnings none was right.
     */
    @Test
    @Order(8)
    void aRuleThatWasRightNoMoreOftenThanByLotWarnsOfNobody() {
        Map<String, String> sets = new HashMap<>(Map.of(
                "horizon-days", "30",
                "warnings.replay.spacing-days", "29",
                "warnings.replay.most-dates", "12",
                "warnings.watch.hiatus-days", "1",
                "warnings.watch.longer-gap-share", "0.999"));
        sets.put("warnings.watch.riskiest-share", "1");
        sets.put("warnings.limits.loss.limit", "1e-9");
        JobResult result = context(TODAY, sets).run(new WarnJob());
        assertThat(result.headline())
                .contains("loss 0,", "loss is silent or not judged: no better than by lot: 0 % of ");
        assertThat(warnings()).contains("stopped loss 2026-06-23 closed", "stopped sales_progress 2026-06-23 open");
        Row inForce = lake.read(WarningQualityTable.TABLE, TODAY)
                .where("rule = 'loss' AND is_in_force")
                .first();
        assertThat(inForce.<Long>getAs(WarningQualityTable.JUDGED)).isGreaterThanOrEqualTo(20);
        assertThat(inForce.<String>getAs(WarningQualityTable.SILENT_BECAUSE)).startsWith("no better than by lot: ");
    }

    /** Nobody buys in the 24 days after the data end. */
    @Test
    @Order(9)
    void whereTheWholeShopPausesNobodysScoreJumps() {
        Map<String, String> sets = new HashMap<>(BRIEF);
        sets.put("as-of-tolerance-days", "30");
        JobResult result = context(TODAY.plusDays(24), sets).run(new WarnJob());
        assertThat(result.headline()).contains("score_jump 0,");
    }

    /** Delta writes no checksum for some commits that put a version back. */
    @Test
    @Order(10)
    void warningsThatWerePutBackAreNoDamage() {
        new Publications(lake)
                .publish("test", Optional.of(TODAY), lake.versions(Publications.PUBLISHED), Instant.EPOCH);
        Map<String, String> sets = new HashMap<>(BRIEF);
        sets.put("as-of-tolerance-days", "30");
        for (int day = 25; day < 27; day++) {
            context(TODAY.plusDays(day), sets).run(new WarnJob());
        }
        List<String> done =
                DeltaTable.forPath(lake.spark(), lake.path(WarningsTable.TABLE)).history().collectAsList().stream()
                        .map(row -> row.<String>getAs("operation"))
                        .toList();
        assertThat(done).contains("RESTORE");
        assertThat(LogCheck.whole(lake.onDisk(), WarningsTable.TABLE)).isEmpty();
    }

    /** Three days of history: nobody's next ninety days are known. */
    @Test
    void aShopOfThreeDaysWarnsOfNoLoss(@TempDir Path other) {
        Lake young = new Lake(SparkSessions.shared(), LakePath.root(other.toString()));
        List<Map<String, Object>> purchases = new ArrayList<>();
        for (int customer = 0; customer < 150; customer++) {
            purchases.add(purchase("c" + customer, TODAY.minusDays(2 - customer % 2)));
            if (customer % 3 == 0) {
                purchases.add(purchase("c" + customer, TODAY.minusDays(1 - customer % 2)));
            }
        }
        purchases.add(purchase("last", TODAY));
        young.append(PurchasesTable.TABLE, Published.rows(PurchasesTable.TABLE, purchases));
        JobContext context = new JobContext(
                young,
                SettingsLoader.load(Optional.empty(), Map.of(), BRIEF).settings(),
                Optional.of(TODAY),
                "run",
                Clock.systemUTC());
        context.run(new BuildLedgerJob());
        assertThat(context.run(new WarnJob()).headline())
                .contains(
                        "loss 0,",
                        "loss is silent or not judged: of no customer it is known yet what came in the 90 days after a silence");
    }
}
