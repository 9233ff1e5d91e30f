package ebb.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import ebb.schema.PurchasesTable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How old the data are, and sales by month, in which a gap shows at once.
 *
 * @param months sales by month, oldest first
 */
public record Freshness(
        LocalDate firstPurchaseOn, LocalDate lastPurchaseOn, LocalDate asOf, List<Month> months, String currency)
        implements Section {
    public static final SectionType TYPE =
            new SectionType("freshness", "How fresh the data are", List.of(PurchasesTable.TABLE), Freshness::read);

    /** Sales of one month; {@code name} as 2011-09. */
    public record Month(String name, long purchaseLines, BigDecimal amount) {}

    @Override
    public SectionType type() {
        return TYPE;
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

    private static final int MONTHS_SHOWN = 24;

    private static Optional<Freshness> read(ReportSource source) {
        return source.rows(PurchasesTable.TABLE).flatMap(purchases -> of(purchases, source.frame()));
    }

    /** Empty where there are no purchases. */
    private static Optional<Freshness> of(Dataset<Row> purchases, ReportFrame frame) {
        List<Row> months = purchases
                .groupBy(date_format(col(PurchasesTable.ORDERED_ON), "yyyy-MM").as("month"))
                .agg(
                        count(lit(1)),
                        sum(PurchasesTable.AMOUNT),
                        min(PurchasesTable.ORDERED_ON),
                        max(PurchasesTable.ORDERED_ON))
                .orderBy("month")
                .collectAsList();
        if (months.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Freshness(
                months.get(0).<Date>getAs(3).toLocalDate(),
                months.get(months.size() - 1).<Date>getAs(4).toLocalDate(),
                frame.asOf(),
                months.subList(Math.max(0, months.size() - MONTHS_SHOWN), months.size()).stream()
                        .map(row -> new Month(row.getString(0), row.getLong(1), row.getDecimal(2)))
                        .toList(),
                frame.currency()));
    }
}
