package ebb.star;

import static org.apache.spark.sql.functions.col;

import ebb.feature.FeaturesTable;
import ebb.feature.Frequency;
import ebb.feature.Recency;
import ebb.schema.AccountsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.schema.star.StarScoresTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows of {@link StarScoresTable}. */
final class ScoreRows implements StarSource {
    @Override
    public Table table() {
        return StarScoresTable.TABLE;
    }

    @Override
    public Dataset<Row> rows(StarSources sources) {
        Dataset<Row> scores = new Joined(sources.rows(ScoresTable.TABLE).orElseThrow())
                .with(sources.rows(SegmentsTable.TABLE), SegmentsTable.MONEY_AT_RISK)
                .with(
                        sources.rows(FeaturesTable.TABLE).map(ScoreRows::counts),
                        StarScoresTable.SILENCE,
                        StarScoresTable.PURCHASE_DAYS)
                .with(sources.rows(AccountsTable.TABLE), AccountsTable.YEAR_AMOUNT)
                .completedTo(table());
        return sources.rules().withheld().textsWithout(scores, ScoresTable.REASONS);
    }

    private static Dataset<Row> counts(Dataset<Row> features) {
        return features.select(
                col(FeaturesTable.CUSTOMER_ID),
                col(Recency.SILENCE.name()).cast("int").as(StarScoresTable.SILENCE),
                col(Frequency.PURCHASE_DAYS.name()).cast("int").as(StarScoresTable.PURCHASE_DAYS));
    }
}
