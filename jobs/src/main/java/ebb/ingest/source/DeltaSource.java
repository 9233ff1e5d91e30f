package ebb.ingest.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;

import ebb.conf.SettingsException;
import ebb.ingest.catalogue.Input;
import io.delta.tables.DeltaTable;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A Delta table, read at the version found; it counts as one file whose hash is that version. */
record DeltaSource(SparkSession spark, Input input, String path) implements Source {
    private static final String SEPARATOR = " version ";

    @Override
    public List<SourceFile> files() {
        if (!DeltaTable.isDeltaTable(spark, path)) {
            throw new SettingsException("Cannot read " + input.name() + ": there is no Delta table at " + path
                    + ". Correct inputs." + input.name() + ".path.");
        }
        DeltaTable table = DeltaTable.forPath(spark, path);
        long version = table.history(1).select("version").first().getLong(0);
        Row detail = table.detail().select(col("id"), col("sizeInBytes")).first();
        return List.of(new SourceFile(path, detail.getLong(1), detail.getString(0) + SEPARATOR + version));
    }

    /** The number of a row hangs on how Spark cuts up the files of the table. */
    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public SourceRows read(List<SourceFile> files) {
        SourceFile table = files.get(0);
        String version = table.sha256().substring(table.sha256().indexOf(SEPARATOR) + SEPARATOR.length());
        Dataset<Row> rows =
                spark.read().format("delta").option("versionAsOf", version).load(path);
        return new SourceRows(
                SourceRows.typed(rows, RowPosition.of(lit(0), monotonically_increasing_id())),
                Map.of(table.name(), FileFacts.of(List.of(rows.columns()))));
    }
}
