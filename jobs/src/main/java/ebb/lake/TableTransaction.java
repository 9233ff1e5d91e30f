package ebb.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.DummySnapshot;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A commit of Delta's own: data files first, which nobody sees, then the commit that names them.
 *
 * <p>A table that does not stand is made by the same commit, so that nobody ever sees it empty, and a commit, which costs more than a few rows, is saved.
 */
final class TableTransaction {
    private final TableDefinition definition;
    private final OptimisticTransaction transaction;

    private TableTransaction(TableDefinition definition, OptimisticTransaction transaction) {
        this.definition = definition;
        this.transaction = transaction;
    }

    static TableTransaction begin(SparkSession spark, TableDefinition definition) {
        TableTransaction begun = new TableTransaction(
                definition,
                DeltaLog.forTable(spark, definition.path()).startTransaction(Option.empty(), Option.empty()));
        if (begun.isOfNewTable()) {
            begun.transaction.updateMetadataForNewTable(definition.metadata());
        }
        return begun;
    }

    boolean isOfNewTable() {
        return transaction.readVersion() < 0;
    }

    /** Writes rows as data files of the table; refuses columns of other types, which readers of the files could not read as the table's. */
    List<AddFile> write(Dataset<Row> rows) {
        for (StructField column : rows.schema().fields()) {
            DataType wanted = definition.table().schema().apply(column.name()).dataType();
            if (!DataType.equalsIgnoreNullability(wanted, column.dataType())) {
                throw new IllegalArgumentException(
                        "Cannot write " + definition.table().name() + ": the column "
                                + column.name() + " is " + column.dataType().simpleString() + " and must be "
                                + wanted.simpleString() + ". Cast it to the type in the table's schema.");
            }
        }
        return CollectionConverters.asJava(transaction.writeFiles(rows)).stream()
                .filter(AddFile.class::isInstance)
                .map(AddFile.class::cast)
                .toList();
    }

    /** Whether the table is known to have no files: of many files the log does not say it without a query, and it has some. */
    boolean isOfEmptyTable() {
        return isOfNewTable()
                || DeltaFiles.listed(transaction.snapshot())
                        .filter(List::isEmpty)
                        .isPresent();
    }

    /**
     * Commits files in place of all that the table has.
     *
     * @return the table's new version
     */
    long replaceBy(List<AddFile> files, Optional<String> note) {
        List<Action> actions = new ArrayList<>(files);
        if (!isOfNewTable()) {
            transaction.readWholeTable();
            DeltaFiles.listed(transaction.snapshot())
                    .orElseGet(() -> CollectionConverters.asJava(transaction.filterFiles()))
                    .forEach(file -> actions.add(file.remove()));
        }
        return commit(SaveMode.Overwrite, actions, note);
    }

    /**
     * Commits files beside those that the table has.
     *
     * @return the table's new version
     */
    long add(List<AddFile> files, Optional<String> note) {
        return commit(SaveMode.Append, files, note);
    }

    /** Rows of files that {@link #write} wrote. */
    Dataset<Row> rows(List<AddFile> files) {
        return log().createDataFrame(
                        definedAs(), CollectionConverters.asScala(files).toSeq(), false, Option.empty());
    }

    /** The table before this commit; of one that does not stand yet, what its definition says. */
    private Snapshot definedAs() {
        return isOfNewTable()
                ? new DummySnapshot(
                        log().logPath(),
                        log(),
                        transaction.metadata(),
                        Option.empty(),
                        Option.apply(transaction.protocol()))
                : transaction.snapshot();
    }

    DeltaLog log() {
        return transaction.deltaLog();
    }

    private long commit(SaveMode mode, List<? extends Action> actions, Optional<String> note) {
        Option<Object> none = Option.empty();
        return transaction.commit(
                CollectionConverters.asScala(List.<Action>copyOf(actions)).toSeq(),
                new DeltaOperations.Write(
                        mode,
                        Option.empty(),
                        Option.empty(),
                        Option.apply(note.orElse(null)),
                        none,
                        none,
                        none,
                        Option.empty(),
                        Option.empty()));
    }
}
