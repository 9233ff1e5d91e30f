package ebb.lake;

import ebb.schema.Table;
import java.util.List;

/**
 * The tables that a job may read and write: those it declares.
 *
 * @param job name of the job, for messages
 */
record TableAccess(String job, List<Table> reads, List<Table> writes) {
    /** For whoever is no job: every table. */
    static final TableAccess ALL = new TableAccess("", TableCatalogue.ALL, TableCatalogue.ALL);

    void requireReadable(Table table) {
        if (!equals(ALL) && !reads.contains(table)) {
            throw refusal("read", table);
        }
    }

    void requireWritable(Table table) {
        if (!equals(ALL) && !writes.contains(table)) {
            throw refusal("write", table);
        }
    }

    /** Whether the table may be looked up at all. */
    void requireDeclared(Table table) {
        if (!writes.contains(table)) {
            requireReadable(table);
        }
    }

    private IllegalStateException refusal(String verb, Table table) {
        return new IllegalStateException("Cannot " + verb + " the table " + table.name() + ": the job " + job
                + " does not declare it. Add it to " + verb + "s() of the job.");
    }
}
