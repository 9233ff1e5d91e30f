package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.job.Job;
import ebb.job.JobCatalogue;
import ebb.testing.EbbProcess;
import ebb.testing.HaltingLogStore;
import ebb.testing.SparkSessions;
import ebb.testing.TinyShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each job by itself, whole runs, backfills and maintenance killed in the middle: at a commit, just before or just after it, or at a random moment. What
 * readers see stays or is the finished state, and the same command afterwards gives the tables of one that nobody killed.
 */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledRunsTest {
    private static final int KILLS = Integer.getInteger("ebb.kills", 40);
    private static final int SEQUENCES = Integer.getInteger("ebb.sequences", 10);
    private static final List<String> WHOLE = List.of("run", "backfill", "maintain");

    private static final List<String> JOBS =
            JobCatalogue.ALL.stream().map(Job::name).toList();

    /** Each is killed twice with the usual number of kills. */
    private static final List<String> ALL =
            Stream.concat(JOBS.stream(), WHOLE.stream()).toList();

    @TempDir
    static Path folder;

    private static final Random RANDOM = new Random(11);
    private static KillableCommands commands;

    @BeforeAll
    static void prepare() throws IOException {
        SparkSessions.shared();
        TinyShop.in(folder);
        commands = new KillableCommands(folder);
    }

    @Test
    @Order(1)
    @Tag("A1")
    void aKilledCommandIsFinishedByTheNext(TestReporter reporter) throws IOException {
        Map<String, Integer> moments = new TreeMap<>();
        Set<String> names = new LinkedHashSet<>();
        int kills = 0;
        SoftAssertions reruns = new SoftAssertions();
        for (int turn = 0; kills < KILLS; turn++) {
            int place = turn % ALL.size();
            KillableCommand command = commands.named(ALL.get(place));
            names.add(command.name());
            Path lake = copyOf(command.template());
            Optional<String> moment = kill(command, lake, place + turn / ALL.size());
            moment.ifPresent(words -> moments.merge(words, 1, Integer::sum));
            kills += moment.isPresent() ? 1 : 0;
            reruns.check(() -> finish(command, lake));
        }
        reruns.assertAll();
        reporter.publishEntry("figure", kills + " kills of " + names + ", each rerun gave equal tables: " + moments);
    }

    @Test
    @Order(2)
    @Tag("A2")
    void aRecoveryThatIsKilledAsWellIsFinishedByTheNext(TestReporter reporter) throws IOException {
        int kills = 0;
        SoftAssertions reruns = new SoftAssertions();
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            KillableCommand command =
                    commands.named(sequence % 3 == 2 ? WHOLE.get(sequence / 3 % 3) : JOBS.get(sequence));
            Path lake = copyOf(command.template());
            for (int kill = 0; kill < 3; kill++) {
                kills += kill(command, lake, sequence + kill).isPresent() ? 1 : 0;
            }
            reruns.check(() -> finish(command, lake));
        }
        reruns.assertAll();
        reporter.publishEntry(
                "figure",
                SEQUENCES + " sequences of 3 tries, " + kills + " of them killed, each ended in equal tables");
    }

    /** Kills the command and says at which kind of moment; empty where it was over before. */
    private static Optional<String> kill(KillableCommand command, Path lake, int turn) {
        Optional<String> point = command.point(turn, RANDOM);
        List<String> options = point.map(HaltingLogStore::at).orElse(List.of());
        EbbProcess victim = EbbProcess.start(folder, options, command.on(lake));
        boolean isKilled = point.isPresent() ? victim.exit() == 137 : isKilledAtRandom(victim, command);
        if (!isKilled) {
            assertThat(victim.exit()).as(victim::printed).isZero();
        }
        assertThat(TinyShop.contents(lake.toString()))
                .as("what readers see after a kill of " + command.name() + " " + point.orElse("at random"))
                .isIn(command.seen(), command.published());
        return Optional.of(command.moment(point)).filter(words -> isKilled);
    }

    private static boolean isKilledAtRandom(EbbProcess victim, KillableCommand command) {
        boolean isAlive = victim.isAliveAfter((long) (command.millis() * (0.2 + 0.7 * RANDOM.nextDouble())));
        victim.kill();
        return isAlive;
    }

    private static void finish(KillableCommand command, Path lake) throws IOException {
        CommandLineRun again = CommandLineRun.of(command.on(lake).toArray(String[]::new));
        assertThat(again.exit()).as(() -> command.name() + ": " + again.err()).isZero();
        assertThat(TinyShop.newest(lake.toString())).as(command.name()).isEqualTo(command.newest());
        assertThat(TinyShop.contents(lake.toString())).as(command.name()).isEqualTo(command.published());
        FileUtils.deleteDirectory(lake.toFile());
    }

    private static Path copyOf(Path template) throws IOException {
        Path lake = Files.createTempDirectory(folder, "lake");
        FileUtils.copyDirectory(template.toFile(), lake.toFile());
        return lake;
    }
}
