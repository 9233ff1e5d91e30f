package ebb.report;

import static org.apache.spark.sql.functions.col;

import ebb.economics.LossCost;
import ebb.evaluation.Interval;
import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import ebb.schema.ChurnEconomicsTable;
import ebb.schema.CustomerFlowTable;
import ebb.schema.ProjectionTable;
import ebb.schema.SalesBridgeTable;
import ebb.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.Row;

/**
 * What losing customers costs: who came and went, the bridge of sales, and the coming years.
 *
 * @param cost of the longest period that the data cover
 * @param months flow by month, ascending
 * @param bridge of the longest period with one before it; empty where there is none
 * @param years projected, by scenario and year
 * @param past what was projected a year ago against what came; empty where the data do not reach so far
 * @param currency code of the currency
 */
public record CostOfLoss(
        Cost cost, List<Month> months, List<Component> bridge, List<Year> years, List<Past> past, String currency)
        implements Section {
    public static final SectionType TYPE = new SectionType(
            "cost",
            "What losing customers costs",
            List.of(CustomerFlowTable.TABLE, ChurnEconomicsTable.TABLE, SalesBridgeTable.TABLE, ProjectionTable.TABLE),
            CostOfLoss::read);

    /** Scenarios shown, each with its name in words. */
    private static final List<List<String>> SCENARIOS = List.of(
            List.of(ProjectionTable.COHORT_SURVIVAL, "By the survival of cohorts"),
            List.of(ProjectionTable.PRESENT_LOSS, "At the present loss rate"),
            List.of(ProjectionTable.HALF_LOSS_OF_ALL, "At half of it"));

    /**
     * What the lost of a period cost.
     *
     * @param flow who was there, came and went
     * @param money null in each part: not known
     */
    public record Cost(LocalDate from, LocalDate until, Flow flow, Money money, String assumptions) {
        /** What the saving is reckoned of: no rate falls below 0. */
        public String fallOfRate() {
            return flow.rate().value() < LossCost.FIVE_POINTS ? "Losing nobody" : "Five points less";
        }
    }

    /** Counts of a period; {@code rate} with its interval. */
    public record Flow(long start, long came, long lost, long replaced, Interval rate) {}

    /** In the currency; null: not known. {@code replacement} is for all the lost, {@code replaced} for those who came in the place of one. */
    public record Money(
            BigDecimal revenue,
            BigDecimal profit,
            BigDecimal replacement,
            BigDecimal replaced,
            BigDecimal saved,
            double savedLifetime) {}

    /** One month. */
    public record Month(LocalDate until, long came, long lost) {}

    /** A component of the bridge. */
    public record Component(String name, long customers, BigDecimal amount, LocalDate from, LocalDate until) {}

    /** A projected year; bounds are null where there is no interval. */
    public record Year(
            String scenario,
            int year,
            LocalDate until,
            BigDecimal revenue,
            BigDecimal low,
            BigDecimal high,
            String assumption) {}

    /** A year that was projected and is over. */
    public record Past(String scenario, LocalDate madeOn, BigDecimal projected, BigDecimal actual) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    /** Customers who came by month, and those who went below 0: one upon the other they would look like a sum. */
    public Chart flowChart() {
        return new Chart(
                "Customers gained or returned, and lost (below 0), by month",
                null,
                Axis.named(
                        months.stream().map(month -> Chart.label(month.until())).toList()),
                Axis.of("Customers", Unit.COUNT),
                List.of(
                        new Series("Gained or returned", Mark.BAR, Tone.MIDDLE, points(Month::came)),
                        new Series("Lost", Mark.BAR, Tone.STRONG, points(month -> -month.lost()))));
    }

    private List<Point> points(ToLongFunction<Month> count) {
        return months.stream()
                .map(month -> Point.at(Chart.label(month.until()), count.applyAsLong(month)))
                .toList();
    }

    /** What changed sales, the ends left out. */
    public List<Component> changes() {
        return bridge.isEmpty() ? List.of() : bridge.subList(1, bridge.size() - 1);
    }

    /** Components of the change of sales. */
    public Chart bridgeChart() {
        return new Chart(
                "What changed sales from one period to the next",
                currency,
                Axis.of("Change", Unit.MONEY),
                Axis.named(changes().stream().map(Component::name).toList()),
                List.of(new Series(
                        "Change",
                        Mark.BAR,
                        Tone.STRONG,
                        changes().stream()
                                .map(one -> Point.at(one.amount(), one.name()))
                                .toList())));
    }

    /** Revenue of the coming years by scenario, with its intervals. */
    public Chart projectionChart() {
        List<Series> series = new ArrayList<>();
        List<Tone> tones = List.of(Tone.STRONG, Tone.NEUTRAL, Tone.MIDDLE);
        for (List<String> scenario : SCENARIOS) {
            List<Point> points = of(scenario.get(1)).stream()
                    .map(year -> new Point(
                            Integer.toString(year.year()), year.revenue(), number(year.low()), number(year.high())))
                    .toList();
            if (!points.isEmpty()) {
                series.add(new Series(scenario.get(1), Mark.LINE, tones.get(series.size()), points));
            }
        }
        return new Chart(
                "Revenue of the coming years, with 95 % intervals",
                currency,
                Axis.named(years.stream()
                        .map(Year::year)
                        .distinct()
                        .sorted()
                        .map(String::valueOf)
                        .toList()),
                Axis.of("A year", Unit.MONEY),
                series);
    }

    private static Double number(BigDecimal amount) {
        return amount == null ? null : amount.doubleValue();
    }

    /** The years of a scenario, by its name in words. */
    public List<Year> of(String scenario) {
        return years.stream().filter(year -> year.scenario().equals(scenario)).toList();
    }

    /** Names of the scenarios that are there. */
    public List<String> scenarios() {
        return years.stream().map(Year::scenario).distinct().toList();
    }

    private static Optional<CostOfLoss> read(ReportSource source) {
        List<Row> economics = all(source, ChurnEconomicsTable.TABLE);
        List<Row> flow = all(source, CustomerFlowTable.TABLE);
        return economics.stream()
                .filter(row -> row.getAs(ChurnEconomicsTable.LOSS_RATE) != null)
                .max(longest())
                .map(row -> new CostOfLoss(
                        cost(row, flow),
                        flow.stream()
                                .filter(one ->
                                        one.getAs(CustomerFlowTable.PERIOD).equals(CustomerFlowTable.MONTH))
                                .map(one -> new Month(
                                        Cells.date(one, CustomerFlowTable.UNTIL_ON),
                                        came(one),
                                        one.<Long>getAs(CustomerFlowTable.LOST)))
                                .sorted(Comparator.comparing(Month::until))
                                .toList(),
                        bridge(all(source, SalesBridgeTable.TABLE)),
                        years(source),
                        past(source),
                        source.frame().currency()));
    }

    /** The total of every period. */
    private static List<Row> all(ReportSource source, Table table) {
        return source.rows(table)
                .map(rows -> rows.where(col(CustomerFlowTable.DIMENSION).equalTo(CustomerFlowTable.ALL))
                        .collectAsList())
                .orElse(List.of());
    }

    /** The latest of the longest periods. */
    private static Comparator<Row> longest() {
        return Comparator.comparing((Row row) -> Cells.date(row, CustomerFlowTable.UNTIL_ON))
                .thenComparing(row -> Cells.date(row, CustomerFlowTable.FROM_ON), Comparator.reverseOrder());
    }

    private static long came(Row row) {
        return row.<Long>getAs(CustomerFlowTable.GAINED) + row.<Long>getAs(CustomerFlowTable.RETURNED);
    }

    private static Cost cost(Row row, List<Row> flows) {
        Row flow = flows.stream()
                .filter(one -> longest().compare(one, row) == 0)
                .findFirst()
                .orElseThrow();
        return new Cost(
                Cells.date(row, CustomerFlowTable.FROM_ON),
                Cells.date(row, CustomerFlowTable.UNTIL_ON),
                new Flow(
                        row.<Long>getAs(ChurnEconomicsTable.START),
                        came(flow),
                        row.<Long>getAs(ChurnEconomicsTable.LOST),
                        flow.<Long>getAs(CustomerFlowTable.REPLACED),
                        new Interval(
                                Cells.number(row, ChurnEconomicsTable.LOSS_RATE),
                                Cells.number(row, ChurnEconomicsTable.LOSS_RATE_LOW),
                                Cells.number(row, ChurnEconomicsTable.LOSS_RATE_HIGH))),
                new Money(
                        row.getAs(ChurnEconomicsTable.LOST_REVENUE),
                        row.getAs(ChurnEconomicsTable.LOST_PROFIT),
                        row.getAs(ChurnEconomicsTable.REPLACEMENT_COST),
                        flow.getAs(CustomerFlowTable.REPLACED_COST),
                        row.getAs(ChurnEconomicsTable.SAVED_PROFIT),
                        Cells.number(row, ChurnEconomicsTable.SAVED_LIFETIME_SHARE)),
                row.getAs(ChurnEconomicsTable.ASSUMPTIONS));
    }

    private static List<Component> bridge(List<Row> rows) {
        return rows.stream()
                .max(longest())
                .map(last -> rows.stream()
                        .filter(row -> longest().compare(row, last) == 0)
                        .sorted(Comparator.comparingInt(row -> row.<Integer>getAs(SalesBridgeTable.POSITION)))
                        .map(row -> new Component(
                                row.<String>getAs(SalesBridgeTable.COMPONENT).replace('_', ' '),
                                row.<Long>getAs(SalesBridgeTable.CUSTOMERS),
                                row.getAs(SalesBridgeTable.AMOUNT),
                                Cells.date(row, SalesBridgeTable.FROM_ON),
                                Cells.date(row, SalesBridgeTable.UNTIL_ON)))
                        .toList())
                .orElse(List.of());
    }

    private static List<Row> projected(ReportSource source) {
        return source.rows(ProjectionTable.TABLE)
                .map(rows -> rows.orderBy(ProjectionTable.MADE_ON, ProjectionTable.YEARS)
                        .collectAsList())
                .orElse(List.of());
    }

    private static List<Year> years(ReportSource source) {
        List<Year> years = new ArrayList<>();
        for (List<String> scenario : SCENARIOS) {
            projected(source).stream()
                    .filter(row -> row.getAs(ProjectionTable.SCENARIO).equals(scenario.get(0)))
                    .filter(row -> row.getAs(ProjectionTable.MADE_ON).equals(row.getAs(ProjectionTable.AS_OF)))
                    .map(row -> new Year(
                            scenario.get(1),
                            row.<Integer>getAs(ProjectionTable.YEARS),
                            Cells.date(row, ProjectionTable.UNTIL_ON),
                            row.getAs(ProjectionTable.REVENUE),
                            row.getAs(ProjectionTable.REVENUE_LOW),
                            row.getAs(ProjectionTable.REVENUE_HIGH),
                            row.getAs(ProjectionTable.ASSUMPTION)))
                    .forEach(years::add);
        }
        return years;
    }

    private static List<Past> past(ReportSource source) {
        return projected(source).stream()
                .filter(row -> row.getAs(ProjectionTable.ACTUAL_REVENUE) != null)
                .map(row -> new Past(
                        row.getAs(ProjectionTable.SCENARIO).equals(ProjectionTable.UNCHANGED)
                                ? "The same as the year before"
                                : SCENARIOS.get(0).get(1),
                        Cells.date(row, ProjectionTable.MADE_ON),
                        row.getAs(ProjectionTable.REVENUE),
                        row.getAs(ProjectionTable.ACTUAL_REVENUE)))
                .toList();
    }
}
