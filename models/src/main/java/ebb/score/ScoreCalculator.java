package ebb.score;

import ebb.feature.FeatureRow;
import ebb.schema.ScoresTable;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Scores all customers in two passes: the first makes the histogram of active customers' probabilities for percentile ranks, the second writes the
 * rows.
 */
public final class ScoreCalculator {

    private ScoreCalculator() {}

    /** Rows of {@link ScoresTable} for the feature rows of one as-of date. */
    public static Dataset<Row> of(Dataset<FeatureRow> customers, CustomerScorer scorer) {
        RiskPercentiles percentiles = percentiles(customers, scorer);
        MapFunction<FeatureRow, Row> toRow = customer -> scorer.row(customer, percentiles);
        return customers.map(toRow, Encoders.row(ScoresTable.TABLE.schema()));
    }

    private static RiskPercentiles percentiles(Dataset<FeatureRow> customers, CustomerScorer scorer) {
        Map<Integer, Long> counts = new HashMap<>();
        customers
                .filter((FilterFunction<FeatureRow>) scorer::isActive)
                .javaRDD()
                .map(scorer::churnProbability)
                .filter(Double::isFinite)
                .map(RiskPercentiles::step)
                .countByValue()
                .forEach((step, count) -> counts.put(step, count));
        return RiskPercentiles.of(counts);
    }
}
