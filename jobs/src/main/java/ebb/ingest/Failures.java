package ebb.ingest;

import ebb.conf.SettingsException;
import ebb.job.DataRefused;

/** Finds what a task said was wrong with a file inside what Spark makes of it. */
final class Failures {
    private Failures() {}

    static RuntimeException refusalIn(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataRefused || cause instanceof SettingsException) {
                return (RuntimeException) cause;
            }
        }
        return e;
    }
}
