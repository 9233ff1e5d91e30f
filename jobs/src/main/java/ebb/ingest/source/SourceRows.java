package ebb.ingest.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of some files as delivered: the source's own columns and, before them, the three named here.
 *
 * @param rows the source's columns with {@link #PLACE}, {@link #RAW} and {@link #FAULT}
 * @param files what is known of each file, by file name
 */
public record SourceRows(Dataset<Row> rows, Map<String, FileFacts> files) {
    /** {@link RowPosition} of the row. */
    public static final String PLACE = "__ebb_place";
    /** The row as delivered. */
    public static final String RAW = "__ebb_raw";
    /** Why the row could not be split into columns; null: it could. */
    public static final String FAULT = "__ebb_fault";
    /** Added when the rows are validated: why the row is refused; null: it is not. */
    public static final String REASON = "__ebb_reason";

    static final List<String> ADDED = List.of(PLACE, RAW, FAULT);

    /** Rows of a source that is not text: they have no fault, and as raw text their JSON. */
    static Dataset<Row> typed(Dataset<Row> rows, Column place) {
        Column[] columns = Arrays.stream(rows.columns()).map(SourceRows::column).toArray(Column[]::new);
        Column[] added = {
            place.as(PLACE),
            columns.length == 0 ? lit("{}").as(RAW) : to_json(struct(columns)).as(RAW),
            lit(null).cast("string").as(FAULT)
        };
        return rows.select(
                Stream.concat(Arrays.stream(added), Arrays.stream(columns)).toArray(Column[]::new));
    }

    /** The source's column of exactly this name, dots and all. */
    public static Column column(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }

    /** The columns that come from the source. */
    public List<String> sourceColumns() {
        return Arrays.stream(rows.columns())
                .filter(name -> !ADDED.contains(name))
                .toList();
    }
}
