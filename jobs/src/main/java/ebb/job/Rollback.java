package ebb.job;

import ebb.conf.EffectiveSettings;
import ebb.job.RunLedger.Entry;
import ebb.lake.Lake;
import ebb.lake.LakeLock;
import ebb.lake.LogCheck;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.store.ModelStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Goes back to an earlier publication or model, under the lake's lock, and writes the reason into the run ledger. */
public final class Rollback {
    private static final String COMMAND = "rollback";

    private final Lake lake;
    private final EffectiveSettings settings;
    private final Clock clock;

    public Rollback(Lake lake, EffectiveSettings settings, Clock clock) {
        this.lake = lake;
        this.settings = settings;
        this.clock = clock;
    }

    /** Publishes again what an earlier publication held; the tables and models stay as they are. */
    public String toPublication(long number, String reason) {
        return locked(reason, runId -> {
            Publications publications = new Publications(lake);
            Publication earlier = publications
                    .numbered(number)
                    .orElseThrow(() -> new IllegalStateException("Cannot go back to publication " + number
                            + ": the lake " + lake.root() + " has none of that number. `ebb status` shows the last."));
            publications.republish(earlier, runId, clock.instant());
            return "Publication " + publications.require().number() + " holds what publication " + number + " held.";
        });
    }

    /** Lets an earlier model score until the next training puts another in its place. */
    public String toModel(String id, String reason) {
        return locked(reason, runId -> {
            ModelStore.Stored stored = new ModelStore(lake).use(id);
            return "The model " + stored.id()
                    + " scores until the next training. `ebb score` and the jobs after it apply it.";
        });
    }

    private interface Step {
        String under(String runId);
    }

    private String locked(String reason, Step step) {
        String runId = RunLedger.newRunId(clock);
        LakeLock.Holder self = LakeLock.Holder.self(runId, COMMAND, clock);
        try (LakeLock lock = LakeLock.take(lake.root(), lake.configuration(), self, clock)) {
            LogCheck.require(lake.onDisk());
            Entry begun = Entry.begun(lock.holder().runId(), COMMAND, clock.instant(), settings);
            String words = step.under(runId);
            JobResult result = JobResult.of(words).with("did", words).with("reason", reason);
            new RunLedger(lake).append(List.of(begun.done(result, Duration.ZERO, Map.of())));
            lake.onDisk().copies().update();
            return words;
        }
    }
}
