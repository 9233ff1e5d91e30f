package ebb.job;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.SettingsLoader;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.schema.AccountsTable;
import ebb.schema.CohortRetentionTable;
import ebb.schema.Column;
import ebb.schema.ComplaintRecoveryTable;
import ebb.schema.CustomersTable;
import ebb.schema.ExpectedDemandTable;
import ebb.schema.FailureAuditTable;
import ebb.schema.Ingested;
import ebb.schema.OccasionsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.SatisfactionTable;
import ebb.schema.ServiceQualityTable;
import ebb.schema.ServiceTable;
import ebb.schema.SurveySampleTable;
import ebb.schema.SurveysTable;
import ebb.schema.Table;
import ebb.schema.VoiceTable;
import ebb.testing.Published;
import ebb.testing.PurchaseLines;
import ebb.testing.SparkSessions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
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

/** Twenty customers who buy for 90.00 every ten days, with 10.00 off; one has agreed to be contacted, and complained. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CareJobsTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    @TempDir
    static Path folder;

    private static Lake lake;

    @BeforeAll
    static void fillLake() {
        lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        List<Map<String, Object>> purchases = new ArrayList<>();
        for (int customer = 0; customer < 20; customer++) {
            for (LocalDate day = FIRST.plusDays(customer % 10); !day.isAfter(TODAY); day = day.plusDays(10)) {
                Map<String, Object> line = PurchaseLines.line("c" + customer, day, "90.00");
                line.put(PurchasesTable.DISCOUNT, new BigDecimal("10.00"));
                purchases.add(line);
            }
        }
        lake.append(PurchasesTable.TABLE, Published.rows(PurchasesTable.TABLE, purchases));
        context().run(new BuildLedgerJob());
    }

    private static Map<String, Object> row(Map<String, Object> cells) {
        Map<String, Object> row = new HashMap<>(cells);
        row.put(Ingested.SOURCE_FILE, "test");
        return row;
    }

    private static JobContext context() {
        return context(Map.of());
    }

    private static JobContext context(Map<String, String> settings) {
        return new JobContext(
                lake,
                SettingsLoader.load(Optional.empty(), Map.of(), settings).settings(),
                Optional.of(TODAY),
                "run",
                Clock.systemUTC());
    }

    private static List<Row> rows(Table table) {
        return lake.read(table)
                .orderBy(table.key().stream()
                        .map(org.apache.spark.sql.functions::col)
                        .toArray(org.apache.spark.sql.Column[]::new))
                .collectAsList();
    }

    @Test
    @Order(1)
    void isOffWithoutItsInput() {
        assertThat(context().run(new ReviewServiceJob()).headline()).startsWith("off");
        assertThat(lake.has(ServiceQualityTable.TABLE)).isFalse();
        assertThat(lake.has(ComplaintRecoveryTable.TABLE)).isFalse();
        assertThat(context().run(new LookAheadJob()).headline()).startsWith("0 occasions");
        assertThat(lake.has(OccasionsTable.TABLE)).isFalse();
    }

    @Test
    @Order(2)
    void doneTwiceItGivesTheSameRows() {
        lake.append(
                CustomersTable.TABLE,
                Published.rows(
                        CustomersTable.TABLE,
                        List.of(person("c1", true, false), person("c2", true, true), person("c3", false, false))));
        lake.append(
                ServiceTable.TABLE,
                Published.rows(
                        ServiceTable.TABLE,
                        List.of(row(Map.of(
                                ServiceTable.CUSTOMER_ID,
                                "c1",
                                ServiceTable.OPENED_AT,
                                Timestamp.valueOf("2026-06-01 10:00:00"),
                                ServiceTable.KIND,
                                "complaint",
                                ServiceTable.CAUSE,
                                "price")))));
        List<Job> jobs = List.of(new ClassifyAccountsJob(), new ReviewServiceJob(), new LookAheadJob());
        List<Table> tables = List.of(
                AccountsTable.TABLE,
                CohortRetentionTable.TABLE,
                ServiceQualityTable.TABLE,
                VoiceTable.TABLE,
                FailureAuditTable.TABLE,
                OccasionsTable.TABLE,
                ExpectedDemandTable.TABLE);
        context(Map.of("voice.enabled", "false", "failure-audit.enabled", "false"))
                .run(new ReviewServiceJob());
        assertThat(lake.has(FailureAuditTable.TABLE)).isFalse();
        assertThat(lake.has(VoiceTable.TABLE)).isFalse();
        jobs.forEach(job -> context().run(job));
        List<List<Row>> first = tables.stream().map(CareJobsTest::rows).toList();
        jobs.forEach(job -> context().run(job));
        assertThat(tables.stream().map(CareJobsTest::rows).toList()).isEqualTo(first);
        assertThat(first)
                .filteredOn(List::isEmpty)
                .as("one category, no region, no owner")
                .hasSize(1);
    }

    private static Map<String, Object> person(String id, boolean consent, boolean optedOut) {
        return row(Map.of(
                CustomersTable.CUSTOMER_ID,
                id,
                CustomersTable.BIRTHDAY,
                Date.valueOf("1980-07-10"),
                CustomersTable.CONSENT,
                consent,
                CustomersTable.OPTED_OUT,
                optedOut));
    }

    @Test
    @Order(3)
    void listsOnlyThoseWhoAgreed() {
        assertThat(rows(OccasionsTable.TABLE))
                .extracting(row -> row.getAs(Column.CUSTOMER_ID) + " " + row.getAs(OccasionsTable.ON))
                .containsExactly("c1 2026-07-10");
    }

    @Test
    @Order(3)
    void saysWhatCustomersDoNotSayAndWhereTheDataCannotTell() {
        Row sign = lake.read(VoiceTable.TABLE)
                .where("measure = '" + VoiceTable.WITH_SIGN + "'")
                .first();
        assertThat(sign.<Long>getAs(VoiceTable.CUSTOMERS)).isEqualTo(20);
        assertThat(sign.<Double>getAs(VoiceTable.SHARE))
                .as("the complaint of 1 June is that of a purchase of May, of about 730 of a year")
                .isBetween(0.001, 0.002);
        assertThat(lake.read(VoiceTable.TABLE).where("remark IS NULL").count()).isEqualTo(1);
    }

    @Test
    @Order(3)
    void saysWhatTheComplaintWasAndWhatHolds() {
        assertThat(lake.read(ServiceQualityTable.TABLE)
                        .where("cause = 'price'")
                        .first()
                        .<String>getAs(ServiceQualityTable.STATE))
                .isEqualTo("new");
        Row account = lake.read(AccountsTable.TABLE).where("customer_id = 'c1'").first();
        assertThat(account.<Double>getAs(AccountsTable.SURPLUS + AccountsTable.SCORE))
                .as("10 % off of 20 %")
                .isEqualTo(50.0);
        assertThat(account.<Double>getAs("grievance" + AccountsTable.SCORE)).isEqualTo(25.0);
        assertThat(account.<BigDecimal>getAs(AccountsTable.NEXT_BASKET)).isEqualByComparingTo("90.00");
    }

    /** Twenty customers, 0.7 orders a week each. */
    @Test
    @Order(3)
    void expectsTheUsualWeeks() {
        List<Row> weeks = lake.read(ExpectedDemandTable.TABLE)
                .where("category = 'all' AND region = 'all'")
                .orderBy(ExpectedDemandTable.WEEK_FROM_ON)
                .collectAsList();
        assertThat(weeks).hasSize(8);
        assertThat(weeks.get(0).<Date>getAs(ExpectedDemandTable.WEEK_FROM_ON)).isEqualTo(Date.valueOf("2026-07-01"));
        assertThat(weeks).allSatisfy(week -> assertThat(
                        week.<BigDecimal>getAs(ExpectedDemandTable.EXPECTED).doubleValue())
                .isBetween(1100.0, 1400.0));
    }

    /** All answer 5 on 20 June: c0 to c9 in time for the sample of 25 May, the others too late for that of 1 May. */
    @Test
    @Order(4)
    void saysHowSatisfiedCustomersAreAndHowManyOfThoseAskedAnswered() {
        List<Map<String, Object>> answers = new ArrayList<>();
        List<Map<String, Object>> sample = new ArrayList<>();
        for (int customer = 0; customer < 20; customer++) {
            answers.add(row(Map.of(
                    SurveysTable.CUSTOMER_ID,
                    "c" + customer,
                    SurveysTable.ANSWERED_AT,
                    Timestamp.valueOf("2026-06-20 10:00:00"),
                    SurveysTable.SATISFACTION,
                    5,
                    SurveysTable.BUY_AGAIN,
                    customer < 5 ? 5 : 2)));
            sample.add(Map.of(
                    SurveySampleTable.CUSTOMER_ID,
                    "c" + customer,
                    SurveySampleTable.DRAWN_ON,
                    Date.valueOf(customer < 10 ? "2026-05-25" : "2026-05-01"),
                    SurveySampleTable.LIFECYCLE,
                    "active",
                    SurveySampleTable.STRATUM_SIZE,
                    300L));
        }
        lake.append(SurveysTable.TABLE, Published.rows(SurveysTable.TABLE, answers));
        lake.append(SurveySampleTable.TABLE, Published.filled(SurveySampleTable.TABLE, TODAY, sample));
        context(Map.of("survey.enabled", "false")).run(new ReviewServiceJob());
        assertThat(lake.has(SatisfactionTable.TABLE)).isFalse();
        context(Map.of("life-events.min-cohort", "10")).run(new ReviewServiceJob());
        List<Row> rows = rows(SatisfactionTable.TABLE);
        assertThat(rows)
                .extracting(row -> row.getAs(SatisfactionTable.BASIS) + ", " + row.getAs(SatisfactionTable.DIMENSION))
                .contains("all answers, all", "sample, all", "sample, lifecycle");
        Row all = rows.stream()
                .filter(row -> row.getAs(SatisfactionTable.BASIS).equals("all answers")
                        && row.getAs(SatisfactionTable.DIMENSION).equals("all"))
                .findFirst()
                .orElseThrow();
        assertThat(all.<Double>getAs(SatisfactionTable.MEAN)).isEqualTo(5.0);
        assertThat(all.<Double>getAs(SatisfactionTable.BUY_AGAIN)).isEqualTo(0.25);
        Row sampled = rows.stream()
                .filter(row -> row.getAs(SatisfactionTable.DIMENSION).equals("lifecycle"))
                .findFirst()
                .orElseThrow();
        assertThat(sampled.<Long>getAs(SatisfactionTable.CUSTOMERS)).isEqualTo(10L);
        assertThat(sampled.<Double>getAs(SatisfactionTable.BUY_AGAIN)).isEqualTo(0.5);
        assertThat(sampled.<Long>getAs(SatisfactionTable.ASKED)).isEqualTo(20L);
        assertThat(sampled.<Double>getAs(SatisfactionTable.RESPONSE)).isEqualTo(0.5);
        context(Map.of("life-events.min-cohort", "10")).run(new ReviewServiceJob());
        assertThat(rows(SatisfactionTable.TABLE)).isEqualTo(rows);
    }
}
