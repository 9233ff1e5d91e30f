package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.lake.LakePath;
import ebb.testing.EbbProcess;
import ebb.testing.S3Server;
import ebb.testing.SparkSessions;
import ebb.testing.TinyShop;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A lake on S3 against one on the local disk: whole run, kill and rerun, two writers, readers during a write. */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class S3LakeTest {
    private static final String LAKE = "s3a://shop/ebb";

    @TempDir
    static Path folder;

    private static S3Server server;
    private static String local;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start(folder);
        server.settings().forEach((key, value) -> SparkSessions.shared()
                .sparkContext()
                .hadoopConfiguration()
                .set(key.replace("spark.hadoop.", ""), value));
        local = folder.resolve("lake").toString();
        TinyShop.in(folder);
        runOnBoth();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static void runOnBoth() {
        for (String lake : List.of(local, LAKE)) {
            EbbProcess run = run(lake);
            assertThat(run.exit()).as(run::printed).isZero();
        }
        assertThat(TinyShop.contents(LAKE)).isNotEmpty().isEqualTo(TinyShop.contents(local));
    }

    @Test
    @Order(1)
    @Tag("C1")
    void ofTwoRunsOneWorksAndTheOtherIsToldWhoHoldsTheLake(TestReporter reporter) {
        TinyShop.nextDay(folder);
        EbbProcess one = run(LAKE);
        EbbProcess two = run(LAKE);
        assertThat(List.of(one.exit(), two.exit()))
                .as(() -> one.printed() + two.printed())
                .containsExactlyInAnyOrder(0, 5);
        EbbProcess onDisk = run(local);
        assertThat(onDisk.exit()).as(onDisk::printed).isZero();
        assertThat(TinyShop.contents(LAKE)).isEqualTo(TinyShop.contents(local));
        reporter.publishEntry(
                "figure", "s3a://: one run worked, the other ended with 5, tables equal those on a local disk");
    }

    /** The lock's heartbeat is ten minutes away from stale, so the lock of the killed run is removed by hand. */
    @Test
    @Order(2)
    @Tag("A1")
    @Tag("C4")
    void aKilledRunIsInvisibleToReadersAndTheNextGivesTheSameTables(TestReporter reporter) throws Exception {
        Map<String, String> before = TinyShop.contents(LAKE);
        EbbProcess victim = EbbProcess.start(folder, server.options(), arguments(LAKE, "seed=43"));
        CompletableFuture<Void> kill = CompletableFuture.runAsync(() -> killAfterScoring(victim));
        int reads = 0;
        while (!kill.isDone()) {
            assertThat(TinyShop.contents(LAKE)).isEqualTo(before);
            reads++;
        }
        kill.join();
        assertThat(TinyShop.contents(LAKE)).isEqualTo(before);

        EbbProcess refused = run(LAKE);
        assertThat(refused.exit()).as(refused::printed).isEqualTo(5);
        LakePath.root(LAKE)
                .resolve("_ebb/lock")
                .delete(SparkSessions.shared().sparkContext().hadoopConfiguration());
        EbbProcess again = run(LAKE);
        assertThat(again.exit()).as(again::printed).isZero();
        assertThat(TinyShop.contents(LAKE)).isEqualTo(TinyShop.contents(local));
        reporter.publishEntry("figure", "s3a://: " + reads + " reads during the killed run, each the same publication");
    }

    /** Beside the readers: one reading may take as long as the rest of the run. */
    private static void killAfterScoring(EbbProcess victim) {
        boolean isAlive = true;
        while (isAlive && !victim.printed().contains("customers scored by")) {
            isAlive = victim.isAliveAfter(100);
        }
        victim.kill();
        assertThat(isAlive).as(victim::printed).isTrue();
    }

    private static EbbProcess run(String lake) {
        return EbbProcess.start(folder, server.options(), arguments(lake, "seed=42"));
    }

    private static List<String> arguments(String lake, String setting) {
        return List.of(
                "run", "--conf", folder.resolve("shop.yaml").toString(), "--set", "lake=" + lake, "--set", setting);
    }
}
