package ebb.report;

import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

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

    /** One week; {@code lastYear} is null where the same week last year was not observed. */
    public record Week(LocalDate from, BigDecimal expected, BigDecimal low, BigDecimal high, BigDecimal lastYear) {}

    /** Errors over what was bought, NaN where not judged: of the forecast, of "as last year", and part of weeks inside the interval. */
    public record Trust(long weeks, double error, double lastYearError, double held) {}

    /** All weeks of one category. */
    public record Category(String name, BigDecimal expected, Trust trust) {}

    @Override
    public String id() {
        return "demand";
    }

    @Override
    public String title() {
        return "Expected demand";
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
                                week.from().toString(),
                                week.expected(),
                                week.low().doubleValue(),
                                week.high().doubleValue()))
                        .toList()));
        List<Point> lastYear = weeks.stream()
                .filter(week -> week.lastYear() != null)
                .map(week -> Point.at(week.from().toString(), week.lastYear()))
                .toList();
        if (!lastYear.isEmpty()) {
            series.add(new Series("Same week last year", Mark.LINE, Tone.NEUTRAL, lastYear));
        }
        return new Chart(
                "Expected orders by week",
                currency,
                Axis.named(weeks.stream().map(week -> week.from().toString()).toList()),
                Axis.of("A week", Unit.MONEY),
                series);
    }
}
