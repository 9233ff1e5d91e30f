package ebb.ingest.delivery;

import static ebb.schema.Column.CUSTOMER_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import ebb.ingest.catalogue.Input;
import ebb.ingest.source.SourceFile;
import ebb.ingest.source.SourceRows;
import ebb.lake.StagedRows;
import ebb.schema.Ingested;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.storage.StorageLevel;

/**
 * The rows of a delivery with their final verdicts: the accepted ones written as files of their table that no commit names yet, the others, which are
 * few, kept in memory.
 *
 * <p>The accepted rows are counted in the files written, duplicates where they were found. Other rows are read only where these are fewer than the records
 * of the delivery; all together must come to the number of records, which was counted apart from them.
 *
 * @param others the rows that are not accepted, in the columns of {@link ValidatedRows#rows()}; none where all of them are duplicates
 * @param given columns that the source gives; any other column of the input is null in every row
 * @param counts where the rows of each file went, in order of file name
 * @param sample accepted rows in memory
 * @param money what the accepted rows of each file are worth; none where the input has no amounts
 */
public record StagedDelivery(
        StagedRows accepted,
        Dataset<Row> others,
        Set<String> given,
        List<FileCounts> counts,
        SampledRows sample,
        List<AcceptedMoney> money) {

    /**
     * Reads and writes the rows.
     *
     * @param settled the rows with their final verdicts
     */
    public static StagedDelivery write(
            IngestTarget target, Delivery delivery, ValidatedRows settled, RecordAccount account) {
        StagedRows staged = target.stage(delivery.input().table(), settled.written(delivery));
        Dataset<Row> others = settled.rows().where(col(ValidatedRows.VERDICT).notEqual(ValidatedRows.ACCEPTED));
        try {
            Set<String> given = Set.of(settled.kept().columns());
            Dataset<Row> rows = delivered(staged, delivery.input(), given);
            SampledRows sample = SampledRows.of(rows, staged.count());
            Map<String, Long> accepted = acceptedByFile(delivery, staged, sample);
            boolean isAll = account.isAll(accepted);
            others = isAll ? others.limit(0) : others.persist(StorageLevel.MEMORY_AND_DISK());
            return new StagedDelivery(
                    staged,
                    others,
                    given,
                    isAll ? delivery.count(accepted, account.dropped()) : delivery.count(accepted, others),
                    sample,
                    AcceptedMoney.of(delivery, sample, rows));
        } catch (Exception e) {
            others.unpersist();
            staged.discard();
            throw e;
        }
    }

    /** The columns that the source gives, and the name of the file. */
    private static Dataset<Row> delivered(StagedRows staged, Input input, Set<String> given) {
        Stream<String> names = input.fields().stream().map(StructField::name).filter(given::contains);
        return staged.rows()
                .select(Stream.concat(names, Stream.of(Ingested.SOURCE_FILE))
                        .map(SourceRows::column)
                        .toArray(Column[]::new));
    }

    private static Map<String, Long> acceptedByFile(Delivery delivery, StagedRows staged, SampledRows sample) {
        List<SourceFile> files = delivery.plan().read();
        if (files.size() == 1) {
            return Map.of(files.get(0).name(), staged.count());
        }
        return sample.isAll() ? sample.frequencies(Ingested.SOURCE_FILE) : Delivery.rowsByFile(staged.rows());
    }

    /** What the accepted rows have in each of the columns, which the source gives. */
    public Map<String, ColumnRange> ranges(List<StructField> columns) {
        return sample.isAll() ? ColumnRange.of(sample, columns) : ColumnRange.of(accepted, columns);
    }

    /** The rows of {@code there}, a table of the input, from the first to the last date of the accepted rows; all of them where the input has no date. */
    public Dataset<Row> onSameDays(Input input, Dataset<Row> there) {
        List<StructField> dates = input.fields().stream()
                .filter(field -> input.datedBy().filter(field.name()::equals).isPresent())
                .toList();
        return ranges(dates).values().stream()
                .findFirst()
                .map(range -> input.between(range.lowest(), range.highest(), there))
                .orElse(there);
    }

    /** All rows with their final verdicts, but for duplicates where they are the only others; of accepted rows the columns of the table alone are filled. */
    public Dataset<Row> rows() {
        return with(others);
    }

    /** All rows as they were judged before rows were compared: a duplicate was a row to accept. */
    public Dataset<Row> beforeComparison() {
        return with(others.withColumn(
                ValidatedRows.VERDICT,
                when(col(ValidatedRows.VERDICT).equalTo(ValidatedRows.DUPLICATE), lit(ValidatedRows.ACCEPTED))
                        .otherwise(col(ValidatedRows.VERDICT))));
    }

    private Dataset<Row> with(Dataset<Row> judged) {
        return judged.unionByName(accepted.rows().withColumn(ValidatedRows.VERDICT, lit(ValidatedRows.ACCEPTED)), true);
    }

    /** The rejected rows in the columns of {@link ValidatedRows#rows()}. */
    public Dataset<Row> rejected() {
        return others.where(col(ValidatedRows.VERDICT).equalTo(ValidatedRows.REJECTED));
    }

    /** The customers of the rows, as often as there are rows, where these are in memory and the table holds no others; empty otherwise. */
    public Optional<Dataset<Row>> customersOfNewTable() {
        return accepted.isOfNewTable() && sample.isAll()
                ? Optional.of(others.sparkSession()
                        .createDataset(sample.<String>values(CUSTOMER_ID).toList(), Encoders.STRING())
                        .toDF(CUSTOMER_ID))
                : Optional.empty();
    }

    /** Lets go of the rows kept, and of the files where they were not committed. */
    public void release() {
        others.unpersist();
        accepted.discard();
    }
}
