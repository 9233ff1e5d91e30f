package ebb.doctor;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;

import ebb.lake.Lake;
import ebb.schema.Column;
import ebb.schema.WarningQualityTable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What warning rules watch by the pace of the shop, as they last derived it from its gaps. */
final class WatchedPace {
    private WatchedPace() {}

    /** A sentence for each rule that follows the pace; none where the table was last written by a version that did not keep it. */
    static List<String> inWords(Lake lake) {
        Dataset<Row> quality = lake.read(WarningQualityTable.TABLE);
        if (!Arrays.asList(quality.columns()).contains(WarningQualityTable.WATCHES)) {
            return List.of();
        }
        return quality
                .groupBy(WarningQualityTable.RULE)
                .agg(max_by(col(WarningQualityTable.WATCHES), col(Column.AS_OF)).as(WarningQualityTable.WATCHES))
                .where(col(WarningQualityTable.WATCHES).isNotNull())
                .orderBy(WarningQualityTable.RULE)
                .collectAsList()
                .stream()
                .map(row -> row.<String>getAs(WarningQualityTable.WATCHES))
                .toList();
    }
}
