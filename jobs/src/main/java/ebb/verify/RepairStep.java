package ebb.verify;

import ebb.lake.LogWriter;
import ebb.schema.Table;
import java.util.function.Consumer;

/**
 * Something that a repair does to the log of a table.
 *
 * @param table table
 * @param words what it restores from what
 * @param action the doing
 */
record RepairStep(Table table, String words, Consumer<LogWriter> action) {
    String inWords() {
        return table.name() + ": " + words;
    }
}
