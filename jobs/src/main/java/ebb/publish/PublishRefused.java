package ebb.publish;

/** The database does not take the star; the message says why and what to do. */
public final class PublishRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PublishRefused(String message) {
        super(message);
    }

    PublishRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
