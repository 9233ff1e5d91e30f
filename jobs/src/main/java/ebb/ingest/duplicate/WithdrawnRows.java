package ebb.ingest.duplicate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import ebb.ingest.catalogue.Input;
import ebb.ingest.delivery.FileWarnings;
import ebb.ingest.delivery.ValidatedRows;
import ebb.ingest.source.RowPosition;
import ebb.ingest.source.SourceRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Where the newest row of a key wins, a newer row that is not accepted takes the older ones out too: an order that the condition of the conf leaves out
 * since it was cancelled is not what an earlier file says of it.
 *
 * <p>Such a row comes after the accepted rows of its own file, which are other lines of the key. Its age tells its verdict.
 */
final class WithdrawnRows {
    /** Rows of a key that are accepted, those of the table included. */
    static final String ACCEPTED_ROWS = "__ebb_accepted_rows";

    private static final String VERDICT = "__ebb_kept_verdict";

    private WithdrawnRows() {}

    /** Position within the file by which rows of a key are preferred. */
    static Column position() {
        return when(
                        col(ValidatedRows.VERDICT).notEqual(ValidatedRows.ACCEPTED),
                        lit(RowPosition.LAST_ROW).minus(ValidatedRows.verdictNumber()))
                .otherwise(RowPosition.row(col(SourceRows.PLACE)));
    }

    /** Whether the row of that age is an accepted one. */
    static Column isAccepted(Column age) {
        return RowPosition.row(age).leq(lit(RowPosition.LAST_ROW - ValidatedRows.VERDICTS.size()));
    }

    /**
     * What is to be said of accepted rows that a row without a customer or a rejected one takes out; one that is filtered is meant to.
     *
     * @param keys age of the newest row, and {@link #ACCEPTED_ROWS}, of each key
     * @param age column of the former
     */
    static List<String> warnings(Input input, Dataset<Row> keys, String age) {
        Map<String, Long> rows = new HashMap<>();
        keys.where(not(isAccepted(col(age))).and(col(ACCEPTED_ROWS).gt(0)))
                .groupBy(lit(RowPosition.LAST_ROW)
                        .minus(RowPosition.row(col(age)))
                        .as(VERDICT))
                .agg(sum(ACCEPTED_ROWS))
                .collectAsList()
                .forEach(row -> rows.put(ValidatedRows.VERDICTS.get((int) row.getLong(0)), row.getLong(1)));
        String why = Stream.of(ValidatedRows.REJECTED, ValidatedRows.ANONYMOUS)
                .filter(rows::containsKey)
                .map(verdict -> FileWarnings.number(rows.get(verdict)) + " by one that is " + verdict)
                .collect(Collectors.joining(", "));
        return why.isEmpty()
                ? List.of()
                : List.of(input.name() + ": accepted rows are taken out by a newer row of their key: " + why
                        + ". Deliver the newer rows corrected if these still count");
    }
}
