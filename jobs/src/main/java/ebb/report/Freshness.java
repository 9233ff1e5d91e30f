package ebb.report;

import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * How old the data are, and sales by month, in which a gap shows at once.
 *
 * @param months sales by month, oldest first
 */
public record Freshness(
        LocalDate firstPurchaseOn, LocalDate lastPurchaseOn, LocalDate asOf, List<Month> months, String currency)
        implements Section {

    /** Sales of one month; {@code name} as 2011-09. */
    public record Month(String name, long purchaseLines, BigDecimal amount) {}

    @Override
    public String id() {
        return "freshness";
    }

    @Override
    public String title() {
        return "How fresh the data are";
    }

    /** Days between the last purchase and the as-of date; negative where the data go on after it. */
    public long age() {
        return asOf.toEpochDay() - lastPurchaseOn.toEpochDay();
    }

    public Chart chart() {
        return new Chart(
                "Sales by month, returns taken off",
                currency,
                Axis.named(months.stream().map(Month::name).toList()),
                Axis.of("Sales", Unit.MONEY),
                List.of(new Series(
                        "Sales",
                        Mark.BAR,
                        Tone.STRONG,
                        months.stream()
                                .map(month -> Point.at(month.name(), month.amount()))
                                .toList())));
    }
}
