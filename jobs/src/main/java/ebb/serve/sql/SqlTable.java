package ebb.serve.sql;

import ebb.schema.Table;
import ebb.schema.star.StarCustomersTable;
import ebb.schema.star.StarTables;
import ebb.serve.engine.ServedStar;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.types.StructType;

/**
 * A table that a BI tool reads.
 *
 * @param name in SQL
 * @param row what one row is, in words
 * @param columns with types and comments
 * @param key columns that name a row
 * @param source where the rows come from
 */
record SqlTable(String name, String row, StructType columns, List<String> key, Source source) {

    /** Whether its customers are those of the other table, whose key it holds. */
    boolean refersTo(SqlTable other) {
        return source instanceof Published mine
                && other.source instanceof Published theirs
                && StarTables.OF_THE_SCORED.contains(mine.table())
                && theirs.table().equals(StarCustomersTable.TABLE);
    }

    /** Where rows come from. */
    sealed interface Source permits Published, Computed {}

    /**
     * Rows of a published table.
     *
     * @param table of the lake
     */
    record Published(Table table) implements Source {}

    /**
     * Rows worked out of the publication, of which groups that are too small are left out.
     *
     * @param rows by column
     */
    record Computed(Function<ServedStar, List<Map<String, Object>>> rows) implements Source {}
}
