package ebb.job;

import ebb.conf.EffectiveSettings;
import ebb.job.RunLedger.Entry;
import ebb.lake.Lake;
import ebb.lake.LakeLock;
import ebb.lake.LockHolder;
import ebb.verify.Repair;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Repairs a damaged lake under its lock, and writes into the run ledger what was restored from what. */
public final class LakeRepair {
    private static final String COMMAND = "repair";

    private final Lake lake;
    private final EffectiveSettings settings;
    private final Clock clock;

    public LakeRepair(Lake lake, EffectiveSettings settings, Clock clock) {
        this.lake = lake;
        this.settings = settings;
        this.clock = clock;
    }

    /** What was done, in words; none where nothing was damaged. */
    public List<String> execute() {
        String runId = RunLedger.newRunId(clock);
        LockHolder self = LockHolder.self(runId, COMMAND, clock);
        try (LakeLock lock = LakeLock.take(lake.root(), lake.configuration(), self, clock)) {
            List<Entry> entries = new ArrayList<>();
            lock.deadHolder().map(dead -> Entry.killed(dead, settings)).ifPresent(entries::add);
            Entry begun = Entry.begun(runId, COMMAND, clock.instant(), settings);
            List<String> words = new Repair(lake, clock.instant()).execute();
            if (!words.isEmpty()) {
                BackfillProgress.forget(lake);
                JobResult result =
                        JobResult.of(words.size() + " steps of repair").with("did", String.join("; ", words));
                entries.add(begun.done(result, Duration.ZERO, Map.of()));
            }
            new RunLedger(lake).append(entries);
            return words;
        }
    }
}
