package ebb.setup;

import java.nio.file.Path;
import java.util.List;

/** Reads the first rows of what is no text: Parquet files and Delta tables. */
@FunctionalInterface
public interface ColumnarReader {

    /**
     * The first rows, every value as text.
     *
     * @param rows values by column; one that is missing is null
     */
    record Rows(List<String> columns, List<String[]> rows) {}

    /**
     * Reads them.
     *
     * @param format parquet or delta
     */
    Rows read(Path path, String format);
}
