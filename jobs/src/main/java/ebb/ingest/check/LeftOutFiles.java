package ebb.ingest.check;

import static org.apache.spark.sql.functions.col;

import ebb.ingest.delivery.Delivery;
import ebb.ingest.delivery.FileWarnings;
import ebb.ingest.delivery.RowsAndMoney;
import ebb.ingest.delivery.Snapshots;
import ebb.ingest.source.SourceFile;
import ebb.schema.Ingested;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Files that a snapshot leaves out though their names differ from those read in more than the date: other parts, or another shop.
 *
 * @param files all files of the delivery
 * @param table the input's rows before the delivery
 */
public record LeftOutFiles(Delivery delivery, List<SourceFile> files, Dataset<Row> table) {

    public List<String> warnings() {
        List<SourceFile> leftOut = delivery.plan().leftOut();
        List<SourceFile> read =
                files.stream().filter(file -> !leftOut.contains(file)).toList();
        List<SourceFile> doubtful = Snapshots.doubtful(leftOut, read);
        if (doubtful.isEmpty()) {
            return List.of();
        }
        String input = delivery.input().name();
        return List.of(input + ": left out as older, though the names differ in more than the date: "
                + FileWarnings.names(doubtful) + withTheirRows(doubtful) + ". What is read is "
                + FileWarnings.names(read)
                + ". If these are parts or other shops, give the files of one export one date, or set inputs." + input
                + ".delivery=replace-period or =append");
    }

    /** What the table has of them so far. */
    private String withTheirRows(List<SourceFile> doubtful) {
        Set<String> names = doubtful.stream().map(SourceFile::name).collect(Collectors.toSet());
        boolean hasRows = delivery.known().stream()
                .anyMatch(file -> names.contains(file.name()) && file.counts().accepted() > 0);
        return hasRows
                ? ", with "
                        + RowsAndMoney.of(table.where(col(Ingested.SOURCE_FILE).isInCollection(names)))
                                .inWords()
                        + " that leave the table"
                : "";
    }
}
