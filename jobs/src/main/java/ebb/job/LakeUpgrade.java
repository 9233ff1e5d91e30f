package ebb.job;

import ebb.conf.EffectiveSettings;
import ebb.job.RunLedger.Entry;
import ebb.lake.Lake;
import ebb.lake.LakeFormat;
import ebb.lake.LakeLock;
import ebb.lake.LockHolder;
import ebb.lake.LogCheck;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.schema.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings the tables of a lake of the former format up to that of this version, in place and under the lake's lock.
 *
 * <p>Each table is written anew in one commit that notes the version it came from; then the publication in force is made to name the new versions; the
 * number of the format comes last. So an upgrade that was killed goes on where it stopped, and readers of this version see the same rows throughout.
 */
public final class LakeUpgrade {
    private static final String COMMAND = "upgrade";
    private static final Pattern NOTE = Pattern.compile("upgraded from version (\\d+)");

    private final Lake lake;
    private final EffectiveSettings settings;
    private final Clock clock;
    private final Consumer<String> told;

    /**
     * Prepares an upgrade.
     *
     * @param told hears of each step after it was done
     */
    public LakeUpgrade(Lake lake, EffectiveSettings settings, Clock clock, Consumer<String> told) {
        this.lake = lake;
        this.settings = settings;
        this.clock = clock;
        this.told = told;
    }

    /** Steps that are left, in words; none where the lake has the format of this version. */
    public List<String> plan() {
        if (LakeFormat.of(lake) == LakeFormat.CURRENT) {
            return List.of();
        }
        List<String> steps = new ArrayList<>();
        LakeFormat.former(lake)
                .forEach(table ->
                        steps.add("write " + table.name() + " anew with the columns of format " + LakeFormat.CURRENT));
        steps.add("let the publication in force name what was written");
        return steps;
    }

    /** Does what is left; false where there was nothing to do. */
    public boolean execute() {
        Instant started = clock.instant();
        String runId = RunLedger.newRunId(clock);
        LockHolder self = LockHolder.self(runId, COMMAND, clock);
        List<Table> rewritten = new ArrayList<>();
        try (LakeLock lock = LakeLock.take(lake.root(), lake.configuration(), self, clock)) {
            LogCheck.require(lake.onDisk());
            if (LakeFormat.of(lake) == LakeFormat.CURRENT) {
                LakeFormat.note(lake);
                return false;
            }
            LakeFormat.noteFormer(lake);
            for (Table table : LakeFormat.former(lake)) {
                lake.rewrite(table, "upgraded from version " + lake.version(table));
                rewritten.add(table);
                told.accept(table.name() + " written anew");
            }
            lock.requireHeld();
            publish(runId);
            LakeFormat.note(lake);
            told.accept("the lake has format " + LakeFormat.CURRENT);
            Entry begun = Entry.begun(runId, COMMAND, started, settings);
            JobResult result = JobResult.of("format " + LakeFormat.CURRENT).with("format", LakeFormat.CURRENT);
            Duration took = Duration.between(started, clock.instant());
            new RunLedger(lake).append(List.of(begun.done(result, took, lake.versions(rewritten))));
            lake.onDisk().copies().update();
            return true;
        }
    }

    /** What was published before a table was written anew is published after it. */
    private void publish(String runId) {
        Publications publications = new Publications(lake, settings.settings().star());
        Optional<Publication> published = publications.latest();
        if (published.isEmpty()) {
            return;
        }
        Map<String, Long> versions = new TreeMap<>(published.get().versions());
        for (Table table : Publications.PUBLISHED) {
            if (lake.has(table)) {
                cameFrom(table).ifPresent(before -> versions.replace(table.name(), before, lake.version(table)));
            }
        }
        publications.publish(runId, published.get().asOf(), versions, clock.instant());
        told.accept("the publication in force names what was written");
    }

    /** Version that the newest one was written from; empty where no upgrade wrote it. */
    private Optional<Long> cameFrom(Table table) {
        return lake.lastNote(table)
                .map(NOTE::matcher)
                .filter(Matcher::matches)
                .map(note -> Long.parseLong(note.group(1)));
    }
}
