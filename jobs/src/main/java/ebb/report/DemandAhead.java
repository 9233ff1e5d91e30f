package ebb.report;

import static org.apache.spark.sql.functions.col;

import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import ebb.schema.ExpectedDemandTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What customers are expected to order in the coming weeks.
 *
 * @param weeks of all demand together
 * @param trust how far such forecasts of all demand were off
 * @param categories over all weeks, the largest first
 * @param currency code of the currency
 */
public record DemandAhead(List<Week> weeks, Trust trust, List<Category> categories, String currency)
        implements Section {
    public static final SectionType TYPE =
            new SectionType("demand", "Expected demand", List.of(ExpectedDemandTable.TABLE), DemandAhead::read);

    /** One week; {@code lastYear} is null where the same week last year was not observed. */
    public record Week(LocalDate from, BigDecimal expected, BigDecimal low, BigDecimal high, BigDecimal lastYear) {}

    /** Errors over what was bought, NaN where not judged: of the forecast, of "as last year", and part of weeks inside the interval. */
    public record Trust(long weeks, double error, double lastYearError, double held) {}

    /** All weeks of one category. */
    public record Category(String name, BigDecimal expected, Trust trust) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    /** Expected by week with its interval, and the same week last year. */
    public Chart chart() {
        List<Series> series = new ArrayList<>();
        series.add(new Series(
                "Expected, with 80 % interval",
                Mark.DOT,
                Tone.STRONG,
                weeks.stream()
                        .map(week -> new Point(
                                Chart.label(week.from()),
                                week.expected(),
                                week.low().doubleValue(),
                                week.high().doubleValue()))
                        .toList()));
        List<Point> lastYear = weeks.stream()
                .filter(week -> week.lastYear() != null)
                .map(week -> Point.at(Chart.label(week.from()), week.lastYear()))
                .toList();
        if (!lastYear.isEmpty()) {
            series.add(new Series("Same week last year", Mark.LINE, Tone.NEUTRAL, lastYear));
        }
        return new Chart(
                "Expected orders by week",
                currency,
                Axis.named(weeks.stream().map(week -> Chart.label(week.from())).toList()),
                Axis.of("A week", Unit.MONEY),
                series);
    }

    private static final int CATEGORIES_SHOWN = 12;

    private static Optional<DemandAhead> read(ReportSource source) {
        return source.rowsToName(ExpectedDemandTable.TABLE, ExpectedDemandTable.CATEGORY)
                .flatMap(demand -> of(demand, source.frame().currency()));
    }

    /** Empty where nothing was forecast. */
    private static Optional<DemandAhead> of(Dataset<Row> demand, String currency) {
        List<Row> rows = demand.where(col(ExpectedDemandTable.REGION).equalTo(ExpectedDemandTable.ALL))
                .orderBy(ExpectedDemandTable.CATEGORY, ExpectedDemandTable.WEEK_FROM_ON)
                .collectAsList();
        Map<String, List<Row>> byCategory = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.getAs(ExpectedDemandTable.CATEGORY), TreeMap::new, Collectors.toList()));
        List<Row> all = byCategory.remove(ExpectedDemandTable.ALL);
        if (all == null) {
            return Optional.empty();
        }
        List<Category> categories = byCategory.entrySet().stream()
                .map(one -> new Category(
                        one.getKey().replace('_', ' '),
                        one.getValue().stream()
                                .map(row -> row.<BigDecimal>getAs(ExpectedDemandTable.EXPECTED))
                                .reduce(BigDecimal.ZERO, BigDecimal::add),
                        trust(one.getValue().get(0))))
                .sorted(Comparator.comparing(Category::expected).reversed())
                .limit(CATEGORIES_SHOWN)
                .toList();
        return Optional.of(
                new DemandAhead(all.stream().map(DemandAhead::week).toList(), trust(all.get(0)), categories, currency));
    }

    private static Week week(Row row) {
        return new Week(
                Cells.date(row, ExpectedDemandTable.WEEK_FROM_ON),
                row.getAs(ExpectedDemandTable.EXPECTED),
                row.getAs(ExpectedDemandTable.LOW),
                row.getAs(ExpectedDemandTable.HIGH),
                row.getAs(ExpectedDemandTable.LAST_YEAR));
    }

    private static Trust trust(Row row) {
        return new Trust(
                row.<Long>getAs(ExpectedDemandTable.WEEKS_JUDGED),
                Cells.number(row, ExpectedDemandTable.ERROR),
                Cells.number(row, ExpectedDemandTable.LAST_YEAR_ERROR),
                Cells.number(row, ExpectedDemandTable.HELD));
    }
}
