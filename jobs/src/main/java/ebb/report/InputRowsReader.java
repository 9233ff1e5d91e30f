package ebb.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import ebb.schema.IngestedFilesTable;
import ebb.schema.RejectedRowsTable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads what came in and what was refused; the example of a reason is the first row refused for it. */
final class InputRowsReader {
    private static final int REFUSALS_SHOWN = 20;
    private static final int EXAMPLE_LENGTH = 160;

    private InputRowsReader() {}

    /** Null where nothing was ingested. */
    static InputRows read(ReportTables tables) {
        if (tables.ingestedFiles() == null) {
            return null;
        }
        return new InputRows(
                inputs(tables.ingestedFiles()), tables.rejected() == null ? List.of() : refusals(tables.rejected()));
    }

    private static List<InputRows.Input> inputs(Dataset<Row> files) {
        return files
                .groupBy(IngestedFilesTable.INPUT)
                .agg(
                        sum(IngestedFilesTable.IN_COUNT),
                        sum(IngestedFilesTable.ACCEPTED_COUNT),
                        sum(IngestedFilesTable.DUPLICATE_COUNT),
                        sum(IngestedFilesTable.ANONYMOUS_COUNT),
                        sum(IngestedFilesTable.REJECTED_COUNT))
                .orderBy(IngestedFilesTable.INPUT)
                .collectAsList()
                .stream()
                .map(row -> new InputRows.Input(
                        row.getString(0),
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5)))
                .toList();
    }

    private static List<InputRows.Refusal> refusals(Dataset<Row> rejected) {
        return rejected
                .groupBy(RejectedRowsTable.INPUT, RejectedRowsTable.REASON)
                .agg(
                        count(lit(1)).as("rows"),
                        min(struct(
                                RejectedRowsTable.SOURCE_FILE,
                                RejectedRowsTable.LINE_NUMBER,
                                RejectedRowsTable.DETAIL,
                                RejectedRowsTable.RAW_TEXT)))
                .orderBy(col("rows").desc(), col(RejectedRowsTable.INPUT), col(RejectedRowsTable.REASON))
                .limit(REFUSALS_SHOWN)
                .collectAsList()
                .stream()
                .map(row -> refusal(row, row.getStruct(3)))
                .toList();
    }

    private static InputRows.Refusal refusal(Row row, Row first) {
        String file = first.getString(0);
        String name = file.substring(file.lastIndexOf('/') + 1);
        return new InputRows.Refusal(
                row.getString(0),
                row.getString(1),
                row.getLong(2),
                first.isNullAt(1) ? name : name + ", line " + first.getLong(1),
                shortened(first.getString(3)));
    }

    private static String shortened(String text) {
        return text.length() <= EXAMPLE_LENGTH ? text : text.substring(0, EXAMPLE_LENGTH) + " ...";
    }
}
