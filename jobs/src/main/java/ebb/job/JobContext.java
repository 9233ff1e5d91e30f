package ebb.job;

import ebb.conf.Settings;
import ebb.lake.Lake;
import ebb.ledger.DataSpan;
import ebb.schema.Purchases;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What the jobs of one run work with. */
public final class JobContext {
    private final Lake lake;
    private final Settings settings;
    private final Optional<LocalDate> requestedAsOf;
    private final String runId;
    private final Clock clock;
    private long spanVersion = -1;
    private DataSpan span;

    /**
     * For the jobs of one run.
     *
     * @param lake tables
     * @param settings the settings in force
     * @param requestedAsOf as-of date of the command line; empty for the last day the purchases cover
     * @param runId run the job belongs to
     * @param clock now
     */
    public JobContext(Lake lake, Settings settings, Optional<LocalDate> requestedAsOf, String runId, Clock clock) {
        this.lake = lake;
        this.settings = settings;
        this.requestedAsOf = requestedAsOf;
        this.runId = runId;
        this.clock = clock;
    }

    public Lake lake() {
        return lake;
    }

    public Settings settings() {
        return settings;
    }

    public Optional<LocalDate> requestedAsOf() {
        return requestedAsOf;
    }

    public String runId() {
        return runId;
    }

    public Clock clock() {
        return clock;
    }

    /** The as-of date: the one asked for, or else the last day that the purchases cover. */
    public LocalDate asOf() {
        return requestedAsOf().orElseGet(() -> LocalDate.ofEpochDay(span().lastDay()));
    }

    /** Days that the accepted purchases cover; asked for once for each version of them, because even that takes a Spark job. */
    public DataSpan span() {
        long version = lake.version(Purchases.TABLE);
        if (span == null || version != spanVersion) {
            span = read();
            spanVersion = version;
        }
        return span;
    }

    private DataSpan read() {
        Row ends = lake.read(Purchases.TABLE)
                .agg(functions.min(Purchases.ORDERED_ON), functions.max(Purchases.ORDERED_ON))
                .first();
        if (ends.isNullAt(0)) {
            throw new IllegalStateException("Cannot go on: the lake " + lake.root()
                    + " holds no purchases. Run `ebb ingest` on a file that has some.");
        }
        return DataSpan.of(
                ends.<Date>getAs(0).toLocalDate(), ends.<Date>getAs(1).toLocalDate());
    }
}
