package ebb.ingest.catalogue;

/** A data gate refused the input; nothing was published. The message gives the figures and what to do. */
public final class DataRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataRefused(String message) {
        super(message);
    }
}
