package ebb.job;

import ebb.conf.EffectiveSettings;
import ebb.erase.Erasure;
import ebb.erase.Erasure.Erased;
import ebb.job.RunLedger.Entry;
import ebb.lake.Lake;
import ebb.lake.LakeLock;
import ebb.lake.LockHolder;
import ebb.lake.LogCheck;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Erases persons under the lake's lock, and writes into the run ledger how many and what the search afterwards found: not whom. */
public final class LakeErasure {
    private static final String COMMAND = "erase";

    private final Lake lake;
    private final EffectiveSettings settings;
    private final Clock clock;

    public LakeErasure(Lake lake, EffectiveSettings settings, Clock clock) {
        this.lake = lake;
        this.settings = settings;
        this.clock = clock;
    }

    /** What would go; changes nothing. */
    public Erasure.Held plan(Path customers) {
        return new Erasure(lake, customers, settings.settings().star(), sources()).look();
    }

    /**
     * Erases the customers of the file.
     *
     * @throws IllegalStateException where tables hold what no run has published: the old versions that readers see could not be removed
     */
    public Erased execute(Path customers) {
        Instant started = clock.instant();
        String runId = RunLedger.newRunId(clock);
        LockHolder self = LockHolder.self(runId, COMMAND, clock);
        try (LakeLock lock = LakeLock.take(lake.root(), lake.configuration(), self, clock)) {
            LogCheck.require(lake.onDisk());
            Erasure erasure = new Erasure(lake, customers, settings.settings().star(), sources());
            requirePublished();
            List<Entry> entries = new ArrayList<>();
            lock.deadHolder().map(dead -> Entry.killed(dead, settings)).ifPresent(entries::add);
            Entry begun = Entry.begun(runId, COMMAND, started, settings);
            BackfillProgress.forget(lake);
            Erased erased = erasure.execute(runId, started);
            JobResult result = JobResult.of(erased.customers() + " customers erased")
                    .with("customers", erased.customers())
                    .with("rows", erased.held().rows())
                    .with("searched_files", erased.searchedFiles())
                    .with("searched_bytes", erased.searchedBytes())
                    .with("hits", erased.hits().size());
            entries.add(begun.done(
                    result, Duration.between(started, clock.instant()), lake.versions(Publications.PUBLISHED)));
            new RunLedger(lake).append(entries);
            lake.onDisk().copies().update();
            return erased;
        }
    }

    private void requirePublished() {
        Publication published = new Publications(lake).require();
        if (!Publications.unpublished(published, lake.versions(Publications.PUBLISHED))
                .isEmpty()) {
            throw new IllegalStateException(
                    "Cannot erase customers: tables hold what no run has published yet, and what"
                            + " is published must be the newest version. Run `ebb run`, then `ebb erase`.");
        }
    }

    /** Inputs that lie below the lake's root, as those of the demo do. */
    private List<String> sources() {
        String root = lake.root().toString() + "/";
        return settings.settings().inputs().values().stream()
                .filter(input -> input.isOn() && input.path().startsWith(root))
                .map(input -> input.path().substring(root.length()))
                .toList();
    }
}
