package ebb.training;

/** The data cannot train or judge anything as they are; the message says what is missing and which settings would do. */
public final class InsufficientTrainingData extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * A refusal.
     *
     * @param what cannot be done, such as {@code train for 2026-06-30}
     * @param reason what is missing, with the figures, without a full stop
     * @param advice what to do, in a sentence
     */
    InsufficientTrainingData(String what, String reason, String advice) {
        super("Cannot " + what + ": " + reason + ". " + advice);
        this.reason = reason;
    }

    /** What is missing, with the figures. */
    public String reason() {
        return reason;
    }
}
