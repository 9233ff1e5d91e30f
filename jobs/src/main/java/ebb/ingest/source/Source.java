package ebb.ingest.source;

import static org.apache.spark.sql.functions.lit;

import ebb.conf.InputSettings;
import ebb.ingest.catalogue.Input;
import ebb.ingest.text.CsvFormat;
import ebb.ingest.text.JsonFormat;
import ebb.schema.PurchasesTable;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;

/** Reads one format: first which files there are, then the rows of those that are wanted. */
public interface Source extends AutoCloseable {

    /** The files of the delivery in order of name, each with the hash of its content. */
    List<SourceFile> files();

    /** Names of files that are passed over because of how they begin. */
    default List<String> hidden() {
        return List.of();
    }

    SourceRows read(List<SourceFile> files);

    /** Whether each row has the same {@link RowPosition} whenever the rows are read; they are kept in memory otherwise. */
    default boolean isRepeatable() {
        return true;
    }

    /** The line of a row in its file; null where the format has no lines. */
    default Column line() {
        return lit(null).cast("long");
    }

    /** Lets go of what was kept between finding the files and reading them. */
    @Override
    default void close() {}

    static Source of(SparkSession spark, Input input, InputSettings settings) {
        return switch (settings.format()) {
            case CSV ->
                new TextSource(
                        spark,
                        new FileListing(spark, input, settings.path()),
                        new CsvFormat(settings.options())
                                .withOrder(settings.columns()
                                        .getOrDefault(PurchasesTable.ORDER_ID, PurchasesTable.ORDER_ID)));
            case JSON ->
                new TextSource(
                        spark, new FileListing(spark, input, settings.path()), new JsonFormat(settings.options()));
            case PARQUET -> new ParquetSource(spark, new FileListing(spark, input, settings.path()));
            case DELTA -> new DeltaSource(spark, input, settings.path());
            case JDBC -> new JdbcSource(spark, input, settings);
        };
    }
}
