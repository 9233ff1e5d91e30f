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
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was read, and what was refused and why.
 *
 * @param inputs counts by input
 * @param refusals reasons for rejecting a row, most frequent first
 */
public record InputRows(List<Input> inputs, List<Refusal> refusals) implements Section {
    public static final SectionType TYPE = new SectionType(
            "input",
            "What was read and what was refused",
            List.of(IngestedFilesTable.TABLE, RejectedRowsTable.TABLE),
            InputRows::read);

    /** Where the rows of one input ended: in = accepted + duplicates + anonymous + filtered + rejected. */
    public record Input(
            String name, long in, long accepted, long duplicates, long anonymous, long filtered, long rejected) {
        public double rejectedShare() {
            return in == 0 ? 0 : (double) rejected / in;
        }
    }

    /** One reason for rejecting rows, with the place and the words of one of them. */
    public record Refusal(String input, String reason, long rows, String place, String example) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    private static final int REFUSALS_SHOWN = 20;
    private static final int EXAMPLE_LENGTH = 160;

    private static Optional<InputRows> read(ReportSource source) {
        return source.rows(IngestedFilesTable.TABLE)
                .map(files -> new InputRows(
                        inputs(files),
                        source.rows(RejectedRowsTable.TABLE)
                                .map(InputRows::refusals)
                                .orElse(List.of())));
    }

    private static List<Input> inputs(Dataset<Row> files) {
        return files
                .groupBy(IngestedFilesTable.INPUT)
                .agg(
                        sum(IngestedFilesTable.IN_COUNT),
                        sum(IngestedFilesTable.ACCEPTED_COUNT),
                        sum(IngestedFilesTable.DUPLICATE_COUNT),
                        sum(IngestedFilesTable.ANONYMOUS_COUNT),
                        sum(IngestedFilesTable.FILTERED_COUNT),
                        sum(IngestedFilesTable.REJECTED_COUNT))
                .orderBy(IngestedFilesTable.INPUT)
                .collectAsList()
                .stream()
                .map(row -> new Input(
                        row.getString(0),
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)))
                .toList();
    }

    /** The example of a reason is the first row refused for it. */
    private static List<Refusal> refusals(Dataset<Row> rejected) {
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

    private static Refusal refusal(Row row, Row first) {
        String file = first.getString(0);
        String name = file.substring(file.lastIndexOf('/') + 1);
        return new Refusal(
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
