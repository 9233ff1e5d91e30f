package ebb.job;

import ebb.conf.EffectiveSettings;
import ebb.job.RunLedger.Entry;
import ebb.lake.Lake;
import ebb.lake.LakeLock;
import ebb.lake.LockHolder;
import ebb.lake.LogCheck;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.schema.ScoresTable;
import ebb.schema.WarningsTable;
import ebb.store.ModelStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /**
     * Publishes again what an earlier publication held. The warnings, which live from day to day, and the model in force go back with it; tables by as-of
     * date stay as they are, since a run replaces their days.
     */
    public String toPublication(long number, String reason) {
        return locked(reason, runId -> {
            Publications publications =
                    new Publications(lake, settings.settings().star());
            Publication earlier = publications
                    .numbered(number)
                    .orElseThrow(() -> new IllegalStateException("Cannot go back to publication " + number
                            + ": the lake " + lake.root() + " has none of that number. `ebb status` shows the last."));
            publications.republish(earlier, runId, clock.instant());
            publications.restore(WarningsTable.TABLE);
            publications.publishCurrent(WarningsTable.TABLE, runId, clock.instant());
            modelOf(publications, earlier).ifPresent(new ModelStore(lake)::use);
            String words =
                    "Publication " + publications.require().number() + " holds what publication " + number + " held.";
            return words + withdraw(runId);
        });
    }

    /** Who has refused marketing since that publication is proposed none; in words what was taken out. */
    private String withdraw(String runId) {
        return new Withdrawal(lake, settings.settings())
                .alone(runId, clock)
                .map(done -> " Since then " + done.result().headline() + ".")
                .orElse("");
    }

    /** The model that scored what the publication holds; empty where nothing was scored. */
    private Optional<String> modelOf(Publications publications, Publication publication) {
        if (!publication.versions().containsKey(ScoresTable.TABLE.name())) {
            return Optional.empty();
        }
        return publications
                .read(publication, ScoresTable.TABLE)
                .select(ScoresTable.MODEL_ID)
                .limit(1)
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .findFirst();
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
        LockHolder self = LockHolder.self(runId, COMMAND, clock);
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
