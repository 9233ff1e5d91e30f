package ebb.value;

import ebb.evaluation.Interval;
import ebb.schema.ExpectedTotalsTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Rows of {@link ExpectedTotalsTable}.
 *
 * @param asOf the as-of date
 * @param horizonDays length of the outcome window
 * @param nextPurchase how the dates of next purchases held, told beside the purchase days
 */
public record TotalRows(LocalDate asOf, int horizonDays, NextPurchaseForecast nextPurchase) {

    /**
     * Scores of the as-of date added up.
     *
     * @param customers active customers of whom something is expected
     * @param expected their corrected total
     */
    public record Scored(long customers, double expected) {}

    /** What is expected now, and the past forecasts whose outcome was known on the as-of date. */
    public List<Row> of(ValueForecast forecast, Scored scored) {
        List<Row> rows = new ArrayList<>();
        forecast.judged().stream()
                .filter(past -> LocalDate.ofEpochDay((long) past.total().day() + horizonDays)
                                .compareTo(asOf)
                        <= 0)
                .map(past -> past(forecast, past))
                .forEach(rows::add);
        Interval total = forecast.around(scored.expected());
        rows.add(RowFactory.create(
                Date.valueOf(asOf),
                forecast.measure().label,
                Date.valueOf(asOf),
                scored.customers(),
                scored.expected() / forecast.correction().of(1),
                total.value(),
                total.low(),
                total.high(),
                null,
                null,
                null,
                null,
                null,
                null,
                null));
        return rows;
    }

    private Row past(ValueForecast forecast, ValueForecast.JudgedTotal past) {
        MaturedTotal total = past.total();
        Optional<NextPurchaseForecast.Judged> next = nextPurchase.judged().stream()
                .filter(judged -> forecast.measure() == ForecastMeasure.PURCHASES && judged.day() == total.day())
                .findFirst();
        boolean judgedCustomers = total.day() == forecast.holdoutDay() && !Double.isNaN(forecast.insideShare());
        return RowFactory.create(
                Date.valueOf(asOf),
                forecast.measure().label,
                Date.valueOf(LocalDate.ofEpochDay(total.day())),
                (long) total.customers(),
                total.expected(),
                past.foretold().value(),
                past.foretold().low(),
                past.foretold().high(),
                total.actual(),
                past.holds(),
                judgedCustomers ? forecast.insideShare() : null,
                next.map(judged -> (long) judged.customers()).orElse(null),
                next.map(NextPurchaseForecast.Judged::insideShare).orElse(null),
                next.map(judged -> (long) judged.modelledCustomers()).orElse(null),
                next.map(NextPurchaseForecast.Judged::modelledInsideShare).orElse(null));
    }
}
