package ebb.lake;

import ebb.schema.Table;
import ebb.schema.star.StarTables;
import org.apache.hadoop.conf.Configuration;

/**
 * The files of a lake, for what needs no Spark session.
 *
 * @param root root of the lake
 * @param configuration how to reach it
 */
public record LakeFolder(LakePath root, Configuration configuration) {

    LakePath table(Table table) {
        return StarTables.isStar(table)
                ? star().resolve(StarTables.nameOutside(table))
                : root.resolve("tables/" + table.name());
    }

    /** Where the star for BI lies: the paths below it are promised to readers. */
    public LakePath star() {
        return root.resolve("bi");
    }

    public TableLog log(Table table) {
        return TableLog.of(table(table).resolve("_delta_log"), configuration);
    }

    public LogCopies copies() {
        return new LogCopies(this);
    }
}
