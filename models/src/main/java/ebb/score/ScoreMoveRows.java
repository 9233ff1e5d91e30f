package ebb.score;

import ebb.feature.FeatureCalculator;
import ebb.feature.FeatureCatalogue;
import ebb.ledger.LedgerRow;
import ebb.schema.Column;
import ebb.schema.ScoreMovesTable;
import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import scala.Tuple2;

/**
 * Rows of {@link ScoreMovesTable}.
 *
 * @param terms the two dates
 */
public record ScoreMoveRows(Terms terms) implements Serializable {

    /**
     * Two as-of dates and the names of their models.
     *
     * @param dates what scores were made of
     * @param asOf the later as-of date
     * @param modelBefore name of the earlier model in the lake
     * @param modelNow name of the later one
     */
    public record Terms(ScoreMove.Dates dates, LocalDate asOf, String modelBefore, String modelNow)
            implements Serializable {}

    /**
     * One row for each customer of {@code moved}. Only their purchases are shuffled.
     *
     * @param moved customers whose band changed, with both bands under the names of {@link ScoreMovesTable}
     * @param then rows of the features table on the earlier date
     * @param now rows of the features table on the later date
     * @param ledger all customers
     */
    public Dataset<Row> of(Dataset<Row> moved, Dataset<Row> then, Dataset<Row> now, Dataset<LedgerRow> ledger) {
        Set<String> ids = moved.select(Column.CUSTOMER_ID).as(Encoders.STRING()).collectAsList().stream()
                .collect(Collectors.toSet());
        Dataset<Row> beside =
                moved.join(pairs(then, "then"), Column.CUSTOMER_ID).join(pairs(now, "now"), Column.CUSTOMER_ID);
        return moved.sparkSession()
                .createDataFrame(
                        ledger.javaRDD()
                                .filter(row -> ids.contains(row.getCustomerId()))
                                .keyBy(LedgerRow::getCustomerId)
                                .join(beside.javaRDD().keyBy(row -> row.<String>getAs(Column.CUSTOMER_ID)))
                                .values()
                                .map(this::row),
                        ScoreMovesTable.TABLE.schema());
    }

    /** All features of a customer in one column. */
    private static Dataset<Row> pairs(Dataset<Row> features, String name) {
        return features.select(
                functions.col(Column.CUSTOMER_ID),
                functions
                        .struct(FeatureCatalogue.names().stream()
                                .map(functions::col)
                                .toArray(org.apache.spark.sql.Column[]::new))
                        .as(name));
    }

    private Row row(Tuple2<LedgerRow, Row> pair) {
        Row bands = pair._2();
        ScoreMove move = ScoreMove.of(
                new ScoreMove.Customer(pair._1(), vector(bands, "then"), vector(bands, "now")), terms.dates());
        ScoreChange change = move.change();
        List<Object> cells = new ArrayList<>(List.of(
                pair._1().getCustomerId(),
                Date.valueOf(terms.asOf()),
                Date.valueOf(LocalDate.ofEpochDay(terms.dates().day())),
                bands.getAs(ScoreMovesTable.BAND_BEFORE),
                bands.getAs(ScoreMovesTable.BAND_NOW),
                move.before(),
                move.now(),
                change.total(),
                change.timePassed(),
                change.purchases(),
                change.inputs(),
                change.modelChange(),
                change.mainCause()));
        List<FeatureShares.Share> shares = move.features().shares();
        for (int place = 0; place < ScoreMovesTable.FEATURE_COUNT; place++) {
            boolean isThere = place < shares.size();
            cells.add(isThere ? shares.get(place).feature() : null);
            cells.add(isThere ? shares.get(place).logOdds() : null);
        }
        cells.add(move.features().rest(ScoreMovesTable.FEATURE_COUNT));
        cells.add(terms.modelBefore());
        cells.add(terms.modelNow());
        return RowFactory.create(cells.toArray());
    }

    private static double[] vector(Row row, String name) {
        return FeatureCalculator.vector(row.getStruct(row.fieldIndex(name)), FeatureCatalogue.names());
    }
}
