package ebb.drift;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import ebb.ledger.AsOf;
import ebb.ledger.LedgerRow;
import ebb.ledger.Timeline;
import ebb.schema.ScoresTable;
import java.io.Serializable;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Calibration of earlier scores by risk band, once their outcome windows have ended; scores given in hindsight are left out. */
public final class MaturedScores {
    private static final String DAY = "day";
    private static final String CHURNED = "churned";
    private static final StructType OUTCOMES = new StructType()
            .add(ScoresTable.CUSTOMER_ID, DataTypes.StringType)
            .add(DAY, DataTypes.IntegerType)
            .add(CHURNED, DataTypes.DoubleType);

    private MaturedScores() {}

    /**
     * Which scores have matured.
     *
     * @param asOfs their as-of dates
     * @param horizonDays length of their outcome window
     * @param spendFloor of the model that gave them, in hundredths of the currency
     */
    public record Windows(List<AsOf> asOfs, int horizonDays, long spendFloor) implements Serializable {}

    /** The bands of each of the windows, active customers only. */
    public static List<DriftTest.Matured> of(Dataset<Row> scores, Dataset<LedgerRow> ledger, Windows windows) {
        FlatMapFunction<LedgerRow, Row> toOutcomes = row -> outcomes(Timeline.of(row), windows);
        Dataset<Row> outcomes = ledger.flatMap(toOutcomes, Encoders.row(OUTCOMES))
                .withColumn(ScoresTable.AS_OF, date_from_unix_date(col(DAY)))
                .drop(DAY);
        var probability = col(ScoresTable.CHURN_PROBABILITY);
        return scores
                .where(col(ScoresTable.IS_ACTIVE)
                        .and(probability.isNotNull())
                        .and(not(coalesce(col(ScoresTable.IS_HINDSIGHT), lit(false)))))
                .join(outcomes, new String[] {ScoresTable.CUSTOMER_ID, ScoresTable.AS_OF}, "inner")
                .groupBy(ScoresTable.AS_OF, ScoresTable.RISK_BAND)
                .agg(
                        count(lit(1)),
                        avg(probability),
                        avg(CHURNED),
                        sum(probability.multiply(lit(1).minus(probability))))
                .orderBy(ScoresTable.AS_OF, ScoresTable.RISK_BAND)
                .collectAsList()
                .stream()
                .map(row -> new DriftTest.Matured(
                        row.<Date>getAs(0).toLocalDate(),
                        row.getString(1),
                        row.getLong(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getDouble(5)))
                .toList();
    }

    private static Iterator<Row> outcomes(Timeline timeline, Windows windows) {
        List<Row> rows = new ArrayList<>();
        for (AsOf asOf : windows.asOfs()) {
            boolean churned = asOf.outcome(timeline, windows.horizonDays()).churned(windows.spendFloor());
            rows.add(RowFactory.create(timeline.customerId(), asOf.day(), churned ? 1.0 : 0.0));
        }
        return rows.iterator();
    }
}
