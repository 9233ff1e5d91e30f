package ebb.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PurchaseDaysTest {
    private static final int FIRST = 1000;
    private static final int LAST = 1400;

    @Test
    void aFreeLineIsNoPurchaseDay() {
        assertThat(days(1300, bought(1010, 30), bought(1299, 0))).containsExactly(1010);
    }

    @Test
    void anOrderCancelledTheSameDayIsNoPurchaseDay() {
        assertThat(days(1300, bought(1010, 30), bought(1298, 80), bought(1298, -80)))
                .containsExactly(1010);
        assertThat(days(1300, bought(1010, 30), bought(1298, 80), bought(1298, -79.99)))
                .containsExactly(1010, 1298);
    }

    @Test
    void anOrderSentBackWholeCountsUntilTheDayBeforeItsReturn() {
        Line[] lines = {bought(1010, 30), bought(1200, 80), bought(1250, -80)};
        assertThat(days(1249, lines)).containsExactly(1010, 1200);
        assertThat(days(1250, lines)).containsExactly(1010);
    }

    @Test
    void aReturnOfPartOfAnOrderLeavesItsDay() {
        assertThat(days(1300, bought(1010, 30), bought(1200, 80), bought(1250, -20)))
                .containsExactly(1010, 1200);
    }

    @Test
    void aReturnTakesBackTheOrderOfItsAmountThoughALaterOneIsThere() {
        assertThat(days(1300, bought(1100, 80), bought(1200, 20), bought(1250, -80)))
                .containsExactly(1200);
    }

    @Test
    void aReturnOfPartIsTakenFromAnOrderLargeEnough() {
        assertThat(days(1300, bought(1100, 50), bought(1200, 20), bought(1250, -30)))
                .containsExactly(1100, 1200);
    }

    @Test
    void anExchangeTakesBackWhatWasBoughtBefore() {
        Line[] larger = {bought(1010, 30), bought(1200, 80), bought(1299, -80), bought(1299, 50)};
        assertThat(days(1300, larger)).containsExactly(1010, 1299);
        Line[] smaller = {bought(1010, 30), bought(1299, -30), bought(1299, 80)};
        assertThat(days(1300, smaller)).containsExactly(1299);
        Line[] part = {bought(1010, 100), bought(1299, -60), bought(1299, 50)};
        assertThat(days(1300, part)).containsExactly(1010, 1299);
    }

    @Test
    void partOfAnOrderCancelledTheSameDayLeavesEarlierOnes() {
        assertThat(days(1300, bought(1010, 70), bought(1299, 80), bought(1299, -20)))
                .containsExactly(1010, 1299);
    }

    @Test
    void aReturnOfSeveralOrdersTakesTheLatestBackFirst() {
        assertThat(days(1300, bought(1050, 40), bought(1100, 50), bought(1200, 20), bought(1250, -70)))
                .containsExactly(1050);
    }

    @Test
    void aReturnTakesBackItsOwnCategory() {
        assertThat(days(
                        1300,
                        bought(1100, 80).in("tea"),
                        bought(1200, 80).in("coffee"),
                        bought(1250, -80).in("tea")))
                .containsExactly(1200);
        assertThat(days(1300, bought(1100, 80).in("tea"), bought(1250, -80).in("refund")))
                .isEmpty();
    }

    @Test
    void aReturnOfWhatWasBoughtBeforeTheDataIsNoPurchaseAndTakesNothingBack() {
        assertThat(days(1300, bought(1100, 30), bought(1250, -15))).containsExactly(1100);
        assertThat(days(1300, bought(1250, -15))).isEmpty();
    }

    @Test
    void everyDayWithAPurchaseLineCountsWhereTheSettingSaysSo() {
        DataSpan any = new DataSpan(FIRST, LAST).counting(PurchaseDayRule.ANY);
        assertThat(days(history(any, 1300, bought(1010, 30), bought(1200, 80), bought(1250, -80), bought(1299, 0))))
                .containsExactly(1010, 1200, 1299);
    }

    @Test
    void whoOnlyCancelledInTheOutcomeWindowChurned() {
        Timeline timeline = timeline(bought(1010, 30), bought(1250, 80), bought(1260, -80), bought(1350, 10));
        AsOf asOf = new AsOf(1240, new DataSpan(FIRST, LAST));
        assertThat(asOf.outcome(timeline, 19).purchaseDays()).isEqualTo(1);
        assertThat(asOf.outcome(timeline, 20).churned()).isTrue();
        assertThat(asOf.outcome(timeline, 20).returnedAmount()).isEqualTo(8000);
        assertThat(asOf.outcome(timeline, 110)).isEqualTo(new Outcome(1, 1000, 8000, 1350));
    }

    @Test
    void theNextPurchaseAfterTheOutcomeWindowIsLookedForSoFarAsTheDataGo() {
        Timeline timeline = timeline(bought(1010, 30), bought(1270, 80), bought(1350, 10));
        AsOf asOf = new AsOf(1240, new DataSpan(FIRST, LAST));
        assertThat(asOf.daysToPurchaseAfter(timeline, 29, 365)).isEqualTo(30);
        assertThat(asOf.daysToPurchaseAfter(timeline, 30, 365)).isEqualTo(110);
        assertThat(asOf.daysToPurchaseAfter(timeline, 30, 110)).isEqualTo(110);
        assertThat(asOf.daysToPurchaseAfter(timeline, 30, 109)).isZero();
        assertThat(asOf.daysToPurchaseAfter(timeline, 110, 365)).isZero();
        assertThat(new AsOf(1240, new DataSpan(FIRST, 1349)).daysToPurchaseAfter(timeline, 30, 365))
                .isZero();
    }

    @Test
    void keepsTheUnitsOfAPurchaseInProportionToWhatWasKept() {
        History history =
                history(new DataSpan(FIRST, LAST), 1300, new Line("c", 1100, "", 8000, 4000), bought(1250, -20));
        assertThat(history.keptQuantity(0)).isEqualTo(3000);
    }

    @Provide
    Arbitrary<List<Line>> lines() {
        return Combinators.combine(
                        Arbitraries.integers().between(FIRST, LAST),
                        Arbitraries.of("", "tea", "coffee"),
                        Arbitraries.of(-5000L, -2000L, -1000L, 0L, 1000L, 2000L, 3000L, 5000L))
                .as((day, category, amount) -> new Line("c", day, category, amount, amount < 0 ? -1000 : 1000))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property
    void whatComesLaterChangesNothingBefore(@ForAll("lines") List<Line> lines, @ForAll Random random) {
        int asOf = FIRST + random.nextInt(LAST - FIRST + 1);
        DataSpan span = new DataSpan(FIRST, LAST);
        Line[] known = lines.stream().filter(line -> line.day() <= asOf).toArray(Line[]::new);
        Line[] all = lines.toArray(Line[]::new);
        if (known.length > 0) {
            assertThat(days(history(span, asOf, all))).isEqualTo(days(history(span, asOf, known)));
        }
    }

    @Property
    void neverTakesBackMoreThanWasBought(@ForAll("lines") List<Line> lines) {
        List<Line> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(1));
        History history = history(new DataSpan(FIRST, LAST), LAST, shuffled.toArray(Line[]::new));
        for (int e = 0; e < history.entryCount(); e++) {
            if (history.isPurchase(e)) {
                assertThat(history.entryAmount(e)).isPositive();
                assertThat(days(history)).contains(history.entryDay(e));
            }
        }
        assertThat(history.amountUntil(LAST))
                .isEqualTo(IntStream.range(0, history.dayCount())
                        .mapToLong(history::amount)
                        .sum());
    }

    private static Line bought(int day, double amount) {
        Line line = Line.purchase("c", day, amount);
        return amount < 0 ? new Line("c", day, "", line.amount(), -1000) : line;
    }

    private static int[] days(int asOf, Line... lines) {
        return days(history(new DataSpan(FIRST, LAST), asOf, lines));
    }

    private static int[] days(History history) {
        int[] days = new int[history.dayCount()];
        Arrays.setAll(days, history::day);
        return days;
    }

    private static History history(DataSpan span, int asOf, Line... lines) {
        return new AsOf(asOf, span).observe(timeline(lines));
    }

    private static Timeline timeline(Line... lines) {
        return Timeline.of(LocalLedger.of(List.of(lines), 1, 1).get(0));
    }
}
