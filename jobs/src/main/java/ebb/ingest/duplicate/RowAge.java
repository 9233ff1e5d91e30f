package ebb.ingest.duplicate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;

import ebb.conf.Duplicates;
import ebb.ingest.delivery.DeliveryOrder;
import ebb.ingest.source.RowPosition;
import ebb.ingest.source.SourceFile;
import ebb.ingest.source.SourceRows;
import ebb.schema.Ingested;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * A number that is least for the row of a key that is to be kept. Of equal whole rows that is the one in the table, then the first by file and line; of
 * rows with equal key columns that of the newest or the oldest delivery, as the conf says, and within a file the first line.
 *
 * @param files the files delivered, by their number in {@link RowPosition}
 */
record RowAge(Duplicates duplicates, DeliveryOrder order, List<SourceFile> files) {

    /** Of the judged rows of a delivery. */
    Column ofDelivered() {
        if (duplicates.kind() != Duplicates.Kind.KEYS) {
            return col(SourceRows.PLACE);
        }
        Column rank = order.rank(RowPosition.fileName(col(SourceRows.PLACE), files));
        return RowPosition.of(inPreference(rank), WithdrawnRows.position());
    }

    /** Of the rows of the table, which are all accepted. */
    Column inTable() {
        return duplicates.kind() != Duplicates.Kind.KEYS
                ? lit(RowPosition.BEFORE_ALL)
                : RowPosition.of(inPreference(order.rank(col(Ingested.SOURCE_FILE))), lit(0L));
    }

    /** Whether any file was brought in before those delivered, and so may have rows in the table. */
    boolean hasOlderFiles() {
        return order.files() > files.size();
    }

    private Column inPreference(Column rank) {
        return duplicates.replaceEarlier() ? lit(order.files()).minus(rank) : rank;
    }

    /** Where the newest is kept, number of the ingest that first brought a file of the name of the one that has the row of that age. */
    Column formerDelivery(Column age) {
        Column rank = lit(order.files()).minus(RowPosition.fileNumber(age));
        return element_at(lit(order.former()), rank.plus(1));
    }
}
