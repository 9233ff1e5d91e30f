package ebb.star;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import ebb.feature.FeaturesTable;
import ebb.feature.Recency;
import ebb.schema.Table;
import ebb.schema.star.StarDatesTable;
import java.sql.Date;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of {@link StarDatesTable}. */
final class DateRows implements StarSource {
    @Override
    public Table table() {
        return StarDatesTable.TABLE;
    }

    @Override
    public Dataset<Row> rows(StarSources sources) {
        LocalDate first = firstPurchase(sources).withDayOfYear(1);
        LocalDate end = sources.asOf().plusYears(2).withDayOfYear(1);
        List<Row> days = first.datesUntil(end).map(DateRows::row).toList();
        return sources.few(table(), days);
    }

    private static LocalDate firstPurchase(StarSources sources) {
        return sources.rows(FeaturesTable.TABLE)
                .map(features -> features.agg(max(col(Recency.TENURE.name()))).first())
                .filter(row -> !row.isNullAt(0))
                .map(row -> sources.asOf().minusDays((long) row.getDouble(0)))
                .orElse(sources.asOf());
    }

    private static Row row(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return RowFactory.create(
                Date.valueOf(day),
                day.getYear(),
                day.get(IsoFields.QUARTER_OF_YEAR),
                day.getMonthValue(),
                Date.valueOf(day.withDayOfMonth(1)),
                Date.valueOf(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))),
                weekday.getValue(),
                weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                weekday.getValue() >= DayOfWeek.SATURDAY.getValue());
    }
}
