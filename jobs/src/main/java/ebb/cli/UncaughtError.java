package ebb.cli;

/** Carries an error, such as Hadoop's of a full disk or a want of memory, to where failures are put into words. */
final class UncaughtError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UncaughtError(Error error) {
        super(words(error), error);
    }

    private static String words(Error error) {
        return error instanceof OutOfMemoryError
                ? "Cannot go on: out of memory (" + error.getMessage()
                        + "). Give more, EBB_JAVA_OPTIONS=-Xmx8g, or read less at once."
                : "Cannot go on: " + (error.getMessage() == null ? error.toString() : error.getMessage());
    }
}
