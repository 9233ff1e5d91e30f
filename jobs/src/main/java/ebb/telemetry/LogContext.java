package ebb.telemetry;

import ebb.schema.Column;
import ebb.schema.RunsTable;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.logging.log4j.core.util.ContextDataProvider;

/**
 * Run id, job and as-of date for every log line of the process, whichever of Spark's threads writes it: a process does one run at a time. Log4j finds it
 * as a service.
 */
public final class LogContext implements ContextDataProvider {
    public static final String RUN_ID = RunsTable.RUN_ID;
    public static final String JOB = RunsTable.JOB;
    public static final String AS_OF = Column.AS_OF;

    private static final Map<String, String> VALUES = new ConcurrentSkipListMap<>();

    /** What is being done from now on. */
    public static void doing(String runId, String job) {
        VALUES.put(RUN_ID, runId);
        VALUES.put(JOB, job);
    }

    /** The as-of date, as soon as it is known. */
    public static void asOf(Optional<LocalDate> day) {
        day.ifPresent(date -> VALUES.put(AS_OF, date.toString()));
    }

    /** Nothing is being done any more. */
    public static void clear() {
        VALUES.clear();
    }

    /** What is being done now, by name. */
    public static Map<String, String> values() {
        return Map.copyOf(VALUES);
    }

    @Override
    public Map<String, String> supplyContextData() {
        return values();
    }
}
