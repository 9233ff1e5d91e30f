package ebb.ingest.source;

import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftright;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * Where a row stands in a delivery, as one number that sorts: the number of the file among those read, then the line or row within it.
 * One long instead of a path and a line keeps the search for duplicates small.
 */
public final class RowPosition {
    /** Room for what {@code monotonically_increasing_id} gives in 8,192 partitions. */
    private static final int ROW_BITS = 46;

    private static final long ROW_MASK = (1L << ROW_BITS) - 1;
    /** Before every row of a delivery: rows that the table holds already. */
    public static final long BEFORE_ALL = -1;
    /** The last row that a file can have. */
    public static final long LAST_ROW = ROW_MASK;

    private RowPosition() {}

    public static long of(int file, long row) {
        return ((long) file << ROW_BITS) | row;
    }

    public static Column of(Column file, Column row) {
        return file.cast("long").multiply(lit(1L << ROW_BITS)).plus(row);
    }

    public static Column row(Column place) {
        return place.bitwiseAND(lit(ROW_MASK));
    }

    public static Column fileNumber(Column place) {
        return shiftright(place, ROW_BITS).cast("int");
    }

    public static String fileName(long place, List<SourceFile> files) {
        return files.get((int) (place >> ROW_BITS)).name();
    }

    public static Column fileName(Column place, List<SourceFile> files) {
        String[] names = files.stream().map(SourceFile::name).toArray(String[]::new);
        return element_at(lit(names), fileNumber(place).plus(1));
    }
}
