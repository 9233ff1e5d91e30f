package ebb.lake;

/** A job found no rows to put in the place of a day's: what is there stays, and another try ends the same way. */
public final class EmptyResult extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EmptyResult(String message) {
        super(message);
    }
}
