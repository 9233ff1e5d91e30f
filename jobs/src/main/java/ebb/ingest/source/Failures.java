package ebb.ingest.source;

import ebb.conf.SettingsException;
import ebb.ingest.catalogue.DataRefused;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Puts what Spark throws into words: finds what a task said was wrong with a file, takes codes off messages. */
public final class Failures {
    private Failures() {}

    /** Spark throws checked exceptions that its Java methods do not declare, so any exception may come here. */
    public static RuntimeException refusalIn(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataRefused || cause instanceof SettingsException) {
                return (RuntimeException) cause;
            }
        }
        return e instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("Cannot ingest: " + firstLine(ExceptionUtils.getRootCause(e)), e);
    }

    /** The reason in one line, without the code in brackets before it and the state after it. */
    public static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage())
                .strip()
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^\\[[A-Z_.]+] ", "")
                .replaceFirst(" ?SQLSTATE: .*$", "");
    }
}
