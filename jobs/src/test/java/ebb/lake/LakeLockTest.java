package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

class LakeLockTest {
    @TempDir
    Path folder;

    private final Configuration configuration = new Configuration(false);
    private final Clock clock = Clock.systemUTC();

    @Test
    void aSecondRunIsToldWhoHoldsTheLake() {
        try (LakeLock first = take(self("first"))) {
            assertThatThrownBy(() -> take(self("second")))
                    .isInstanceOf(LakeHeld.class)
                    .hasMessageContaining("`ebb first`")
                    .hasMessageContaining("process " + first.holder().pid());
        }
    }

    @Test
    void theLockIsFreeAfterItWasGivenBack() {
        take(self("first")).close();
        try (LakeLock second = take(self("second"))) {
            assertThat(second.deadHolder()).isEmpty();
        }
    }

    @Test
    void aRunThatIsToldToEndIsNotedByTheNext() {
        LakeLock first = take(self("first"));
        first.close(true);
        try (LakeLock second = take(self("second"))) {
            assertThat(second.deadHolder()).contains(first.holder());
        }
    }

    @Test
    @Tag("C3")
    void takesOverAtOnceFromAProcessOfThisKernelThatIsGone(TestReporter reporter) throws IOException {
        LockHolder gone = holder("killed-run", self("run").kernel());
        leaveBehind(gone);
        Instant start = clock.instant();
        try (LakeLock lock = take(self("run"))) {
            long millis = Duration.between(start, clock.instant()).toMillis();
            assertThat(lock.deadHolder()).contains(gone);
            assertThat(millis).isLessThan(5000);
            reporter.publishEntry("figure", "taken over after " + millis + " ms");
        }
    }

    @Test
    void aRunAliveInAnotherContainerIsNotRobbed() throws Exception {
        Process other = holdInAnotherProcess();
        try {
            LockHolder stranger = holder("running-lake", self("run").kernel());
            leaveBehind(stranger);
            assertThatThrownBy(() -> take(self("second")))
                    .isInstanceOf(LakeHeld.class)
                    .hasMessageContaining("process " + stranger.pid());
            assertThat(LakeLock.isHeld(root(), configuration, clock)).isTrue();
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(LakeLock.isHeld(root(), configuration, clock)).isFalse();
        take(self("second")).close();
    }

    @Test
    void aSilentHolderElsewhereIsDeadAfterAWhileAndNotBefore() throws IOException {
        leaveBehind(holder("far-run", "another kernel"));
        assertThatThrownBy(() -> take(self("run"))).isInstanceOf(LakeHeld.class);

        Files.setLastModifiedTime(
                lockFile(),
                FileTime.from(clock.instant().minus(LockAttempt.STALE_AFTER).plusSeconds(5)));
        assertThatThrownBy(() -> take(self("run"))).isInstanceOf(LakeHeld.class);

        Files.setLastModifiedTime(
                lockFile(),
                FileTime.from(clock.instant().minus(LockAttempt.STALE_AFTER).minusSeconds(1)));
        take(self("run")).close();
    }

    @Test
    void aLookByTheHoldersOwnProcessDoesNotGiveTheLockUp() throws Exception {
        try (LakeLock lock = take(self("first"))) {
            assertThat(LakeLock.isHeld(root(), configuration, clock)).isTrue();
            assertThatThrownBy(() -> take(self("second"))).isInstanceOf(LakeHeld.class);
            Process other = hold();
            boolean ended = other.waitFor(3, TimeUnit.SECONDS);
            int said = other.getInputStream().available();
            other.destroyForcibly().waitFor();
            assertThat(ended)
                    .as("another process waits for " + lock.holder().runId())
                    .isFalse();
            assertThat(said).as("it never got the lock").isZero();
        }
    }

    @Test
    void eachTakingHasAHigherNumberThanTheLast() {
        LakeLock first = take(self("first"));
        first.close();
        LakeLock second = take(self("second"));
        second.close();
        assertThat(second.holder().fence()).isGreaterThan(first.holder().fence());
    }

    @Test
    void aRunThatLostItsLakeCommitsNothing() throws IOException {
        try (LakeLock lost = take(self("lost"))) {
            org.apache.hadoop.fs.Path commit =
                    root().resolve("tables/t/_delta_log/1.json").hadoop();
            Fences.check(commit);
            Files.writeString(lockFile(), new ObjectMapper().writeValueAsString(holder("taker", "another kernel")));
            assertThatThrownBy(() -> Fences.check(commit))
                    .isInstanceOf(LakeHeld.class)
                    .hasMessageContaining("has lost the lake");
            assertThatThrownBy(lost::requireHeld).isInstanceOf(LakeHeld.class);
            Fences.check(new org.apache.hadoop.fs.Path("file:/elsewhere/_delta_log/1.json"));
        }
    }

    @Test
    void ofManyThatFindADeadHolderOneGetsTheLock() throws Exception {
        leaveBehind(holder("killed-run", self("run").kernel()));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<LakeLock>> takers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            LockHolder taker = self("run-" + i);
            takers.add(() -> take(taker));
        }
        int taken = 0;
        for (Future<LakeLock> future : threads.invokeAll(takers)) {
            taken += hasLock(future) ? 1 : 0;
        }
        threads.shutdown();
        assertThat(taken).isOne();
    }

    /** A process of its own that locks the file as a run does, in whatever container it is: only the kernel sees it. */
    private Process holdInAnotherProcess() throws IOException {
        Process process = hold();
        assertThat(process.getInputStream().read()).isEqualTo('h');
        return process;
    }

    private Process hold() throws IOException {
        Files.createDirectories(folder.resolve("_ebb"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldLock.class.getName(),
                        folder.resolve("_ebb/lock.process").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Locks the file named, says so and waits to be killed. */
    static final class HoldLock {
        public static void main(String[] file) throws Exception {
            FileChannel.open(Path.of(file[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .lock();
            System.out.print("held");
            System.out.flush();
            Thread.sleep(60_000);
        }
    }

    private static boolean hasLock(Future<LakeLock> future) throws InterruptedException {
        try {
            return future.get() != null;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(LakeHeld.class);
            return false;
        }
    }

    private LockHolder self(String command) {
        return LockHolder.self("run-" + command, command, clock);
    }

    private LakeLock take(LockHolder holder) {
        return LakeLock.take(root(), configuration, holder, clock);
    }

    private LockHolder holder(String runId, String kernel) {
        return new LockHolder(
                runId, "run", "same-host", kernel, 1, 7, clock.instant().toString());
    }

    private void leaveBehind(LockHolder holder) throws IOException {
        Files.createDirectories(folder.resolve("_ebb"));
        Files.writeString(lockFile(), new ObjectMapper().writeValueAsString(holder));
    }

    private LakePath root() {
        return LakePath.root(folder.toString());
    }

    private Path lockFile() {
        return folder.resolve("_ebb/lock");
    }
}
