package ebb.job;

import ebb.conf.EffectiveSettings;
import ebb.feature.FeaturesTable;
import ebb.ingest.catalogue.DataRefused;
import ebb.job.RunLedger.Entry;
import ebb.lake.Lake;
import ebb.lake.LakeLock;
import ebb.lake.LockHolder;
import ebb.lake.LogCheck;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.functions;

/** Publishes the tables as single jobs left them, under the lake's lock, where they belong together. {@code ebb publish-lake} */
public final class PublishLake {
    private static final String COMMAND = "publish-lake";
    /** Without rows of these the as-of date is not done. */
    private static final List<Table> NEEDED = List.of(FeaturesTable.TABLE, ScoresTable.TABLE, SegmentsTable.TABLE);

    private final Lake lake;
    private final EffectiveSettings settings;
    private final Clock clock;

    public PublishLake(Lake lake, EffectiveSettings settings, Clock clock) {
        this.lake = lake;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is in force then.
     *
     * @param withdrawn which marketing was taken out because of what is known since the as-of date, in words; empty: none
     */
    public record Outcome(Publication published, Optional<String> withdrawn) {}

    /**
     * Publishes an as-of date, and takes out the marketing that may not reach its customer today.
     *
     * @param asOf empty: the latest that was scored
     * @throws DataRefused where a table has no rows of that date, or what is published is of a later one
     */
    public Outcome execute(Optional<LocalDate> asOf) {
        String runId = RunLedger.newRunId(clock);
        LockHolder self = LockHolder.self(runId, COMMAND, clock);
        try (LakeLock lock = LakeLock.take(lake.root(), lake.configuration(), self, clock)) {
            LogCheck.require(lake.onDisk());
            List<Entry> entries = new ArrayList<>();
            lock.deadHolder().map(dead -> Entry.killed(dead, settings)).ifPresent(entries::add);
            LocalDate day = asOf.orElseGet(this::latestScored);
            requireWhole(day);
            lock.requireHeld();
            new Publications(lake).restoreStar();
            Publication published = new Publications(lake, settings.settings().star())
                    .publish(runId, Optional.of(day), lake.versions(Publications.PUBLISHED), clock.instant());
            Outcome outcome = new Withdrawal(lake, settings.settings())
                    .alone(runId, clock)
                    .map(done -> new Outcome(
                            done.published(), Optional.of(done.result().headline())))
                    .orElseGet(() -> new Outcome(published, Optional.empty()));
            entries.add(Entry.begun(runId, COMMAND, clock.instant(), settings)
                    .done(result(outcome), Duration.ZERO, Map.of())
                    .asOf(Optional.of(day)));
            new RunLedger(lake).append(entries);
            lake.onDisk().copies().update();
            return outcome;
        }
    }

    private static JobResult result(Outcome outcome) {
        long number = outcome.published().number();
        String asOf = outcome.published().asOf().map(Object::toString).orElse("");
        return JobResult.of("publication " + number + " as of " + asOf
                        + outcome.withdrawn().map(words -> "; " + words).orElse(""))
                .with("publication", number);
    }

    private LocalDate latestScored() {
        Date latest = lake.read(ScoresTable.TABLE)
                .agg(functions.max(ScoresTable.AS_OF))
                .first()
                .getAs(0);
        if (latest == null) {
            throw new DataRefused("Cannot publish: nothing is scored yet. Run `ebb run`.");
        }
        return latest.toLocalDate();
    }

    private void requireWhole(LocalDate day) {
        List<String> empty = NEEDED.stream()
                .filter(table -> !lake.has(table) || lake.read(table, day).isEmpty())
                .map(Table::name)
                .toList();
        if (!empty.isEmpty()) {
            throw new DataRefused("Cannot publish as of " + day + ": there are no rows of that date in " + empty
                    + ". Run `ebb run --as-of " + day + "`, or publish another date with --as-of.");
        }
        new Publications(lake)
                .latest()
                .flatMap(Publication::asOf)
                .filter(day::isBefore)
                .ifPresent(later -> {
                    throw new DataRefused(
                            "Cannot publish as of " + day + ": readers see " + later
                                    + ", and an earlier date never takes its place. `ebb rollback` goes back to an earlier publication.");
                });
    }
}
