package ebb.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ebb.conf.InputSettings;
import ebb.schema.Ingested;
import ebb.schema.RejectedRowsTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The files of one input that are read together: counts their judged rows and lays them out for the tables.
 *
 * @param known the files ingested before
 * @param line the line of a row in its file; null where the format has no lines
 */
record Delivery(Input input, InputSettings settings, IngestPlan plan, List<IngestPlan.Known> known, Column line) {

    /** What the judged rows come to, one count a file in order of name; a file without rows counts zero. */
    List<FileCounts> count(Dataset<Row> judged) {
        List<Map<String, Long>> verdicts = verdicts(judged);
        return IntStream.range(0, verdicts.size())
                .mapToObj(number -> FileCounts.judged(plan.read().get(number), verdicts.get(number)))
                .toList();
    }

    /** The same rows counted again after duplicates were marked. */
    List<FileCounts> recount(List<FileCounts> before, Dataset<Row> settled) {
        List<Map<String, Long>> verdicts = verdicts(settled);
        return IntStream.range(0, verdicts.size())
                .mapToObj(number -> before.get(number).settled(verdicts.get(number)))
                .toList();
    }

    private List<Map<String, Long>> verdicts(Dataset<Row> rows) {
        List<Map<String, Long>> verdicts = plan.read().stream()
                .<Map<String, Long>>map(file -> new HashMap<>())
                .toList();
        Column file = Place.fileNumber(col(SourceRows.PLACE));
        for (Row row : rows.groupBy(file, col(Judged.VERDICT))
                .agg(functions.count(lit(1)))
                .collectAsList()) {
            verdicts.get(row.getInt(0)).put(row.getString(1), row.getLong(2));
        }
        return verdicts;
    }

    /** A file that gave rows and is empty now was more likely lost on its way than corrected. */
    void refuseEmptied(List<FileCounts> counts) {
        for (FileCounts now : counts) {
            known.stream()
                    .filter(before ->
                            before.file().name().equals(now.file().name()) && before.accepted() > 0 && now.in() == 0)
                    .findFirst()
                    .ifPresent(before -> {
                        throw new DataRefused("Cannot ingest " + input.name() + ": "
                                + now.file().name() + " has no rows now, but gave " + before.accepted()
                                + " before. Nothing was written. Deliver the file again.");
                    });
        }
    }

    /** The accepted rows as the input's table has them. */
    Dataset<Row> accepted(Dataset<Row> judged) {
        Column[] columns = Arrays.stream(input.table().schema().fieldNames())
                .map(SourceRows::column)
                .toArray(Column[]::new);
        return judged.where(col(Judged.VERDICT).equalTo(Judged.ACCEPTED))
                .withColumn(Ingested.SOURCE_FILE, fileName())
                .select(columns);
    }

    /** The rejected rows as {@link RejectedRowsTable} has them. */
    Dataset<Row> rejected(Dataset<Row> judged) {
        return judged.select(
                lit(input.name()).as(RejectedRowsTable.INPUT),
                fileName().as(RejectedRowsTable.SOURCE_FILE),
                line.as(RejectedRowsTable.LINE_NUMBER),
                col(Judged.REASON).as(RejectedRowsTable.REASON),
                col(Judged.DETAIL).as(RejectedRowsTable.DETAIL),
                col(Judged.RAW_TEXT).as(RejectedRowsTable.RAW_TEXT));
    }

    private Column fileName() {
        return Place.fileName(col(SourceRows.PLACE), plan.read());
    }
}
