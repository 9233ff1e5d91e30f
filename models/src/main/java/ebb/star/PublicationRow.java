package ebb.star;

import ebb.schema.Table;
import ebb.schema.star.StarPublicationTable;
import java.sql.Timestamp;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The one row of {@link StarPublicationTable}. */
final class PublicationRow implements StarSource {
    @Override
    public Table table() {
        return StarPublicationTable.TABLE;
    }

    @Override
    public Dataset<Row> rows(StarSources sources) {
        StarRules rules = sources.rules();
        Row row = RowFactory.create(
                Timestamp.from(sources.publishedAt()),
                rules.shop(),
                rules.currency(),
                rules.horizonDays(),
                rules.activeDays());
        return sources.few(table(), List.of(row));
    }
}
