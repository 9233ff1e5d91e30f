package ebb.star;

import static org.apache.spark.sql.functions.col;

import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.schema.star.StarScoreHistoryTable;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows of {@link StarScoreHistoryTable}: a score a day would make the table grow by all customers every night. */
final class ScoreHistoryRows implements StarSource {
    @Override
    public Table table() {
        return StarScoreHistoryTable.TABLE;
    }

    @Override
    public Dataset<Row> rows(StarSources sources) {
        Dataset<Row> scores = sources.allDates(ScoresTable.TABLE).orElseThrow();
        Object[] kept = kept(dates(scores), sources.asOf(), sources.rules().historyMonths()).stream()
                .map(Date::valueOf)
                .toArray();
        Dataset<Row> chosen = scores.where(col(ScoresTable.AS_OF).isin(kept));
        Optional<Dataset<Row>> segments = sources.allDates(SegmentsTable.TABLE)
                .map(rows -> rows.where(col(SegmentsTable.AS_OF).isin(kept))
                        .select(
                                SegmentsTable.CUSTOMER_ID,
                                SegmentsTable.AS_OF,
                                SegmentsTable.LIFECYCLE,
                                SegmentsTable.VALUE_BAND,
                                SegmentsTable.MONEY_AT_RISK));
        String[] key = {ScoresTable.CUSTOMER_ID, ScoresTable.AS_OF};
        return new Joined(segments.map(rows -> chosen.join(rows, key, "left")).orElse(chosen))
                .completedTo(table())
                .withColumn(StarScoreHistoryTable.SCORED_ON, col(ScoresTable.AS_OF));
    }

    private static List<LocalDate> dates(Dataset<Row> scores) {
        return scores.select(ScoresTable.AS_OF).distinct().collectAsList().stream()
                .map(row -> row.getDate(0).toLocalDate())
                .toList();
    }

    /** The last date of each month, within the months before the as-of date; none after it. */
    static Collection<LocalDate> kept(List<LocalDate> dates, LocalDate asOf, int months) {
        Map<YearMonth, LocalDate> last = new TreeMap<>();
        dates.stream()
                .filter(day -> !day.isAfter(asOf) && day.isAfter(asOf.minusMonths(months)))
                .forEach(day -> last.merge(YearMonth.from(day), day, (one, other) -> one.isAfter(other) ? one : other));
        return new ArrayList<>(last.values());
    }
}
