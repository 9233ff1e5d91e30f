package ebb.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import ebb.schema.Column;
import ebb.schema.PurchasesTable;
import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Row;

/** Fills the report from the published tables: a handful of small queries, all sums made in Spark. */
public final class ReportReader {
    private static final int MONTHS_SHOWN = 24;

    private final ReportTables tables;
    private final ReportData.Frame frame;

    public ReportReader(ReportTables tables, ReportData.Frame frame) {
        this.tables = onAsOf(tables, frame);
        this.frame = frame;
    }

    /**
     * The report, all sections that the tables allow.
     *
     * @param models what is told of the models
     * @param habits null: no category is a habit
     */
    public ReportData read(ModelSections models, CategoryHabits habits) {
        SegmentTotals totals = SegmentTotals.of(tables);
        return new ReportData(
                frame,
                totals.headline(),
                totals.sizes(),
                totals.riskByValue(frame.currency()),
                new CallList(CallListReader.read(tables), totals.due()),
                models.trust(),
                models.watch(),
                models.purchases(),
                InputRowsReader.read(tables),
                models.story(),
                freshness(),
                habits,
                new CareReader(tables.care(), tables.customers(), frame).read());
    }

    private static ReportTables onAsOf(ReportTables tables, ReportData.Frame frame) {
        var onDate = col(Column.AS_OF).equalTo(lit(Date.valueOf(frame.asOf())));
        return new ReportTables(
                tables.scores().where(onDate),
                tables.segments().where(onDate),
                tables.purchases(),
                tables.customers(),
                tables.ingestedFiles(),
                tables.rejected(),
                tables.care());
    }

    private Freshness freshness() {
        List<Row> months = tables.purchases()
                .groupBy(date_format(col(PurchasesTable.ORDERED_ON), "yyyy-MM").as("month"))
                .agg(
                        count(lit(1)),
                        sum(PurchasesTable.AMOUNT),
                        min(PurchasesTable.ORDERED_ON),
                        max(PurchasesTable.ORDERED_ON))
                .orderBy("month")
                .collectAsList();
        if (months.isEmpty()) {
            return null;
        }
        return new Freshness(
                months.get(0).<Date>getAs(3).toLocalDate(),
                months.get(months.size() - 1).<Date>getAs(4).toLocalDate(),
                frame.asOf(),
                months.subList(Math.max(0, months.size() - MONTHS_SHOWN), months.size()).stream()
                        .map(row -> new Freshness.Month(row.getString(0), row.getLong(1), row.getDecimal(2)))
                        .toList(),
                frame.currency());
    }
}
