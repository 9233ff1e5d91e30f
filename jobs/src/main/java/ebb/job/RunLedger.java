package ebb.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.conf.EffectiveSettings;
import ebb.conf.Secrets;
import ebb.lake.Lake;
import ebb.lake.LockHolder;
import ebb.schema.Column;
import ebb.schema.RunsTable;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Keeps the table of runs: one row a job, written when its run ends. */
final class RunLedger {
    static final String DONE = "done";
    static final String FAILED = "failed";
    static final String REFUSED = "refused";
    static final String KILLED = "killed";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Long>> VERSIONS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> COUNTS = new TypeReference<>() {};
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Lake lake;

    RunLedger(Lake lake) {
        this.lake = lake;
    }

    /** Start in UTC and process, so that two runs never share one. */
    static String newRunId(Clock clock) {
        return ID.format(clock.instant()) + "-" + ProcessHandle.current().pid();
    }

    /** How one job went. */
    static final class Entry {
        private final Object[] cells = new Object[RunsTable.TABLE.schema().size()];
        private final Secrets secrets;

        private Entry(Secrets secrets) {
            this.secrets = secrets;
        }

        static Entry begun(String runId, String job, Instant at, EffectiveSettings settings) {
            return new Entry(settings.secrets())
                    .set(RunsTable.RUN_ID, runId)
                    .set(RunsTable.JOB, job)
                    .set(RunsTable.STARTED_AT, Timestamp.from(at))
                    .set(RunsTable.CONFIG_HASH, settings.hash())
                    .set(RunsTable.CODE_VERSION, CodeVersion.CURRENT);
        }

        /** For a run that died without a word: its lock told who it was. */
        static Entry killed(LockHolder dead, EffectiveSettings settings) {
            return begun(dead.runId(), dead.command(), Instant.parse(dead.since()), settings)
                    .set(RunsTable.STATE, KILLED)
                    .set(RunsTable.MESSAGE, "The process ended without giving back the lock");
        }

        Entry reading(Map<String, Long> versions) {
            return set(RunsTable.INPUT_VERSIONS, json(versions));
        }

        Entry asOf(Optional<LocalDate> date) {
            return set(Column.AS_OF, date.map(Date::valueOf).orElse(null));
        }

        Entry done(JobResult result, Duration took, Map<String, Long> written) {
            return ended(DONE, null, took)
                    .set(RunsTable.OUTPUT_VERSIONS, json(written))
                    .set(RunsTable.INPUT_FILES, result.files().isEmpty() ? null : json(result.files()))
                    .set(RunsTable.COUNTS, json(result.counts()));
        }

        Entry ended(String state, String message, Duration took) {
            return set(RunsTable.STATE, state)
                    .set(RunsTable.MESSAGE, message)
                    .set(RunsTable.SECONDS, took.toMillis() / 1000.0);
        }

        private Entry set(String column, Object value) {
            cells[RunsTable.TABLE.schema().fieldIndex(column)] =
                    value instanceof String text ? secrets.hide(text) : value;
            return this;
        }

        /** The same for those who are told of it; what is secret is hidden in it. */
        JobRun told() {
            Date asOf = get(Column.AS_OF);
            return new JobRun(
                    get(RunsTable.RUN_ID),
                    get(RunsTable.JOB),
                    Optional.ofNullable(asOf).map(Date::toLocalDate),
                    get(RunsTable.STATE),
                    this.<Timestamp>get(RunsTable.STARTED_AT).toInstant(),
                    this.<Double>get(RunsTable.SECONDS),
                    Optional.ofNullable(get(RunsTable.MESSAGE)),
                    parsed(get(RunsTable.INPUT_VERSIONS), VERSIONS),
                    parsed(get(RunsTable.OUTPUT_VERSIONS), VERSIONS),
                    parsed(get(RunsTable.COUNTS), COUNTS));
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // a cell has the type of its column
        private <T> T get(String column) {
            return (T) cells[RunsTable.TABLE.schema().fieldIndex(column)];
        }

        private Row row() {
            return RowFactory.create(cells);
        }
    }

    void append(List<Entry> entries) {
        if (!entries.isEmpty()) {
            List<Row> rows = entries.stream().map(Entry::row).toList();
            lake.append(RunsTable.TABLE, lake.rows(RunsTable.TABLE, rows));
        }
    }

    private static <T> Map<String, T> parsed(String json, TypeReference<Map<String, T>> type) {
        try {
            return json == null ? Map.of() : JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written as JSON is JSON", e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write counts as JSON: " + e.getMessage(), e);
        }
    }
}
