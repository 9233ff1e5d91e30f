package ebb.ingest.duplicate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import ebb.ingest.catalogue.Input;
import ebb.ingest.delivery.DeliveryOrder;
import ebb.ingest.delivery.ValidatedRows;
import ebb.ingest.source.RowPosition;
import ebb.ingest.source.SourceRows;
import ebb.ingest.value.AcceptanceLimits;
import ebb.schema.Ingested;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/**
 * The days that each file covers, from its first to its last: a row of an earlier file on one of them was replaced. A row that is not accepted counts
 * for the days of its file too, for an order on the last of them may be cancelled there.
 */
public final class ReplacedPeriods implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final String RANK = "__ebb_rank";
    private static final String FIRST = "__ebb_first";
    private static final String LAST = "__ebb_last";

    private final int firstDay;
    /** For each day from the first that any file covers, the rank of the newest file that covers it. */
    private final int[] newest;

    private ReplacedPeriods(int firstDay, int[] newest) {
        this.firstDay = firstDay;
        this.newest = newest;
    }

    /** The days of one file. */
    private record Period(int rank, int first, int last) {}

    /** Marks the rows delivered that a newer file replaced as duplicates, and takes those that the delivery replaces out of the table. */
    public static DeduplicatedRows settle(
            ValidatedRows judged, Dataset<Row> table, DeliveryOrder order, AcceptanceLimits believed) {
        Column day = dayOf(judged.key().input());
        Column deliveredRank = order.rank(RowPosition.fileName(col(SourceRows.PLACE), judged.files()));
        Column tableRank = order.rank(col(Ingested.SOURCE_FILE));
        Column accepted = col(ValidatedRows.VERDICT).equalTo(ValidatedRows.ACCEPTED);
        Column isBelieved =
                day.between(believed.first().toEpochDay(), believed.last().toEpochDay());
        List<Period> periods = new ArrayList<>(periods(judged.rows().where(isBelieved), deliveredRank, day));
        periods.addAll(periods(table, tableRank, day));
        if (periods.isEmpty()) {
            return DeduplicatedRows.of(judged.rows(), table);
        }
        ReplacedPeriods replaced = of(periods);
        Column isReplaced = accepted.and(replaced.contain(deliveredRank, day));
        return DeduplicatedRows.of(
                judged.rows()
                        .withColumn(Ingested.ROW_KEY, when(not(isReplaced), col(Ingested.ROW_KEY)))
                        .withColumn(
                                ValidatedRows.VERDICT,
                                when(isReplaced, lit(ValidatedRows.DUPLICATE)).otherwise(col(ValidatedRows.VERDICT))),
                table.where(not(replaced.contain(tableRank, day))));
    }

    private static ReplacedPeriods of(List<Period> periods) {
        int first = periods.stream().mapToInt(Period::first).min().orElseThrow();
        int last = periods.stream().mapToInt(Period::last).max().orElseThrow();
        int[] newest = new int[last - first + 1];
        for (Period period : periods) {
            for (int day = period.first(); day <= period.last(); day++) {
                newest[day - first] = Math.max(newest[day - first], period.rank());
            }
        }
        return new ReplacedPeriods(first, newest);
    }

    private static List<Period> periods(Dataset<Row> rows, Column rank, Column day) {
        return rows
                .groupBy(rank.as(RANK))
                .agg(min(day).as(FIRST), max(day).as(LAST))
                .where(col(FIRST).isNotNull())
                .collectAsList()
                .stream()
                .map(row -> new Period(row.getInt(0), row.getInt(1), row.getInt(2)))
                .toList();
    }

    private Column contain(Column rank, Column day) {
        int first = firstDay;
        int[] newestByDay = newest;
        UDF2<Integer, Integer, Boolean> isReplaced = (file, on) ->
                on != null && on >= first && on - first < newestByDay.length && newestByDay[on - first] > file;
        return udf(isReplaced, DataTypes.BooleanType).apply(rank, day);
    }

    private static Column dayOf(Input input) {
        return unix_date(to_date(col(input.datedBy().orElseThrow())));
    }
}
