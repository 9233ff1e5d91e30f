package ebb.report;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.schema.CustomersTable;
import ebb.schema.IngestedFilesTable;
import ebb.schema.InputProfileTable;
import ebb.schema.NextActionsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.SatisfactionTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.star.WithheldWords;
import ebb.testing.Published;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final LocalDate AS_OF = LocalDate.of(2011, 9, 10);
    private static final Timestamp THEN = Timestamp.from(Instant.parse("2011-09-10T10:00:00Z"));
    private static Map<Table, Dataset<Row>> tables;
    private static ReportSource source;
    private static Report report;

    @BeforeAll
    static void read() {
        tables = Map.of(
                ScoresTable.TABLE, scores(),
                SegmentsTable.TABLE, segments(),
                NextActionsTable.TABLE, actions(),
                PurchasesTable.TABLE, purchases(),
                CustomersTable.TABLE, customers(),
                IngestedFilesTable.TABLE, files(),
                RejectedRowsTable.TABLE, rejected(),
                InputProfileTable.TABLE, profiles(),
                SatisfactionTable.TABLE, answers());
        ReportFrame frame = new ReportFrame("Shop", AS_OF, 90, "GBP", 5, THEN.toInstant(), "0.1.0");
        source = new ReportSource(frame, tables::get, Optional.empty(), new WithheldWords(Set.of("sanitary")));
        report = Report.of(source);
    }

    private static <S extends Section> S section(Class<S> type) {
        return report.chapters().values().stream()
                .flatMap(List::stream)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countsActiveCustomersAndThoseExpectedToBeLost() {
        Headline headline = report.headline();
        assertThat(headline.activeCustomers()).isEqualTo(3);
        assertThat(headline.moneyAtRisk()).isEqualTo(money("150.00"));
        assertThat(headline.call())
                .as("by the expected gain of the next actions, not by the money at risk in segments")
                .isEqualTo(new Headline.Call(
                        "Write in person, with an offer",
                        1,
                        new Headline.Stake(money("80.00"), money("5.00")),
                        AS_OF.plusDays(14)));
        // Worked by hand: 0.8 + 0.4 + 0.3, and 1.96 times the root of 0.16 + 0.24 + 0.21 around it.
        assertThat(headline.loss().expected()).isEqualTo(1.5);
        assertThat(headline.loss().low()).isEqualTo(0);
        assertThat(headline.loss().high()).isEqualTo(3);
        assertThat(headline.before()).isNull();
    }

    @Test
    void countsEveryLifecycleState() {
        assertThat(section(SegmentSizes.class).rows())
                .filteredOn(row -> row.customers() > 0)
                .extracting(SegmentSizes.Row::state, SegmentSizes.Row::customers, SegmentSizes.Row::moneyAtRisk)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("active", 2L, money("70.00")),
                        org.assertj.core.groups.Tuple.tuple("at risk", 1L, money("80.00")),
                        org.assertj.core.groups.Tuple.tuple("lapsed", 1L, null));
    }

    @Test
    void setsRiskAgainstValue() {
        assertThat(section(RiskByValue.class).cell("high", "high").moneyAtRisk())
                .isEqualTo(money("80.00"));
        assertThat(section(RiskByValue.class).cell("low", "low").customers()).isZero();
    }

    @Test
    void listsWhomToContactWithNameAndReasons() {
        assertThat(section(CallList.class).due()).isEqualTo(3);
        assertThat(section(CallList.class).calls())
                .extracting(CallList.Call::customerId, CallList.Call::name, CallList.Call::reasons)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", "Anna", List.of("silent for 41")),
                        org.assertj.core.groups.Tuple.tuple("b", null, List.of()),
                        org.assertj.core.groups.Tuple.tuple("z", null, List.of()));
    }

    @Test
    void tellsNoRiskOfWhoIsNotActive() {
        assertThat(section(CallList.class).calls())
                .extracting(call -> call.stake().churnProbability())
                .containsExactly(0.8, 0.4, Double.NaN);
    }

    @Test
    void tellsWhatWasRefusedWithTheFirstExample() {
        assertThat(section(InputRows.class).inputs())
                .containsExactly(new InputRows.Input("purchases", 20, 10, 4, 3, 0, 3));
        assertThat(section(InputRows.class).refusals())
                .containsExactly(
                        new InputRows.Refusal("purchases", "amount is not a number", 2, "p.csv, line 7", "a,x,1"),
                        new InputRows.Refusal("purchases", "date in the future", 1, "p.csv", "{}"));
    }

    @Test
    void setsTheLastDeliveryOfAnInputBesideTheOneBefore() {
        assertThat(section(InputColumns.class).deliveries())
                .extracting(InputColumns.Delivery::number, InputColumns.Delivery::rows, InputColumns.Delivery::money)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, 4L, money("40.00")),
                        org.assertj.core.groups.Tuple.tuple(2L, 8L, money("80.00")));
        assertThat(section(InputColumns.class).columns())
                .containsExactly(new InputColumns.Column("purchases", "amount", 0.25, 3, "1.00", "20.00", 2));
    }

    /** Sanitary is a sign of a sensitive event. */
    @Test
    void namesNoCategoryThatTellsOfASensitiveEvent() {
        assertThat(section(SatisfactionAnswers.class).groups())
                .extracting(SatisfactionAnswers.Answers::group)
                .containsExactly("tea");
        assertThat(report.pages().get("ebb-report-2011-09-10-service.html"))
                .contains("tea")
                .doesNotContain("sanitary", "Sanitary");
    }

    private static Dataset<Row> answers() {
        return Published.filled(
                SatisfactionTable.TABLE,
                AS_OF,
                List.of(
                        answer(SatisfactionTable.ALL, "all"),
                        answer("category", "tea"),
                        answer("category", "Sanitary")));
    }

    private static Map<String, Object> answer(String dimension, String group) {
        return Map.of(
                SatisfactionTable.BASIS,
                SatisfactionTable.ALL_ANSWERS,
                SatisfactionTable.DIMENSION,
                dimension,
                SatisfactionTable.GROUP,
                group,
                SatisfactionTable.UNTIL_ON,
                Date.valueOf(AS_OF),
                SatisfactionTable.CUSTOMERS,
                30L,
                SatisfactionTable.MEAN,
                4.0);
    }

    private static Dataset<Row> profiles() {
        return Published.rows(InputProfileTable.TABLE, List.of(profile(1, 7), profile(2, 8), profile(3, 4)));
    }

    private static Map<String, Object> profile(long delivery, long rows) {
        Map<String, Object> row = new HashMap<>(Map.of(
                InputProfileTable.INPUT,
                "purchases",
                InputProfileTable.DELIVERY,
                delivery,
                InputProfileTable.COLUMN_NAME,
                "amount",
                InputProfileTable.NULL_COUNT,
                1L,
                InputProfileTable.DISTINCT_COUNT,
                3L,
                InputProfileTable.LOWEST,
                "1.00",
                InputProfileTable.HIGHEST,
                "20.00",
                InputProfileTable.FAULT_COUNT,
                2L,
                InputProfileTable.ACCEPTED_COUNT,
                rows));
        row.put(InputProfileTable.REJECTED_COUNT, 2L);
        row.put(InputProfileTable.TOTAL_AMOUNT, money(10 * rows + ".00"));
        row.put(InputProfileTable.INGESTED_AT, Timestamp.from(THEN.toInstant()));
        return row;
    }

    @Test
    void sumsSalesByMonthWithReturnsTakenOff() {
        assertThat(section(Freshness.class).months())
                .containsExactly(
                        new Freshness.Month("2011-08", 1, money("10.00")),
                        new Freshness.Month("2011-09", 2, money("15.00")));
        assertThat(section(Freshness.class).age()).isEqualTo(1);
        assertThat(section(Freshness.class).firstPurchaseOn()).isEqualTo(LocalDate.of(2011, 8, 1));
    }

    @Test
    void drawsWhatItRead() {
        assertThat(report.pages()).hasSize(4);
        assertThat(report.pages().get("ebb-report-2011-09-10.html"))
                .contains("2 of 3 active customers")
                .contains("Anna")
                .doesNotContain("-model.html");
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    private static Dataset<Row> scores() {
        return Published.rows(
                ScoresTable.TABLE,
                List.of(score("a", 0.8, "silent for 41"), score("b", 0.4, null), score("c", 0.3, null), lapsed("z")));
    }

    /** A model of active customers has a probability of others too. */
    private static Map<String, Object> lapsed(String customer) {
        Map<String, Object> row = score(customer, 0.24, null);
        row.put(ScoresTable.IS_ACTIVE, false);
        return row;
    }

    private static Map<String, Object> score(String customer, Double probability, String reason) {
        Map<String, Object> row = onAsOf(customer);
        row.put(ScoresTable.IS_ACTIVE, probability != null);
        row.put(ScoresTable.CHURN_PROBABILITY, probability);
        row.put(ScoresTable.EXPECTED_VALUE, money("100.00"));
        row.put("reason_1", reason);
        row.put(ScoresTable.MODEL_ID, "m");
        return row;
    }

    private static Dataset<Row> segments() {
        return Published.rows(
                SegmentsTable.TABLE,
                List.of(
                        segment("a", "at risk", "high", "80.00", "Call", 3),
                        segment("b", "active", "medium", "40.00", "Write", 14),
                        segment("c", "active", "medium", "30.00", "Nothing", 0),
                        segment("z", "lapsed", null, null, "Win back", 0)));
    }

    private static Dataset<Row> actions() {
        return Published.rows(
                NextActionsTable.TABLE,
                List.of(
                        gaining(action("a", 1, "Call", 3, "silent for 41"), "call", "4.00"),
                        gaining(action("b", 2, "Write", 14, null), "write", "5.00"),
                        gaining(action("z", 3, "Win back", 14, null), "win back", "1.00"),
                        heldBack("c")));
    }

    private static Map<String, Object> action(String customer, int rank, String words, int days, String reason) {
        Map<String, Object> row = onAsOf(customer);
        row.put(NextActionsTable.STATE, NextActionsTable.DUE);
        row.put(NextActionsTable.ACTION, words);
        row.put(NextActionsTable.RANK, rank);
        row.put(NextActionsTable.CONTACT_BY, Date.valueOf(AS_OF.plusDays(days)));
        row.put(NextActionsTable.EXPECTED_LOSS, money("80.00"));
        row.put(NextActionsTable.REASONS.get(0), reason);
        return row;
    }

    private static Map<String, Object> gaining(Map<String, Object> action, String kind, String gain) {
        action.put(NextActionsTable.KIND, kind);
        action.put(NextActionsTable.EXPECTED_GAIN, money(gain));
        return action;
    }

    private static Map<String, Object> heldBack(String customer) {
        Map<String, Object> row = onAsOf(customer);
        row.put(NextActionsTable.STATE, NextActionsTable.HELD_BACK);
        return row;
    }

    private static Map<String, Object> segment(
            String customer, String lifecycle, String band, String money, String action, int days) {
        Map<String, Object> row = onAsOf(customer);
        row.put(SegmentsTable.LIFECYCLE, lifecycle);
        row.put(SegmentsTable.RISK_BAND, band);
        row.put(SegmentsTable.VALUE_BAND, band);
        row.put(SegmentsTable.RFM_GROUP, "ordinary");
        row.put(SegmentsTable.MONEY_AT_RISK, money == null ? null : money(money));
        row.put(SegmentsTable.ACTION, action);
        row.put(SegmentsTable.CONTACT_BY, days == 0 ? null : Date.valueOf(AS_OF.plusDays(days)));
        row.put(SegmentsTable.IS_CONTROL, false);
        return row;
    }

    private static Map<String, Object> onAsOf(String customer) {
        return new HashMap<>(Map.of(SegmentsTable.CUSTOMER_ID, customer, SegmentsTable.AS_OF, Date.valueOf(AS_OF)));
    }

    private static Dataset<Row> purchases() {
        return Published.rows(
                PurchasesTable.TABLE,
                List.of(
                        purchase("2011-08-01", "10.00"),
                        purchase("2011-09-01", "20.00"),
                        purchase("2011-09-09", "-5.00")));
    }

    private static Map<String, Object> purchase(String on, String amount) {
        return Map.of(
                PurchasesTable.CUSTOMER_ID,
                "a",
                PurchasesTable.ORDERED_AT,
                THEN,
                PurchasesTable.ORDERED_ON,
                Date.valueOf(on),
                PurchasesTable.AMOUNT,
                money(amount),
                RejectedRowsTable.SOURCE_FILE,
                "p.csv");
    }

    private static Dataset<Row> customers() {
        return Published.rows(
                CustomersTable.TABLE,
                List.of(
                        Map.of(
                                CustomersTable.CUSTOMER_ID,
                                "a",
                                CustomersTable.NAME,
                                "Anna",
                                RejectedRowsTable.SOURCE_FILE,
                                "c.csv"),
                        Map.of(
                                CustomersTable.CUSTOMER_ID,
                                "b",
                                CustomersTable.OPTED_OUT,
                                true,
                                RejectedRowsTable.SOURCE_FILE,
                                "c.csv")));
    }

    private static Dataset<Row> files() {
        return Published.rows(
                IngestedFilesTable.TABLE,
                List.of(file("p1.csv", 15L, 8L, 3L, 2L, 2L), file("p2.csv", 5L, 2L, 1L, 1L, 1L)));
    }

    private static Map<String, Object> file(String name, Long... counts) {
        Map<String, Object> row = new HashMap<>(Map.of(
                IngestedFilesTable.INPUT,
                "purchases",
                IngestedFilesTable.SOURCE_FILE,
                name,
                IngestedFilesTable.SIZE_BYTES,
                1L,
                IngestedFilesTable.SHA256,
                "h",
                IngestedFilesTable.MAPPING_HASH,
                "h",
                IngestedFilesTable.INGESTED_AT,
                THEN));
        row.put(IngestedFilesTable.IN_COUNT, counts[0]);
        row.put(IngestedFilesTable.ACCEPTED_COUNT, counts[1]);
        row.put(IngestedFilesTable.DUPLICATE_COUNT, counts[2]);
        row.put(IngestedFilesTable.ANONYMOUS_COUNT, counts[3]);
        row.put(IngestedFilesTable.REJECTED_COUNT, counts[4]);
        row.put(IngestedFilesTable.FILTERED_COUNT, 0L);
        row.put(IngestedFilesTable.EQUAL_COUNT, 0L);
        row.put(IngestedFilesTable.DELIVERY, 1L);
        row.put(IngestedFilesTable.IS_GONE, false);
        return row;
    }

    private static Dataset<Row> rejected() {
        return Published.rows(
                RejectedRowsTable.TABLE,
                List.of(
                        refused("amount is not a number", 9L, "b,y,2"),
                        refused("amount is not a number", 7L, "a,x,1"),
                        refused("date in the future", null, "{}")));
    }

    private static Map<String, Object> refused(String reason, Long line, String text) {
        Map<String, Object> row = new HashMap<>(Map.of(
                RejectedRowsTable.INPUT, "purchases",
                RejectedRowsTable.SOURCE_FILE, "/data/p.csv",
                RejectedRowsTable.REASON, reason,
                RejectedRowsTable.DETAIL, "",
                RejectedRowsTable.RAW_TEXT, text));
        row.put(RejectedRowsTable.LINE_NUMBER, line);
        return row;
    }
}
