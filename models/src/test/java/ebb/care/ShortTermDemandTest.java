package ebb.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.account.AccountBaseline;
import ebb.account.NonReturnRates;
import ebb.account.RegionalFacts;
import ebb.feature.GapPrior;
import ebb.feature.GapSums;
import ebb.input.AccountInputs;
import ebb.input.CustomerAccount;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LedgerRow;
import ebb.ledger.LocalLedger;
import ebb.ledger.Timeline;
import ebb.testing.Line;
import ebb.testing.TestBaseline;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** A hundred customers who buy tea for 10.00 every week on one of seven days, forecast for four weeks from day 1900. */
class ShortTermDemandTest {
    private static final int TODAY = 1900;

    private static List<LedgerRow> weekly(int untilDay) {
        List<Line> lines = new ArrayList<>();
        for (int customer = 0; customer < 100; customer++) {
            for (int day = 1000 + customer % 7; day <= untilDay; day += 7) {
                lines.add(Line.purchase("c" + customer, day, 10).in(customer % 4 == 0 ? "coffee" : "tea"));
            }
        }
        return LocalLedger.of(lines);
    }

    private static List<Row> rows(List<LedgerRow> ledger) {
        List<AsOf> origins = ShortTermDemand.origins(new AsOf(TODAY, new DataSpan(1000, TODAY + 100)), 4);
        List<AccountBaseline> baselines =
                origins.stream().map(origin -> baseline(ledger, origin)).toList();
        ShortTermDemand demand = new ShortTermDemand(origins, baselines, 4);
        DemandGrid grid = new DemandGrid(List.of("coffee", "tea", DemandGrid.OTHERS), List.of(DemandGrid.OTHERS));
        DemandSums sums = demand.empty(grid);
        ledger.forEach(row -> demand.add(sums, new CustomerAccount(row, AccountInputs.NONE), grid));
        return new ExpectedDemandRows(demand, grid, sums).all();
    }

    private static AccountBaseline baseline(List<LedgerRow> ledger, AsOf origin) {
        GapSums gaps = new GapSums();
        NonReturnRates leaving = new NonReturnRates();
        for (LedgerRow row : ledger) {
            gaps.add(origin.observe(Timeline.of(row)));
            leaving.add(origin.observe(Timeline.of(row)), 90);
        }
        return TestBaseline.of(GapPrior.from(gaps), leaving, RegionalFacts.NOTHING);
    }

    private static double money(Row row, int cell) {
        return row.<BigDecimal>getAs(cell).doubleValue();
    }

    private static List<Row> of(List<Row> rows, String category) {
        return rows.stream()
                .filter(row ->
                        row.getString(2).equals(category) && row.getString(3).equals("all"))
                .toList();
    }

    @Test
    void expectsOfWeeklyBuyersWhatTheyBuyInAWeek() {
        List<Row> rows = rows(weekly(TODAY));
        assertThat(of(rows, "all")).hasSize(4).allSatisfy(row -> {
            assertThat(money(row, 4)).isCloseTo(1000, within(60.0));
            assertThat(money(row, 5)).isLessThan(money(row, 4));
            assertThat(money(row, 6)).isGreaterThan(money(row, 4));
            assertThat(money(row, 7)).as("the same week last year").isEqualTo(1000);
        });
        assertThat(of(rows, "coffee"))
                .allSatisfy(row -> assertThat(money(row, 4)).isCloseTo(250, within(20.0)));
        assertThat(of(rows, DemandGrid.OTHERS)).as("nothing bought").isEmpty();
    }

    @Test
    void judgesItselfAgainstLastYearOnThePast() {
        Row all = of(rows(weekly(TODAY)), "all").get(0);
        assertThat(all.getLong(8)).as("five origins of four weeks").isEqualTo(20);
        assertThat(all.getDouble(9)).isLessThan(0.06);
        assertThat(all.getDouble(10)).as("the same every year").isZero();
        assertThat(all.getDouble(11)).isBetween(0.8, 1.0);
    }

    @Test
    void callsWeeksLikeTheLastSteady() {
        assertThat(of(rows(weekly(TODAY)), "all")).allSatisfy(row -> {
            assertThat(money(row, 12)).isEqualTo(1000);
            assertThat(row.getString(13)).isEqualTo("steady");
            assertThat(row.getLong(14)).isLessThan(4);
        });
    }

    /** In the same four weeks of every year they buy twice as much, or in another shop twice as much but in those. */
    @Test
    void callsWeeksRisingOrFallingThatDoSoEveryYear() {
        assertThat(of(rows(twiceAsMuch(day -> Math.floorMod(day - TODAY - 1, 364) < 28)), "all"))
                .allSatisfy(row -> {
                    assertThat(row.getString(13)).isEqualTo("rising");
                    assertThat(money(row, 5)).isGreaterThan(money(row, 12));
                });
        assertThat(of(rows(twiceAsMuch(day -> Math.floorMod(day - TODAY - 1, 364) >= 28)), "all"))
                .extracting(row -> row.getString(13))
                .containsOnly("falling");
    }

    private static List<LedgerRow> twiceAsMuch(IntPredicate isMuch) {
        List<Line> lines = new ArrayList<>();
        for (int customer = 0; customer < 100; customer++) {
            for (int day = 1000 + customer % 7; day <= TODAY; day += 7) {
                lines.add(Line.purchase("c" + customer, day, isMuch.test(day) ? 20 : 10)
                        .in("tea"));
            }
        }
        return LocalLedger.of(lines);
    }

    @Test
    void expectsNothingOfWhoIsSilentForMoreThanAYear() {
        assertThat(expectedOf(TODAY - 365)).isPositive();
        assertThat(expectedOf(TODAY - 366)).isZero();
    }

    private static double expectedOf(int lastPurchaseDay) {
        AsOf today = new AsOf(TODAY, new DataSpan(1000, TODAY));
        ShortTermDemand demand = new ShortTermDemand(List.of(today), List.of(baseline(weekly(TODAY), today)), 4);
        DemandGrid grid = new DemandGrid(List.of("tea", DemandGrid.OTHERS), List.of(DemandGrid.OTHERS));
        List<Line> lines = List.of(
                Line.purchase("a", lastPurchaseDay - 300, 10).in("tea"),
                Line.purchase("a", lastPurchaseDay, 10).in("tea"));
        CustomerAccount silent = new CustomerAccount(LocalLedger.of(lines).get(0), AccountInputs.NONE);
        DemandSums sums = demand.add(demand.empty(grid), silent, grid);
        return java.util.Arrays.stream(sums.expected[0])
                .flatMapToDouble(java.util.Arrays::stream)
                .sum();
    }

    @Test
    void whatComesAfterTheAsOfDateMovesNothing() {
        assertThat(rows(weekly(TODAY + 100))).isEqualTo(rows(weekly(TODAY)));
    }

    @Test
    void wholeWeeksAheadAddUpToTheFlowOfOrders() {
        LedgerRow row = weekly(TODAY).get(0);
        AsOf today = new AsOf(TODAY, new DataSpan(1000, TODAY));
        ebb.account.AccountFacts facts = new ebb.account.AccountFacts(
                ebb.input.AccountPast.ofPurchases(today.observe(Timeline.of(row))), baseline(weekly(TODAY), today));
        double[] orders = OrderFlow.byWeek(facts, 4);
        assertThat(orders).hasSize(4);
        assertThat(orders[0] + orders[1] + orders[2] + orders[3]).isCloseTo(4, within(0.3));
    }
}
