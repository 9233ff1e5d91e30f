package ebb.star;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.trunc;

import ebb.feature.FeaturesTable;
import ebb.feature.Recency;
import ebb.schema.AccountsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.schema.star.StarCustomersTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows of {@link StarCustomersTable}: everybody who was scored. */
final class CustomerRows implements StarSource {
    @Override
    public Table table() {
        return StarCustomersTable.TABLE;
    }

    @Override
    public Dataset<Row> rows(StarSources sources) {
        Joined joined = new Joined(sources.rows(SegmentsTable.TABLE).orElseThrow())
                .with(sources.rows(ScoresTable.TABLE), ScoresTable.IS_ACTIVE)
                .with(
                        sources.rows(FeaturesTable.TABLE).map(CustomerRows::days),
                        StarCustomersTable.FIRST_BOUGHT_ON,
                        StarCustomersTable.LAST_BOUGHT_ON)
                .with(sources.rows(AccountsTable.TABLE), AccountsTable.STANDING)
                .with(sources.customers(), wanted(sources.rules()).toArray(String[]::new));
        return joined.completedTo(table())
                .withColumn(StarCustomersTable.COHORT_ON, trunc(col(StarCustomersTable.FIRST_BOUGHT_ON), "month"));
    }

    private static List<String> wanted(StarRules rules) {
        List<String> wanted = new ArrayList<>(StarCustomersTable.MASTER);
        wanted.addAll(rules.personalColumns());
        return wanted;
    }

    private static Dataset<Row> days(Dataset<Row> features) {
        return features.select(
                col(FeaturesTable.CUSTOMER_ID),
                before(Recency.TENURE.name()).as(StarCustomersTable.FIRST_BOUGHT_ON),
                before(Recency.SILENCE.name()).as(StarCustomersTable.LAST_BOUGHT_ON));
    }

    private static Column before(String days) {
        return date_sub(col(FeaturesTable.AS_OF), col(days).cast("int"));
    }
}
