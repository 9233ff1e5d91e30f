package ebb.segment.saved;

/** A segment asks for what there is not, or has no fitting name; the message may be shown to whoever asked. */
public final class InvalidSegment extends RuntimeException {
    public InvalidSegment(String message) {
        super(message);
    }
}
