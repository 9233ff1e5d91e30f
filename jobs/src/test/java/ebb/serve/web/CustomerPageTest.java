package ebb.serve.web;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.report.Format;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.serve.view.PurchaseHistory.Purchase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerPageTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final RowCells CELLS = new RowCells(new Format("EUR"));

    @Test
    void drawsPurchasesAndTheDaysOfTheNextOne() {
        List<Purchase> purchases = List.of(
                new Purchase(AS_OF.minusYears(3).minusDays(1), BigDecimal.valueOf(999)),
                new Purchase(AS_OF.minusDays(100), BigDecimal.valueOf(50)),
                new Purchase(AS_OF, BigDecimal.valueOf(100)));
        Map<String, Object> score = Map.of(
                ScoresTable.NEXT_PURCHASE_FROM_ON, AS_OF.plusDays(10),
                ScoresTable.EXPECTED_NEXT_PURCHASE_ON, AS_OF.plusDays(40),
                ScoresTable.NEXT_PURCHASE_UNTIL_ON, AS_OF.plusDays(100));

        PurchaseTimeline timeline = PurchaseTimeline.of(purchases, score, AS_OF);

        assertThat(timeline.purchases()).as("the last three years").hasSize(2);
        assertThat(timeline.x(AS_OF)).isEqualTo("300.0");
        assertThat(timeline.x(timeline.expected().due())).isEqualTo("420.0");
        assertThat(timeline.width(
                        timeline.expected().from(), timeline.expected().until()))
                .isEqualTo("270.0");
        assertThat(timeline.top(purchases.get(2))).isEqualTo("0.0");
        assertThat(timeline.top(purchases.get(1))).isEqualTo("57.0");
    }

    @Test
    void drawsNothingWithoutPurchasesAndNoBandWithoutAModel() {
        assertThat(PurchaseTimeline.of(List.of(), Map.of(), AS_OF).purchases()).isEmpty();
        PurchaseTimeline one = PurchaseTimeline.of(List.of(new Purchase(AS_OF, BigDecimal.ZERO)), Map.of(), AS_OF);
        assertThat(one.expected()).isNull();
        assertThat(one.x(AS_OF)).isEqualTo("0.0");
        assertThat(PurchaseTimeline.of(List.of(new Purchase(AS_OF.minusYears(9), BigDecimal.ONE)), Map.of(), AS_OF)
                        .purchases())
                .as("of who bought long ago, the last one")
                .hasSize(1);
    }

    @Test
    void saysWhatChangedFromScoreToScore() {
        Map<String, Object> first = Map.of(
                ScoresTable.CHURN_PROBABILITY,
                0.30,
                SegmentsTable.LIFECYCLE,
                "active",
                ScoresTable.EXPECTED_VALUE,
                BigDecimal.valueOf(100));
        Map<String, Object> second = Map.of(
                ScoresTable.CHURN_PROBABILITY,
                0.42,
                SegmentsTable.LIFECYCLE,
                "cooling",
                ScoresTable.EXPECTED_VALUE,
                BigDecimal.valueOf(80));

        List<Map<String, Object>> steps = ScoreSteps.of(List.of(first, second, second), CELLS.format());

        assertThat(steps)
                .extracting(step -> step.get(ScoreSteps.CHANGED))
                .first()
                .isEqualTo("");
        assertThat(String.valueOf(steps.get(1).get(ScoreSteps.CHANGED)))
                .startsWith("risk up 12 points; active became cooling; expected value down ");
        assertThat(steps.get(2).get(ScoreSteps.CHANGED)).isEqualTo("");
    }

    @Test
    void writesDaysInSentencesAndClassesInWords() {
        assertThat(CELLS.sentence("last on 2026-01-31, order 2026-99-99"))
                .isEqualTo("last on " + CELLS.format().date(LocalDate.of(2026, 1, 31)) + ", order 2026-99-99");
        assertThat(CELLS.accountClass(Map.of(SegmentsTable.ACCOUNT_CLASS, "6")))
                .isEqualTo("large, good credit: A customers, the vital few (class 6)");
        assertThat(CELLS.accountClass(Map.of(SegmentsTable.ACCOUNT_CLASS, "8"))).isEqualTo("8");
        assertThat(CELLS.accountClass(Map.of())).isEqualTo("–");
        assertThat(RowCells.choice(SegmentsTable.ACCOUNT_CLASS, "6")).startsWith("large, good credit");
        assertThat(RowCells.choice(SegmentsTable.RISK_BAND, "6")).isEqualTo("6");
    }

    @Test
    void writesIntervalsWhereBothEndsAreKnown() {
        Map<String, Object> score = Map.of(
                ScoresTable.EXPECTED_PURCHASES_LOW,
                0.5,
                ScoresTable.EXPECTED_PURCHASES_HIGH,
                2.25,
                ScoresTable.EXPECTED_VALUE_LOW,
                new BigDecimal("10.00"),
                ScoresTable.EXPECTED_VALUE_HIGH,
                new BigDecimal("90.00"));
        assertThat(CELLS.interval(score, ScoresTable.EXPECTED_PURCHASES_LOW, ScoresTable.EXPECTED_PURCHASES_HIGH))
                .isEqualTo(" (80 %: " + CELLS.format().figure(0.5) + " to "
                        + CELLS.format().figure(2.25) + ")");
        assertThat(CELLS.moneyInterval(score, ScoresTable.EXPECTED_VALUE_LOW, ScoresTable.EXPECTED_VALUE_HIGH))
                .startsWith(" (80 %: ")
                .contains("90");
        assertThat(CELLS.moneyInterval(Map.of(), ScoresTable.EXPECTED_VALUE_LOW, ScoresTable.EXPECTED_VALUE_HIGH))
                .isEmpty();
    }

    @Test
    void anIdOfACustomerIsNoOptionAndNoFileOfArguments() {
        assertThat(new VerbRuns.WarningAnswer("@/etc/passwd", "loss", null, "").options())
                .containsExactly("ack", "--rule=loss", "--", "@@/etc/passwd");
        assertThat(new VerbRuns.WarningAnswer("--conf", "loss", 5, "").options())
                .containsExactly("snooze", "--rule=loss", "--days=5", "--", "--conf");
    }
}
