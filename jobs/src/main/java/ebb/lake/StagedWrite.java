package ebb.lake;

import ebb.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.FileAction;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The rows that will replace a table's, written to files that its log does not name yet. The long part is done before the commit, so that several tables can be
 * committed within milliseconds of each other.
 */
final class StagedWrite {
    private final OptimisticTransaction transaction;
    private final Seq<FileAction> added;

    private StagedWrite(OptimisticTransaction transaction, Seq<FileAction> added) {
        this.transaction = transaction;
        this.added = added;
    }

    /** Writes the files; {@code rows} have the table's columns in its order. */
    static StagedWrite of(Lake lake, Table table, Dataset<Row> rows) {
        lake.open(table);
        OptimisticTransaction transaction =
                DeltaLog.forTable(lake.spark(), lake.path(table)).startTransaction(Option.empty(), Option.empty());
        return new StagedWrite(transaction, transaction.writeFiles(rows));
    }

    /**
     * Lets readers see the new rows in place of the old ones.
     *
     * @param note for the commit
     * @return the table's new version
     */
    long commit(String note) {
        List<Action> actions = new ArrayList<>(CollectionConverters.asJava(added));
        CollectionConverters.asJava(transaction.filterFiles()).forEach(file -> actions.add(file.remove()));
        return transaction.commit(
                CollectionConverters.asScala(actions).toSeq(),
                new DeltaOperations.Write(
                        SaveMode.Overwrite,
                        Option.empty(),
                        Option.empty(),
                        Option.apply(note),
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty()));
    }
}
