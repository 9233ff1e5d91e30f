package ebb.job;

import ebb.conf.EffectiveSettings;
import ebb.ingest.DataRefused;
import ebb.job.RunLedger.Entry;
import ebb.lake.Lake;
import ebb.lake.LakeLock;
import ebb.lake.LogCheck;
import ebb.lake.LogCopies;
import ebb.lake.Publications;
import ebb.lake.QueryCompilation;
import ebb.lake.Tables;
import ebb.schema.PurchasesTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does some jobs in order under the lake's lock, writes the run ledger, and publishes all tables at once when the last job is done.
 *
 * <p>A run that ends early, by refusal, failure or kill, publishes nothing: readers keep the last publication, and the next run does the work
 * again over whatever was left.
 */
public final class Run {
    private final Lake lake;
    private final EffectiveSettings settings;
    private final Clock clock;
    private final Progress progress;

    public Run(Lake lake, EffectiveSettings settings, Clock clock, Progress progress) {
        this.lake = lake;
        this.settings = settings;
        this.clock = clock;
        this.progress = progress;
    }

    /** Is told of each job as it begins and ends. */
    public interface Progress {
        /** Hears of the jobs and says nothing. */
        Progress SILENT = new Progress() {
            @Override
            public void began(Job job) {}

            @Override
            public void ended(Job job, JobResult result, Duration took) {}
        };

        void began(Job job);

        void ended(Job job, JobResult result, Duration took);
    }

    /**
     * Takes the lock, does the jobs and publishes.
     *
     * @param jobs in the order to do them
     * @param asOf as-of date asked for; empty for the last day of the purchases
     * @param command verb for the lock and its messages
     * @return the result of each job, in order
     */
    public List<JobResult> execute(List<Job> jobs, Optional<LocalDate> asOf, String command) {
        String runId = RunLedger.newRunId(clock);
        LakeLock.Holder self = LakeLock.Holder.self(runId, command, clock);
        try (LakeLock lock = LakeLock.take(lake.root(), lake.configuration(), self, clock)) {
            LogCheck.require(lake.onDisk());
            LogCopies copies = lake.onDisk().copies();
            copies.update();
            List<Entry> entries = new ArrayList<>();
            lock.deadHolder().map(dead -> Entry.killed(dead, settings)).ifPresent(entries::add);
            try (JobContext context = new JobContext(lake, settings.settings(), asOf, runId, clock)) {
                List<JobResult> results = new ArrayList<>();
                for (Job job : jobs) {
                    results.add(execute(job, context, entries));
                }
                publish(context);
                return results;
            } finally {
                new RunLedger(lake).append(entries);
                copies.update();
            }
        }
    }

    private JobResult execute(Job job, JobContext context, List<Entry> entries) {
        Instant started = clock.instant();
        Map<String, Long> read = lake.versions(job.reads());
        progress.began(job);
        QueryCompilation.suit(lake.spark(), lake.bytes(job.reads()), QueryCompilation.TABLE_BYTES);
        Entry begun =
                Entry.begun(context.runId(), job.name(), started, settings).reading(read);
        try {
            JobResult result = job.run(context);
            Duration took = Duration.between(started, clock.instant());
            entries.add(begun.done(result, took, lake.versions(job.writes())).asOf(publishedAsOf(context)));
            progress.ended(job, result, took);
            return result;
        } catch (RuntimeException e) {
            boolean refused = e instanceof DataRefused || e instanceof ModelRefused;
            Duration took = Duration.between(started, clock.instant());
            entries.add(
                    begun.ended(refused ? RunLedger.REFUSED : RunLedger.FAILED, String.valueOf(e.getMessage()), took));
            throw e;
        }
    }

    private void publish(JobContext context) {
        new Publications(lake)
                .publish(context.runId(), publishedAsOf(context), lake.versions(Tables.PUBLISHED), clock.instant());
    }

    private Optional<LocalDate> publishedAsOf(JobContext context) {
        return lake.has(PurchasesTable.TABLE) ? Optional.of(context.asOf()) : Optional.empty();
    }
}
