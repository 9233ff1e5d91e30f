package ebb.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.Settings;
import ebb.conf.SettingsException;
import ebb.conf.SettingsLoader;
import ebb.export.LifeEventAccess;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.schema.CategoryRhythmsTable;
import ebb.schema.CustomersTable;
import ebb.schema.HabitStatesTable;
import ebb.schema.Ingested;
import ebb.schema.LifeEventPatternsTable;
import ebb.schema.LifeEventsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.RhythmBacktestsTable;
import ebb.schema.SensitiveAccessesTable;
import ebb.schema.Table;
import ebb.testing.Published;
import ebb.testing.PurchaseLines;
import ebb.testing.SparkSessions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A shop in which one customer in five gives up wine and buys a cot three months later; half of them agreed to be looked at. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DetectLifeEventsJobTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T03:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
    private static final int DAYS = 600;
    private static final int CUSTOMERS = 150;
    private static final int EXPECTING = 30;
    private static final Map<String, String> BIRTH = Map.of(
            "life-events.events.birth.enabled", "true",
            "life-events.events.birth.sensitive", "true",
            "life-events.events.birth.purposes", "[baby-club]",
            "life-events.events.birth.ahead-days", "180",
            "life-events.events.birth.after-days", "30",
            "life-events.events.birth.signs",
                    "[{kind: breaks, category: wine, from-days: -210, until-days: -170, lasts-days: 200},"
                            + " {kind: begins, category: cot, from-days: -120, until-days: -60, lasts-days: 60}]",
            "life-events.events.birth.stages", "[{send: a cot, from-days: -120, until-days: -60}]",
            "life-events.min-cohort", "5",
            "life-events.min-support", "5");

    @TempDir
    static Path folder;

    private static Lake lake;

    @BeforeAll
    static void detect() {
        lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        append(PurchasesTable.TABLE, purchases());
        append(CustomersTable.TABLE, customers());
        context(Map.of()).run(new BuildLedgerJob());
        context(BIRTH).run(new DetectLifeEventsJob());
    }

    @Test
    @Order(1)
    void aSensitiveEventIsFoundOnlyWithThoseWhoAgreed() {
        List<Integer> found = lake.read(LifeEventsTable.TABLE).where("probability > 0.5").collectAsList().stream()
                .map(row -> Integer.parseInt(
                        row.<String>getAs(LifeEventsTable.CUSTOMER_ID).substring(1)))
                .toList();
        assertThat(found)
                .hasSizeGreaterThan(4)
                .allMatch(customer -> customer < EXPECTING)
                .allMatch(customer -> customer % 2 == 0)
                .as("opted out")
                .doesNotContain(4);
    }

    @Test
    @Order(2)
    void aSensitiveEventIsReadOnlyForANamedPurposeAndEveryReadingIsRecorded() {
        LifeEventAccess access = access(BIRTH);
        Dataset<Row> events = lake.read(LifeEventsTable.TABLE);

        assertThatThrownBy(() -> access.open(events, "birth", new LifeEventAccess.Request("export", null)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("--purpose baby-club");
        assertThatThrownBy(() -> access.open(events, "birth", new LifeEventAccess.Request("export", "curiosity")))
                .isInstanceOf(SettingsException.class);
        assertThat(access.open(events, new LifeEventAccess.Request("sql", null)).count())
                .isZero();
        long all = events.count();
        assertThat(access.open(events, "birth", new LifeEventAccess.Request("export", "baby-club"))
                        .count())
                .isEqualTo(all);
        assertThat(lake.read(SensitiveAccessesTable.TABLE).collectAsList())
                .extracting(row ->
                        row.getAs(SensitiveAccessesTable.PURPOSE) + " " + row.getAs(SensitiveAccessesTable.CUSTOMERS))
                .as("refused by export twice, withheld by sql, handed out")
                .containsExactlyInAnyOrder("none named 0", "curiosity 0", "none named 0", "baby-club " + all);
        assertThat(lake.read(SensitiveAccessesTable.TABLE).collectAsList())
                .extracting(row -> row.getAs(SensitiveAccessesTable.READER))
                .as("whatever the JVM was told")
                .containsOnly(ProcessHandle.current().info().user().orElse("unknown"));
    }

    @Test
    @Order(3)
    void whoWithdrewSinceIsNotHandedOutAndASwitchedOffEventNotAtAll() {
        Dataset<Row> events = lake.read(LifeEventsTable.TABLE);
        String withdrawn = events.first().getAs(LifeEventsTable.CUSTOMER_ID);
        long all = events.count();
        long version = lake.version(CustomersTable.TABLE);
        append(CustomersTable.TABLE, List.of(customer(withdrawn, false, false)));
        LifeEventAccess.Request request = new LifeEventAccess.Request("export", "baby-club");
        assertThat(access(BIRTH).open(events, "birth", request).collectAsList())
                .hasSize((int) all - 1)
                .noneMatch(row -> row.getAs(LifeEventsTable.CUSTOMER_ID).equals(withdrawn));
        lake.replaceWhere(CustomersTable.TABLE, "true", lake.readVersion(CustomersTable.TABLE, version));

        Map<String, String> off = new HashMap<>(BIRTH);
        off.put("life-events.events.birth.enabled", "false");
        assertThatThrownBy(() -> access(off).open(events, "birth", request)).hasMessageContaining("enabled is false");
        assertThat(access(off).open(events, request).count()).isZero();
    }

    @Test
    @Order(3)
    void aPurposeThatNoEventNamesIsRefusedWithThoseThereAreAndRecorded() {
        LifeEventAccess.Request request = new LifeEventAccess.Request("actions", "nonsense");
        assertThatThrownBy(() -> access(BIRTH).open(lake.read(LifeEventsTable.TABLE), request))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("Cannot read life events for the purpose nonsense")
                .hasMessageContaining("baby-club");
        assertThat(lake.read(SensitiveAccessesTable.TABLE)
                        .where("purpose = 'nonsense' AND event = 'birth'")
                        .collectAsList())
                .extracting(row -> row.getAs(SensitiveAccessesTable.CUSTOMERS))
                .containsExactly(0L);
    }

    @Test
    @Order(3)
    void theHabitsThatASensitiveEventBreaksAreWithheldLikeTheEvent() {
        assertThat(categories()).contains("bread").doesNotContain("wine", "cot");
    }

    @Test
    @Order(4)
    void runTwiceItLeavesTheSameRows() {
        List<String> first = everything();
        context(BIRTH).run(new DetectLifeEventsJob());
        assertThat(everything()).hasSizeGreaterThan(CUSTOMERS).isEqualTo(first);
    }

    @Test
    @Order(5)
    void eventsAreOffUnlessSwitchedOnAndNothingIsInferredFromABlockedCategory() {
        Map<String, String> off = new HashMap<>(BIRTH);
        off.put("life-events.blocked-categories", "[Wine]");
        assertThatThrownBy(() -> context(off)).hasMessageContaining("not among blocked-categories");
        off.put("life-events.events.birth.enabled", "false");
        context(off).run(new DetectLifeEventsJob());
        assertThat(lake.read(LifeEventsTable.TABLE).count()).isZero();
        assertThat(categories()).contains("bread", "cot").doesNotContain("wine");
    }

    @Test
    @Order(6)
    void whatWouldBeFittedToFewerThanTheLeastCohortIsNotFittedAtAll() {
        Map<String, String> strict = new HashMap<>(BIRTH);
        strict.put("life-events.min-cohort", "80");
        strict.put("life-events.min-support", "80");
        context(strict).run(new DetectLifeEventsJob());
        assertThat(lake.read(LifeEventPatternsTable.TABLE)
                        .where("pattern = 'birth'")
                        .count())
                .as("74 agreed")
                .isZero();
        assertThat(lake.read(LifeEventsTable.TABLE).count()).isZero();

        strict.put("life-events.min-event-customers", "5");
        context(strict).run(new DetectLifeEventsJob());
        assertThat(lake.read(LifeEventsTable.TABLE).count())
                .as("an event may be found with fewer than a group that is shown")
                .isPositive();
    }

    private static List<String> categories() {
        return lake
                .read(CategoryRhythmsTable.TABLE)
                .select(CategoryRhythmsTable.CATEGORY)
                .distinct()
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static LifeEventAccess access(Map<String, String> sets) {
        return new LifeEventAccess(lake, context(sets).settings(), CLOCK);
    }

    private static JobContext context(Map<String, String> sets) {
        Settings settings =
                SettingsLoader.load(Optional.empty(), Map.of(), sets).settings();
        return new JobContext(lake, settings, Optional.of(LAST), "run", CLOCK);
    }

    private static List<String> everything() {
        List<String> all = new ArrayList<>();
        for (Table table : List.of(
                CategoryRhythmsTable.TABLE,
                RhythmBacktestsTable.TABLE,
                HabitStatesTable.TABLE,
                LifeEventPatternsTable.TABLE,
                LifeEventsTable.TABLE)) {
            lake.read(table).collectAsList().stream()
                    .map(Row::toString)
                    .sorted()
                    .forEach(all::add);
        }
        return all;
    }

    private static void append(Table table, List<Map<String, Object>> rows) {
        lake.append(table, Published.rows(table, rows).coalesce(2));
    }

    private static List<Map<String, Object>> customers() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int c = 0; c < CUSTOMERS; c++) {
            rows.add(customer("c" + c, c % 2 == 0, c == 4));
        }
        return rows;
    }

    private static Map<String, Object> customer(String id, boolean consent, boolean optedOut) {
        return Map.of(
                CustomersTable.CUSTOMER_ID,
                id,
                CustomersTable.CONSENT,
                consent,
                CustomersTable.OPTED_OUT,
                optedOut,
                Ingested.SOURCE_FILE,
                "test");
    }

    private static List<Map<String, Object>> purchases() {
        Random random = new Random(11);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int c = 0; c < CUSTOMERS; c++) {
            boolean expecting = c < EXPECTING;
            int stop = expecting ? 420 + random.nextInt(60) : Integer.MAX_VALUE;
            int dueWine = random.nextInt(20);
            for (int day = random.nextInt(10); day < DAYS; day += 5 + random.nextInt(9)) {
                rows.add(purchase(c, day, "bread"));
                if (day < stop && day >= dueWine) {
                    rows.add(purchase(c, day, "wine"));
                    dueWine = day + 16 + random.nextInt(9);
                }
                if (expecting && day > stop + 90 && random.nextDouble() < .6) {
                    rows.add(purchase(c, day, "cot"));
                } else if (random.nextDouble() < .002) {
                    rows.add(purchase(c, day, "cot"));
                }
            }
        }
        return rows;
    }

    private static Map<String, Object> purchase(int customer, int day, String category) {
        Map<String, Object> line = PurchaseLines.line("c" + customer, LAST.minusDays(DAYS - 1L - day), "5.00");
        line.put(PurchasesTable.CATEGORY, category);
        line.put(PurchasesTable.QUANTITY, BigDecimal.ONE);
        return line;
    }
}
