package ebb.serve.sql;

/** A query that is not answered, in words that its sender may read. */
final class SqlRefused extends RuntimeException {
    /** Why. */
    enum Why {
        /** The query is not one that may be asked. */
        NOT_PERMITTED,
        /** It cannot be understood. */
        WRONG,
        /** It costs more than a reader may cost. */
        TOO_MUCH,
        /** Its sender went away. */
        CANCELLED
    }

    private final Why why;

    SqlRefused(Why why, String message) {
        super(message);
        this.why = why;
    }

    Why why() {
        return why;
    }
}
