package ebb.ingest;

import ebb.conf.InputSettings;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.ingest.source.Source;
import ebb.ingest.source.SourceRows;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The first rows of an input as ingest reads them, every value as text.
 *
 * @param rows values by column; one that is missing is null
 */
public record InputSample(List<String> columns, List<String[]> rows) {

    /** Reads at most so many rows of a delivery of purchases. */
    public static InputSample of(SparkSession spark, InputSettings settings, int most) {
        try (Source source = Source.of(spark, InputCatalogue.PURCHASES, settings)) {
            SourceRows rows = source.read(source.files());
            List<String> columns = rows.sourceColumns();
            Column[] texts = columns.stream()
                    .map(name -> SourceRows.column(name).cast("string").as(name))
                    .toArray(Column[]::new);
            return new InputSample(
                    columns,
                    rows.rows().select(texts).limit(most).collectAsList().stream()
                            .map(row -> texts(row, columns.size()))
                            .toList());
        }
    }

    private static String[] texts(Row row, int columns) {
        String[] values = new String[columns];
        for (int i = 0; i < columns; i++) {
            values[i] = row.getString(i);
        }
        return values;
    }
}
