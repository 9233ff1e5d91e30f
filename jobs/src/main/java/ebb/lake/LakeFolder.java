package ebb.lake;

import ebb.schema.Table;
import org.apache.hadoop.conf.Configuration;

/**
 * The files of a lake, for what needs no Spark session.
 *
 * @param root root of the lake
 * @param configuration how to reach it
 */
public record LakeFolder(LakePath root, Configuration configuration) {

    LakePath table(Table table) {
        return root.resolve("tables/" + table.name());
    }

    public TableLog log(Table table) {
        return TableLog.of(table(table).resolve("_delta_log"), configuration);
    }

    public LogCopies copies() {
        return new LogCopies(this);
    }
}
