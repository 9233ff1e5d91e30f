package ebb.serve.engine;

/** A query was stopped because it took longer than a reader may take, or no place for it became free in that time. */
public final class QueryStopped extends RuntimeException {
    QueryStopped(int seconds, Throwable cause) {
        super("Cannot answer within " + seconds + " seconds. Ask for less, or later.", cause);
    }
}
