package ebb.survey;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sha2;

import ebb.schema.SegmentsTable;
import ebb.schema.SurveySampleTable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Draws a stratified sample by lifecycle and value band. Strata get their share of the sample, and at least two customers each where the sample allows it, else
 * one, so that small ones are heard, their variance is known, and the weights sum to all customers; within a stratum chance decides, by a hash of seed, day and id, so that the same seed and day
 * draw the same customers on every machine.
 *
 * @param seed seed of the conf
 * @param day day of the draw, as 2026-01-31
 */
public record SurveyDraw(long seed, String day) {
    /** Least customers of a stratum, where the sample has twice as many as there are strata; else one, so that none stands for nobody. */
    private static final int LEAST = 2;

    private static final int SHA_BITS = 256;
    private static final double HALF = 0.5;
    private static final String NO_VALUE = "none";
    private static final String RANK = "drawn_rank";
    private static final String STRATUM = "drawn_stratum";
    private static final StructType SIZES = new StructType()
            .add(STRATUM, DataTypes.StringType, false)
            .add(SurveySampleTable.STRATUM_SIZE, DataTypes.LongType, false)
            .add(SurveySampleTable.STRATUM_SAMPLE, DataTypes.LongType, false);

    /**
     * The sample: the columns of {@code frame} with the size of the stratum, how many of it were drawn, and the design weight, which is the one over the other.
     *
     * @param frame rows of {@link SegmentsTable} of all customers who may be asked
     * @param sizes {@link #strata} of the frame
     * @param customers how many to draw, at least as many as there are strata; all of them where there are fewer
     */
    public Dataset<Row> of(Dataset<Row> frame, Map<String, Long> sizes, int customers) {
        Dataset<Row> grouped = grouped(frame);
        Column chance =
                sha2(concat_ws(":", lit(Long.toString(seed)), lit(day), col(SegmentsTable.CUSTOMER_ID)), SHA_BITS);
        return grouped.withColumn(
                        RANK,
                        row_number().over(Window.partitionBy(STRATUM).orderBy(chance, col(SegmentsTable.CUSTOMER_ID))))
                .join(frame.sparkSession().createDataFrame(rows(sizes, customers), SIZES), STRATUM)
                .where(col(RANK).leq(col(SurveySampleTable.STRATUM_SAMPLE)))
                .withColumn(
                        SurveySampleTable.WEIGHT,
                        col(SurveySampleTable.STRATUM_SIZE)
                                .cast("double")
                                .divide(col(SurveySampleTable.STRATUM_SAMPLE)))
                .drop(RANK, STRATUM);
    }

    /** Customers of each stratum. */
    public static Map<String, Long> strata(Dataset<Row> frame) {
        Map<String, Long> sizes = new TreeMap<>();
        grouped(frame)
                .groupBy(STRATUM)
                .count()
                .collectAsList()
                .forEach(row -> sizes.put(row.getString(0), row.getLong(1)));
        return sizes;
    }

    private static Dataset<Row> grouped(Dataset<Row> frame) {
        return frame.withColumn(
                STRATUM,
                concat_ws(", ", col(SegmentsTable.LIFECYCLE), coalesce(col(SegmentsTable.VALUE_BAND), lit(NO_VALUE))));
    }

    private static List<Row> rows(Map<String, Long> sizes, int customers) {
        Map<String, Long> drawn = allocation(sizes, customers);
        return sizes.entrySet().stream()
                .map(size -> RowFactory.create(size.getKey(), size.getValue(), drawn.get(size.getKey())))
                .toList();
    }

    /** How many to draw of each stratum: the least, then one by one where the share of those drawn is lowest (Sainte-Laguë). */
    static Map<String, Long> allocation(Map<String, Long> sizes, int customers) {
        long least = Math.min(LEAST, customers / Math.max(1, sizes.size()));
        Map<String, Long> drawn = new TreeMap<>();
        sizes.forEach((stratum, size) -> drawn.put(stratum, Math.min(size, least)));
        PriorityQueue<String> next = new PriorityQueue<>(
                Comparator.comparingDouble((String stratum) -> -sizes.get(stratum) / (drawn.get(stratum) + HALF))
                        .thenComparing(stratum -> stratum));
        sizes.keySet().stream()
                .filter(stratum -> drawn.get(stratum) < sizes.get(stratum))
                .forEach(next::add);
        long left =
                customers - drawn.values().stream().mapToLong(Long::longValue).sum();
        for (; left > 0 && !next.isEmpty(); left--) {
            String stratum = next.remove();
            if (drawn.merge(stratum, 1L, Long::sum) < sizes.get(stratum)) {
                next.add(stratum);
            }
        }
        return drawn;
    }
}
