package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.EbbProcess;
import ebb.testing.HaltingLogStore;
import ebb.testing.SparkSessions;
import ebb.testing.TinyShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs, backfills and maintenance killed in the middle: half of them at a commit, just before or just after it, the others at a random moment. What
 * readers see stays or is the finished state, and the same command afterwards gives the tables of one that nobody killed.
 */
@Tag("slow")
class KilledRunsTest {
    private static final int KILLS = Integer.getInteger("ebb.kills", 40);
    private static final int SEQUENCES = Integer.getInteger("ebb.sequences", 10);

    @TempDir
    static Path folder;

    private static final Random RANDOM = new Random(11);
    private static final Map<String, Verb> VERBS = new TreeMap<>();

    /**
     * A command to kill.
     *
     * @param arguments what is typed
     * @param template lake it begins with
     * @param seen what readers see before it
     * @param result what readers see after it, and the newest rows of all tables
     * @param commits tables in the order of its commits
     * @param millis how long it takes
     */
    private record Verb(
            List<String> arguments,
            Path template,
            Map<String, String> seen,
            List<Map<String, String>> result,
            List<String> commits,
            long millis) {}

    @BeforeAll
    static void prepare() throws IOException {
        SparkSessions.shared();
        TinyShop.in(folder);
        Path first = folder.resolve("first");
        assertThat(CommandLineRun.on(first, "run", "--conf", conf()).exit()).isZero();
        TinyShop.nextDay(folder);
        Path second = undisturbed("run", first, "run");
        undisturbed("backfill", second, "backfill", "--from", "2026-05-01", "--to", "2026-05-15", "--every", "14d");
        undisturbed("maintain", second, "maintain");
    }

    @Test
    @Tag("A1")
    void aKilledCommandIsFinishedByTheNext(TestReporter reporter) throws IOException {
        Map<String, Integer> moments = new TreeMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Verb verb = verb(kill);
            Path lake = copyOf(verb.template());
            moments.merge(kill(verb, lake, kill), 1, Integer::sum);
            finish(verb, lake);
        }
        reporter.publishEntry("figure", KILLS + " kills, " + KILLS + " reruns with equal tables: " + moments);
    }

    @Test
    @Tag("A2")
    void aRecoveryThatIsKilledAsWellIsFinishedByTheNext(TestReporter reporter) throws IOException {
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            Verb verb = verb(sequence);
            Path lake = copyOf(verb.template());
            for (int kill = 0; kill < 3; kill++) {
                kill(verb, lake, sequence + kill);
            }
            finish(verb, lake);
        }
        reporter.publishEntry("figure", SEQUENCES + " sequences of 3 kills, each ended in equal tables");
    }

    /** Of five kills three are of a run, one of a backfill, one of maintenance. */
    private static Verb verb(int kill) {
        return VERBS.get(List.of("run", "backfill", "run", "maintain", "run").get(kill % 5));
    }

    /** Kills the verb and says at which kind of moment. */
    private static String kill(Verb verb, Path lake, int turn) throws IOException {
        String name = verb.arguments().get(0);
        boolean isNamed = turn % 2 == 0;
        int commit = 1 + RANDOM.nextInt(verb.commits().size());
        String side = RANDOM.nextBoolean() ? "before" : "after";
        List<String> options = isNamed ? HaltingLogStore.at(side + ":" + commit) : List.of();
        EbbProcess victim = EbbProcess.start(folder, options, with(verb.arguments(), lake));
        if (isNamed) {
            // A recovery has less to do than the first try, and may be over before it comes to that commit.
            assertThat(victim.exit()).as(victim::printed).isIn(137, 0);
        } else {
            victim.isAliveAfter((long) (verb.millis() * (0.2 + 0.7 * RANDOM.nextDouble())));
            victim.kill();
        }
        assertThat(TinyShop.contents(lake.toString()))
                .as("what readers see after a kill of " + name + (isNamed ? " " + side + " commit " + commit : ""))
                .isIn(verb.seen(), verb.result().get(0));
        return name + (isNamed ? " " + side + " a commit" : " at random");
    }

    private static void finish(Verb verb, Path lake) throws IOException {
        CommandLineRun again = CommandLineRun.on(lake, verb.arguments().toArray(String[]::new));
        assertThat(again.exit()).as(again::err).isZero();
        assertThat(state(lake)).isEqualTo(verb.result());
        FileUtils.deleteDirectory(lake.toFile());
    }

    /** Does the command on a copy of the lake, unkilled, and keeps what is to be compared. */
    private static Path undisturbed(String name, Path template, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--conf", conf()));
        Path lake = copyOf(template);
        Path commits = folder.resolve(name + ".commits");
        long start = System.nanoTime();
        EbbProcess process = EbbProcess.start(folder, HaltingLogStore.listing(commits), with(all, lake));
        assertThat(process.exit()).as(process::printed).isZero();
        long millis = (System.nanoTime() - start) / 1_000_000;
        VERBS.put(
                name,
                new Verb(
                        all,
                        template,
                        TinyShop.contents(template.toString()),
                        state(lake),
                        Files.readAllLines(commits),
                        millis));
        return lake;
    }

    private static List<Map<String, String>> state(Path lake) {
        return List.of(TinyShop.contents(lake.toString()), TinyShop.newest(lake.toString()));
    }

    private static List<String> with(List<String> arguments, Path lake) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--set", "lake=" + lake));
        return all;
    }

    private static Path copyOf(Path template) throws IOException {
        Path lake = Files.createTempDirectory(folder, "lake");
        FileUtils.copyDirectory(template.toFile(), lake.toFile());
        return lake;
    }

    private static String conf() {
        return folder.resolve("shop.yaml").toString();
    }
}
