package ebb.job;

import ebb.conf.EffectiveSettings;
import ebb.ingest.catalogue.DataRefused;
import ebb.job.RunLedger.Entry;
import ebb.lake.EmptyResult;
import ebb.lake.Lake;
import ebb.lake.LakeFormat;
import ebb.lake.LakeLock;
import ebb.lake.LockHolder;
import ebb.lake.LogCheck;
import ebb.lake.LogCopies;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.lake.QueryCompilation;
import ebb.schema.PurchasesTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Does some jobs in order under the lake's lock, writes the run ledger, and publishes all tables at once when the last job of a complete run is done.
 *
 * <p>An earlier as-of date never takes the place of a later one before readers. A run that ends early, by refusal, failure or kill, publishes nothing: readers keep the last publication, and the next run does the work
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
            public void began(Job job, String runId) {}

            @Override
            public void ended(JobRun run, String headline) {}
        };

        void began(Job job, String runId);

        /** Hears how a job ended, well or not; {@code headline} says it in a line. */
        void ended(JobRun run, String headline);
    }

    /** What readers see after a run. */
    private enum Publishing {
        /** All tables as the run left them, unless what is published is of a later date. */
        WHOLE_RUN,
        /** The same, with what the job changed in tables that stood as published. */
        OWN_CHANGES,
        /** The same as before, but for marketing to customers who have refused it. */
        NOTHING
    }

    /**
     * Takes the lock, does the jobs of a complete run and publishes what they wrote.
     *
     * @param jobs in the order to do them
     * @param asOf as-of date asked for; empty for the default
     * @param command verb for the lock and its messages
     */
    public RunResult execute(List<Job> jobs, Optional<LocalDate> asOf, String command) {
        return execute(jobs, asOf, command, Publishing.WHOLE_RUN);
    }

    /**
     * Takes the lock and does one job by itself. Readers keep what the last complete run published: a single job may leave tables that do not belong
     * together. Only a job that changes nothing but what is published, see {@link Job#keepsPublication}, is published at once.
     */
    public RunResult executeAlone(Job job, Optional<LocalDate> asOf) {
        return execute(
                List.of(job), asOf, job.name(), job.keepsPublication() ? Publishing.OWN_CHANGES : Publishing.NOTHING);
    }

    /** A job on an as-of date of its own. */
    record Step(Job job, LocalDate asOf) {}

    /** Takes the lock and does jobs on as-of dates of their own, all on one reading of the ledger. Readers keep what is published. */
    void executeSteps(Function<JobContext, List<Step>> plan, String command) {
        String runId = RunLedger.newRunId(clock);
        LockHolder self = LockHolder.self(runId, command, clock);
        try (LakeLock lock = LakeLock.take(lake.root(), lake.configuration(), self, clock)) {
            LogCheck.require(lake.onDisk());
            LogCopies copies = lake.onDisk().copies();
            copies.update();
            List<Entry> entries = new ArrayList<>();
            lock.deadHolder().map(dead -> Entry.killed(dead, settings)).ifPresent(entries::add);
            try (JobContext context = new JobContext(lake, settings.settings(), Optional.empty(), runId, clock)) {
                for (Step step : plan.apply(context)) {
                    execute(step.job(), context.at(step.asOf()), entries);
                }
            } finally {
                new RunLedger(lake).append(entries);
                copies.update();
            }
        }
    }

    private RunResult execute(List<Job> jobs, Optional<LocalDate> asOf, String command, Publishing publishing) {
        String runId = RunLedger.newRunId(clock);
        LockHolder self = LockHolder.self(runId, command, clock);
        try (LakeLock lock = LakeLock.take(lake.root(), lake.configuration(), self, clock)) {
            LogCheck.require(lake.onDisk());
            LakeFormat.require(lake);
            LakeFormat.note(lake);
            LogCopies copies = lake.onDisk().copies();
            new Publications(lake).restoreStar();
            copies.update();
            List<Entry> entries = new ArrayList<>();
            lock.deadHolder().map(dead -> Entry.killed(dead, settings)).ifPresent(entries::add);
            try (JobContext context = new JobContext(lake, settings.settings(), asOf, runId, clock)) {
                if (publishing == Publishing.OWN_CHANGES) {
                    BegunVersions.keep(lake, runId, lock.deadHolder().map(LockHolder::runId));
                }
                Map<String, JobResult> results = new LinkedHashMap<>();
                Optional<Publication> withdrawn = execute(jobs, context, entries, results);
                lock.requireHeld();
                Optional<Publication> published =
                        switch (publishing) {
                            case WHOLE_RUN -> publish(context).map(whole -> afterPublishing(context, results, whole));
                            case OWN_CHANGES -> publishChanges(context, jobs);
                            case NOTHING -> withdrawn;
                        };
                return new RunResult(
                        runId,
                        publishedAsOf(context),
                        published,
                        List.copyOf(results.keySet()),
                        List.copyOf(results.values()));
            } finally {
                new RunLedger(lake).append(entries);
                copies.update();
            }
        }
    }

    /** Does the jobs; what was published on the way, if anything was. */
    private Optional<Publication> execute(
            List<Job> jobs, JobContext context, List<Entry> entries, Map<String, JobResult> results) {
        Optional<Publication> withdrawn = Optional.empty();
        for (Job job : jobs) {
            results.put(job.name(), execute(job, context, entries));
            if (job.bringsWishes()) {
                withdrawn = withdraw(context, entries, results);
            }
        }
        return withdrawn;
    }

    /** Marketing to customers who refuse it by what was brought in is published no longer, however the run ends. */
    private Optional<Publication> withdraw(JobContext context, List<Entry> entries, Map<String, JobResult> results) {
        Withdrawal withdrawal = new Withdrawal(lake, settings.settings());
        return withdrawal.job().flatMap(job -> {
            JobResult result = execute(job, context, entries);
            results.put(job.name(), result);
            return withdrawal.publish(result, context.runId(), clock.instant());
        });
    }

    /** The jobs planned by the as-of date: marketing that may not reach its customer today is taken out; the entry of the ingest's own withdrawal stays as it is. */
    private Publication afterPublishing(JobContext context, Map<String, JobResult> results, Publication whole) {
        Optional<Withdrawal.Done> done = new Withdrawal(lake, settings.settings()).afterPublishing(context, clock);
        done.ifPresent(one -> results.put(WithdrawProposalsJob.NAME, one.result()));
        return done.map(Withdrawal.Done::published).orElse(whole);
    }

    private JobResult execute(Job job, JobContext context, List<Entry> entries) {
        Instant started = clock.instant();
        Map<String, Long> read = lake.versions(Stream.concat(JobContext.OF_THE_RUN.stream(), job.reads().stream())
                .toList());
        progress.began(job, context.runId());
        QueryCompilation.suit(lake.spark(), lake.bytes(job.reads()), QueryCompilation.TABLE_BYTES);
        Entry begun =
                Entry.begun(context.runId(), job.name(), started, settings).reading(read);
        try {
            JobResult result = context.run(job);
            Duration took = Duration.between(started, clock.instant());
            Entry done = begun.done(result, took, lake.versions(job.writes())).asOf(publishedAsOf(context));
            entries.add(done);
            progress.ended(done.told(), result.headline());
            return result;
        } catch (RuntimeException e) {
            boolean refused = e instanceof DataRefused || e instanceof ModelRefused || e instanceof EmptyResult;
            Duration took = Duration.between(started, clock.instant());
            Entry ended =
                    begun.ended(refused ? RunLedger.REFUSED : RunLedger.FAILED, String.valueOf(e.getMessage()), took);
            entries.add(ended);
            progress.ended(ended.told(), String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private Publications publications() {
        return new Publications(lake, settings.settings().star());
    }

    /** Moves what readers see; empty, and nothing moved, where that is of a later as-of date. */
    private Optional<Publication> publish(JobContext context) {
        Publications publications = publications();
        Optional<LocalDate> before = publications.latest().flatMap(Publication::asOf);
        Optional<LocalDate> asOf = publishedAsOf(context);
        if (before.isPresent()
                && asOf.filter(day -> !day.isBefore(before.get())).isEmpty()) {
            return Optional.empty();
        }
        if (asOf.isPresent() && lake.has(SegmentsTable.TABLE)) {
            new StateChangeGate(lake, settings.settings().asOf().mostChangedShare()).check(asOf.get());
        }
        return Optional.of(
                publications.publish(context.runId(), asOf, lake.versions(Publications.PUBLISHED), clock.instant()));
    }

    /** Lets the publication in force name the new versions of what the jobs write: they began at what is published, see {@link Job#keepsPublication}. */
    private Optional<Publication> publishChanges(JobContext context, List<Job> jobs) {
        Set<String> written = jobs.stream()
                .flatMap(job -> job.writes().stream())
                .map(Table::name)
                .collect(Collectors.toSet());
        Publications publications = publications();
        Optional<Publication> changed = publications.latest().map(published -> {
            Map<String, Long> versions = new TreeMap<>(published.versions());
            versions.replaceAll((table, version) -> written.contains(table) ? currentVersion(table, version) : version);
            return publications.publish(context.runId(), published.asOf(), versions, clock.instant());
        });
        BegunVersions.forget(lake);
        return changed;
    }

    private long currentVersion(String table, long otherwise) {
        return Publications.PUBLISHED.stream()
                .filter(known -> known.name().equals(table))
                .mapToLong(lake::version)
                .findFirst()
                .orElse(otherwise);
    }

    private Optional<LocalDate> publishedAsOf(JobContext context) {
        return lake.has(PurchasesTable.TABLE) ? Optional.of(context.asOf()) : Optional.empty();
    }
}
