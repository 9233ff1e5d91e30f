package ebb.lake;

/** The lake's tables are in a form that this version does not read; the message says what to do. */
public final class IncompatibleLake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IncompatibleLake(String message) {
        super(message);
    }
}
