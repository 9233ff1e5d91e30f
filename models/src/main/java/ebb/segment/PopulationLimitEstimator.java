package ebb.segment;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log10;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import ebb.schema.ScoresTable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Finds {@link PopulationLimits} among active customers of each as-of date. */
final class PopulationLimitEstimator {
    static final String LIMITS_AS_OF = "limits_as_of";
    private static final String VALUE = "value_limits";
    private static final String RECENCY = "recency_limits";
    private static final String FREQUENCY = "frequency_limits";
    private static final String AMOUNT = "amount_limits";

    private PopulationLimitEstimator() {}

    /** One row an as-of date that has active customers. */
    static Dataset<Row> byAsOf(Dataset<Row> scored, SegmentSettings settings) {
        return scored.where(col(ScoresTable.IS_ACTIVE))
                .groupBy(col(ScoresTable.AS_OF).as(LIMITS_AS_OF))
                .agg(
                        limits(
                                        threeFigures(col(ScoresTable.EXPECTED_VALUE)),
                                        settings.mediumValueFrom(),
                                        settings.highValueFrom())
                                .as(VALUE),
                        fifths(col(SegmentFeatures.RECENCY)).as(RECENCY),
                        fifths(col(SegmentFeatures.FREQUENCY)).as(FREQUENCY),
                        fifths(threeFigures(col(SegmentFeatures.YEAR_AMOUNT))).as(AMOUNT));
    }

    /** Reads the limits beside a customer; on a date without active customers there are none to be judged by. */
    static PopulationLimits of(Row row) {
        List<Double> value = list(row, VALUE);
        Band.Limits bands = value.isEmpty()
                ? new Band.Limits(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)
                : new Band.Limits(value.get(0), value.get(1));
        return new PopulationLimits(bands, list(row, RECENCY), list(row, FREQUENCY), list(row, AMOUNT));
    }

    private static Column fifths(Column values) {
        return limits(values, 0.2, 0.4, 0.6, 0.8);
    }

    private static Column limits(Column values, double... shares) {
        return percentile(
                values,
                array(Arrays.stream(shares).mapToObj(share -> lit(share)).toArray(Column[]::new)));
    }

    /**
     * The amount to three significant figures, rounded down: an exact percentile counts distinct values, and of these there are only nine
     * hundred a power of ten. So the limits need little memory and never depend on the order of rows, as a sketch's would.
     */
    private static Column threeFigures(Column amount) {
        Column number = amount.cast("double");
        Column unit = pow(lit(10.0), floor(log10(number)).minus(2));
        return when(number.gt(0), round(floor(number.divide(unit)).multiply(unit), 6))
                .when(number.isNotNull(), lit(0.0));
    }

    private static List<Double> list(Row row, String column) {
        List<Double> limits = row.isNullAt(row.fieldIndex(column)) ? null : row.getList(row.fieldIndex(column));
        return limits == null ? List.of() : limits;
    }
}
