package ebb.lake;

import ebb.schema.Table;

/**
 * A fault of a table's Delta log.
 *
 * @param table table
 * @param file file of the log, without its folder
 * @param kind what is wrong
 * @param version version the file belongs to; -1 for none
 * @param words what was found
 */
public record LogDamage(Table table, String file, Kind kind, long version, String words) {

    /** Faults of a log. */
    public enum Kind {
        /** A commit is missing, empty, cut or changed: Delta reads other rows than were written, or none. */
        COMMIT(true),
        /** A checkpoint or the pointer to it cannot be read. */
        CHECKPOINT(true),
        /** The checksum of a commit is missing or cannot be read: nothing is lost, but a cut commit would not be noticed. */
        CHECKSUM(false),
        /** A file that is none of Delta's. */
        FOREIGN(false);

        private final boolean changesRows;

        Kind(boolean changesRows) {
            this.changesRows = changesRows;
        }
    }

    /** Whether readers see other rows than were written. */
    public boolean changesRows() {
        return kind.changesRows;
    }

    public String inWords() {
        return table.name() + ": _delta_log/" + file + " " + words;
    }
}
