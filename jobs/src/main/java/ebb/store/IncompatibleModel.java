package ebb.store;

/** A stored model that this version of Ebb cannot read. */
public final class IncompatibleModel extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IncompatibleModel(String message, Throwable cause) {
        super(message, cause);
    }
}
