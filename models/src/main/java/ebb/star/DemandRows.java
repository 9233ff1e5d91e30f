package ebb.star;

import static ebb.schema.Column.MONEY;
import static ebb.schema.ExpectedDemandTable.CATEGORY;
import static ebb.schema.ExpectedDemandTable.EXPECTED;
import static ebb.schema.ExpectedDemandTable.HIGH;
import static ebb.schema.ExpectedDemandTable.LAST_YEAR;
import static ebb.schema.ExpectedDemandTable.LOW;
import static ebb.schema.ExpectedDemandTable.REGION;
import static ebb.schema.ExpectedDemandTable.WEEK_FROM_ON;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import ebb.schema.ExpectedDemandTable;
import ebb.schema.Table;
import ebb.schema.star.StarDemandTable;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows of {@link StarDemandTable}. A category that is a sign of a sensitive event is not among them, and not in the sums of all categories either, from which it
 * could be worked out; the interval of such a sum stays as wide in proportion.
 */
final class DemandRows implements StarSource {
    private static final String WITHHELD = "withheld_amount";
    private static final String WITHHELD_LAST_YEAR = "withheld_last_year_amount";

    @Override
    public Table table() {
        return StarDemandTable.TABLE;
    }

    @Override
    public Dataset<Row> rows(StarSources sources) {
        return sources.rows(ExpectedDemandTable.TABLE)
                .map(rows -> shown(rows, sources.rules().withheld()))
                .orElseGet(() -> sources.few(table(), List.of()));
    }

    private static Dataset<Row> shown(Dataset<Row> rows, WithheldWords words) {
        Dataset<Row> withheld = words.rowsWith(rows, CATEGORY)
                .groupBy(WEEK_FROM_ON, REGION)
                .agg(sum(EXPECTED).as(WITHHELD), sum(LAST_YEAR).as(WITHHELD_LAST_YEAR));
        Column share = coalesce(lit(1).minus(col(WITHHELD).divide(nullif(col(EXPECTED), lit(0)))), lit(1));
        return words.rowsWithout(rows, CATEGORY)
                .join(withheld, new String[] {WEEK_FROM_ON, REGION}, "left")
                .withColumn(LOW, less(LOW, col(LOW).multiply(share)))
                .withColumn(HIGH, less(HIGH, col(HIGH).multiply(share)))
                .withColumn(LAST_YEAR, less(LAST_YEAR, col(LAST_YEAR).minus(coalesce(col(WITHHELD_LAST_YEAR), lit(0)))))
                .withColumn(EXPECTED, less(EXPECTED, col(EXPECTED).minus(col(WITHHELD))));
    }

    /** An amount of all categories where some are withheld; any other as it is. */
    private static Column less(String amount, Column changed) {
        return when(
                        col(CATEGORY)
                                .equalTo(ExpectedDemandTable.ALL)
                                .and(col(WITHHELD).isNotNull()),
                        changed.cast(MONEY))
                .otherwise(col(amount));
    }
}
