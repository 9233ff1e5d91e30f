package ebb.job;

/** The model gate refused, and the conf forbids the fall-back; nothing was published. */
public final class ModelRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelRefused(String message) {
        super(message);
    }
}
