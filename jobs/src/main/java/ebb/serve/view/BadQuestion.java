package ebb.serve.view;

/** A request asks for what there is not; the message may be shown to whoever asked. */
public final class BadQuestion extends RuntimeException {
    public BadQuestion(String message) {
        super(message);
    }
}
