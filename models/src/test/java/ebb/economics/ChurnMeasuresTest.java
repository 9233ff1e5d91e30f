package ebb.economics;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.account.AccountSettings;
import ebb.feature.GapPrior;
import ebb.input.AccountInputs;
import ebb.input.CustomerAccount;
import ebb.input.Profile;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.schema.ChurnEconomicsTable;
import ebb.schema.CustomerFlowTable;
import ebb.schema.ProjectionTable;
import ebb.schema.SalesBridgeTable;
import ebb.testing.Line;
import ebb.testing.TestBaseline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ChurnMeasuresTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final EconomicsSettings.WordOfMouth WORDS = new EconomicsSettings.WordOfMouth(5, 0.13, 0.02);
    private static final EconomicsSettings NO_MARGIN = settings(null, null);

    private static EconomicsSettings settings(Double margin, String acquisition) {
        return new EconomicsSettings(
                true,
                margin,
                Map.of("wine", 0.5),
                null,
                BigDecimal.valueOf(5),
                acquisition == null ? null : new BigDecimal(acquisition),
                WORDS,
                10);
    }

    private static final AccountSettings ACCOUNTS = new AccountSettings(
            List.of(100.0, 1000.0),
            List.of(List.of(1, 2, 2, 2), List.of(3, 3, 4, 4), List.of(5, 5, 5, 6)),
            1,
            7,
            30,
            List.of(.1, .28, .52),
            .1,
            5,
            new AccountSettings.Core(65, 35, .2, 50, .6, .1),
            new AccountSettings.Ahead(30, 8));

    private static ChurnMeasures measures(List<Line> lines, EconomicsSettings settings, int minCohort) {
        AsOf today = AsOf.of(TODAY, DataSpan.of(FIRST, TODAY));
        FlowCalendar calendar = FlowCalendar.of(today, 90);
        ChurnTally tally = new ChurnTally(calendar.periods().size());
        AccountMoves.Terms terms =
                new AccountMoves.Terms(settings, ACCOUNTS, TestBaseline.of(new GapPrior(100, Math.log(7), 0.5, 0.1)));
        LocalLedger.of(lines)
                .forEach(row -> ChurnMeasures.add(
                        tally,
                        new CustomerAccount(row, ownedBy(row.getCustomerId().substring(0, 1))).timeline(),
                        calendar,
                        terms));
        return new ChurnMeasures(
                calendar, new ChurnMeasures.Terms(settings, ACCOUNTS, minCohort, "EUR", OwnMargins.NONE), tally);
    }

    private static AccountInputs ownedBy(String owner) {
        Profile profile = new Profile("north", null, owner, -1, 4, -1, -1, Profile.Person.UNKNOWN);
        return new AccountInputs(profile, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    /** Somebody who buys for 100 on the first of each month from one to another. */
    private static List<Line> monthly(String customer, String from, String until) {
        List<Line> lines = new ArrayList<>();
        for (LocalDate on = LocalDate.parse(from); !on.isAfter(LocalDate.parse(until)); on = on.plusMonths(1)) {
            lines.add(Line.purchase(customer, (int) on.toEpochDay(), 100).in("wine"));
        }
        return lines;
    }

    private static List<Line> shop() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            lines.addAll(monthly("a" + i, "2024-01-01", i < 2 ? "2025-09-01" : "2026-06-01"));
        }
        lines.addAll(monthly("b1", "2025-11-01", "2026-06-01"));
        lines.addAll(monthly("b2", "2024-01-01", "2024-06-01"));
        lines.addAll(monthly("b2", "2026-05-01", "2026-06-01"));
        lines.addAll(monthly("b3", "2025-08-01", "2025-08-01"));
        return lines;
    }

    private static Row year(List<Row> rows, String group) {
        return rows.stream()
                .filter(row -> row.getString(1).equals(CustomerFlowTable.YEAR)
                        && row.getDate(3).toLocalDate().equals(TODAY)
                        && row.getString(5).equals(group))
                .findFirst()
                .orElseThrow();
    }

    private static Object of(Row row, org.apache.spark.sql.types.StructType schema, String column) {
        return row.get(schema.fieldIndex(column));
    }

    @Test
    void countsWhoCameReturnedWentAndPassedThrough() {
        Row year = year(measures(shop(), NO_MARGIN, 20).flowRows(), CustomerFlowTable.ALL);
        assertThat(CustomerFlowTable.TABLE.schema().size()).isEqualTo(year.size());
        assertThat(List.of(
                        of(year, CustomerFlowTable.TABLE.schema(), CustomerFlowTable.START),
                        of(year, CustomerFlowTable.TABLE.schema(), CustomerFlowTable.GAINED),
                        of(year, CustomerFlowTable.TABLE.schema(), CustomerFlowTable.RETURNED),
                        of(year, CustomerFlowTable.TABLE.schema(), CustomerFlowTable.LOST),
                        of(year, CustomerFlowTable.TABLE.schema(), CustomerFlowTable.END),
                        of(year, CustomerFlowTable.TABLE.schema(), CustomerFlowTable.BRIEF),
                        of(year, CustomerFlowTable.TABLE.schema(), CustomerFlowTable.REPLACED)))
                .containsExactly(8L, 1L, 1L, 2L, 8L, 1L, 2L);
    }

    @Test
    void valuesTheLostAtTheYearBeforeTheStart() {
        var schema = ChurnEconomicsTable.TABLE.schema();
        Row year = year(measures(shop(), settings(0.1, "50"), 20).economicsRows(), CustomerFlowTable.ALL);
        assertThat(of(year, schema, ChurnEconomicsTable.LOST_REVENUE)).isEqualTo(new BigDecimal("2400.00"));
        assertThat(of(year, schema, ChurnEconomicsTable.LOST_PROFIT))
                .as("wine has a margin of its own")
                .isEqualTo(new BigDecimal("1200.00"));
        assertThat(of(year, schema, ChurnEconomicsTable.REPLACEMENT_COST)).isEqualTo(new BigDecimal("100.00"));
        assertThat(of(year, schema, ChurnEconomicsTable.TOLD)).isEqualTo(10.0);
        assertThat(of(year, schema, ChurnEconomicsTable.TELLING_MANY)).isEqualTo(2 * 0.13);
        assertThat(of(year, schema, ChurnEconomicsTable.PROSPECTS_LOST)).isEqualTo(10 * 0.02);
        assertThat((String) of(year, schema, ChurnEconomicsTable.ASSUMPTIONS))
                .startsWith("Margin 10.0 %")
                .contains("A lost customer tells 5 people, of whom 2 % would have bought (assumed, not measured)")
                .doesNotContain("Revenue is too low");
    }

    @Test
    void projectsFromTheSalesOfTheYearThatTheBridgeEndsWith() {
        ChurnMeasures measures = measures(shop(), NO_MARGIN, 20);
        BigDecimal sales = bridge(measures, CustomerFlowTable.YEAR).get(SalesBridgeTable.AFTER);
        YearlyLoss loss = measures.yearlyLoss().orElseThrow();
        assertThat(loss.now()).isEqualTo(8);
        assertThat(BigDecimal.valueOf(loss.now() * loss.revenue()).setScale(2, RoundingMode.HALF_EVEN))
                .isEqualTo(sales);
        Row today = new ProjectionRows(AsOf.of(TODAY, DataSpan.of(FIRST, TODAY)), 90, 10)
                .arithmeticRows(loss)
                .get(0);
        assertThat(of(today, ProjectionTable.TABLE.schema(), ProjectionTable.YEARS))
                .isEqualTo(0);
        assertThat(of(today, ProjectionTable.TABLE.schema(), ProjectionTable.REVENUE))
                .isEqualTo(sales);
    }

    @Test
    void saysWhereTheDataBeginWithinTheYearThatRevenueIsOf() {
        List<Row> rows = measures(shop(), settings(0.1, "50"), 20).economicsRows();
        Row early = rows.stream()
                .filter(row -> row.getDate(3).toLocalDate().equals(LocalDate.of(2024, 12, 31))
                        && row.getString(1).equals(CustomerFlowTable.QUARTER)
                        && row.getString(5).equals(CustomerFlowTable.ALL))
                .findFirst()
                .orElseThrow();
        assertThat((String) of(early, ChurnEconomicsTable.TABLE.schema(), ChurnEconomicsTable.ASSUMPTIONS))
                .contains("it is of the 274 days before the start, since the data begin on 2024-01-01");
    }

    @Test
    void withoutMarginThereIsNoProfitAndTheKeyIsNamed() {
        var schema = ChurnEconomicsTable.TABLE.schema();
        Row year = year(measures(shop(), NO_MARGIN, 20).economicsRows(), CustomerFlowTable.ALL);
        assertThat(of(year, schema, ChurnEconomicsTable.LOST_PROFIT)).isNull();
        assertThat(of(year, schema, ChurnEconomicsTable.SAVED_PROFIT)).isNull();
        assertThat((String) of(year, schema, ChurnEconomicsTable.ASSUMPTIONS))
                .contains("set economics.margin", "set economics.acquisition-cost");
    }

    @Test
    void aNegativeMarginMakesLosingThemAGain() {
        EconomicsSettings loss =
                new EconomicsSettings(true, -0.2, Map.of(), null, BigDecimal.valueOf(5), null, WORDS, 10);
        Row year = year(measures(shop(), loss, 20).economicsRows(), CustomerFlowTable.ALL);
        assertThat(of(year, ChurnEconomicsTable.TABLE.schema(), ChurnEconomicsTable.LOST_PROFIT))
                .isEqualTo(new BigDecimal("-480.00"));
    }

    @Test
    void nobodyLostAndNobodyThereDivideByNothing() {
        var schema = ChurnEconomicsTable.TABLE.schema();
        Row stayed = year(
                measures(monthly("a", "2024-01-01", "2026-06-01"), NO_MARGIN, 20)
                        .economicsRows(),
                "all");
        assertThat(of(stayed, schema, ChurnEconomicsTable.LOSS_RATE)).isEqualTo(0.0);
        assertThat(of(stayed, schema, ChurnEconomicsTable.LOST_MEAN_REVENUE)).isNull();
        Row fresh = year(
                measures(monthly("a", "2026-01-01", "2026-06-01"), NO_MARGIN, 20)
                        .economicsRows(),
                "all");
        assertThat(of(fresh, schema, ChurnEconomicsTable.LOSS_RATE)).isNull();
        assertThat(of(fresh, schema, ChurnEconomicsTable.SAVED_LIFETIME_SHARE)).isNull();
    }

    @Test
    void aShortHistoryHasNoPeriodsRatherThanWrongOnes() {
        AsOf today = AsOf.of(TODAY, DataSpan.of(LocalDate.of(2026, 4, 10), TODAY));
        assertThat(FlowCalendar.of(today, 90).periods())
                .as("the month of May to June can be bridged, nobody was known to be active")
                .allMatch(period -> period.hasBridge() && !period.hasFlow() && period.months() == 1);
        AsOf month = AsOf.of(TODAY, DataSpan.of(LocalDate.of(2026, 6, 1), TODAY));
        assertThat(FlowCalendar.of(month, 90).periods()).isEmpty();
    }

    @Test
    void groupsBelowMinCohortAreSummedUpAndNotToldFromTheTotal() {
        List<Row> rows = measures(shop(), NO_MARGIN, 5).flowRows();
        assertThat(rows.stream()
                        .filter(row -> row.getString(4).equals(CustomerFlowTable.OWNER))
                        .map(row -> row.getString(5))
                        .collect(Collectors.toSet()))
                .as("a has eight customers, b three: with them alone in other, both are told")
                .isEmpty();
        assertThat(measures(shop(), NO_MARGIN, 3).flowRows().stream()
                        .filter(row -> row.getString(4).equals(CustomerFlowTable.OWNER)
                                && row.getString(1).equals(CustomerFlowTable.YEAR))
                        .map(row -> row.getString(5))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void tellsPriceFromQuantityAmongThoseWhoStayed() {
        List<Line> lines = List.of(
                new Line("a", day("2026-05-10"), "tea", 1000, 2000),
                new Line("a", day("2026-06-10"), "tea", 1800, 3000));
        Map<String, BigDecimal> bridge = bridge(measures(lines, NO_MARGIN, 20), CustomerFlowTable.MONTH);
        assertThat(bridge)
                .containsEntry(SalesBridgeTable.PRICE, new BigDecimal("3.00"))
                .containsEntry(SalesBridgeTable.SPENT_MORE, new BigDecimal("5.00"))
                .containsEntry(SalesBridgeTable.AFTER, new BigDecimal("18.00"));
    }

    private static Map<String, BigDecimal> bridge(ChurnMeasures measures, String period) {
        return measures.bridgeRows().stream()
                .filter(row -> row.getString(1).equals(period)
                        && row.getDate(3).toLocalDate().equals(TODAY)
                        && row.getString(5).equals(CustomerFlowTable.ALL))
                .collect(Collectors.toMap(row -> row.getString(7), row -> row.getDecimal(9)));
    }

    /** Refunds may exceed what was bought, quantities be missing, and purchases be free. */
    @Property(tries = 60)
    void theBridgeAddsUpToTheCentInEveryGroup(@ForAll @IntRange(max = 1_000_000) int seed) {
        Random random = new Random(seed);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String customer = (char) ('a' + random.nextInt(3)) + Integer.toString(random.nextInt(12));
            int on = (int) FIRST.toEpochDay() + random.nextInt((int) (TODAY.toEpochDay() - FIRST.toEpochDay()) + 1);
            long amount = random.nextInt(5) == 0 ? -random.nextInt(90_000) : random.nextInt(30_001);
            long quantity = random.nextInt(3) == 0 ? 0 : Long.signum(amount) * 1000L * random.nextInt(5);
            lines.add(new Line(customer, on, random.nextBoolean() ? "tea" : "", amount, quantity));
        }
        List<Row> rows = measures(lines, NO_MARGIN, 2).bridgeRows();
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Row row : rows) {
            BigDecimal sign = BigDecimal.valueOf(row.getString(7).equals(SalesBridgeTable.AFTER) ? -1 : 1);
            sums.merge(
                    row.getString(1) + row.getDate(3) + row.getString(4) + row.getString(5),
                    row.getDecimal(9).multiply(sign),
                    BigDecimal::add);
        }
        assertThat(sums).isNotEmpty();
        assertThat(sums.values()).allMatch(sum -> sum.signum() == 0);
        long sold = lines.stream()
                .filter(line -> line.day() > day("2025-06-30"))
                .mapToLong(Line::amount)
                .sum();
        assertThat(bridge(measures(lines, NO_MARGIN, 2), CustomerFlowTable.YEAR).get(SalesBridgeTable.AFTER))
                .isEqualByComparingTo(BigDecimal.valueOf(sold, 2));
    }
}
