package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.lake.LakeLock.Holder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeLockTest {
    private static final long NO_SUCH_PROCESS = 4_000_000_000L;

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
    void takesOverFromAProcessThatIsGone() {
        Holder self = self("run");
        Holder gone = new Holder("killed-run", "run", self.host(), NO_SUCH_PROCESS, 1, self.since());
        leaveBehind(gone);
        try (LakeLock lock = take(self)) {
            assertThat(lock.deadHolder()).contains(gone);
        }
    }

    @Test
    void aReusedProcessNumberIsNotTheHolder() {
        Holder self = self("run");
        leaveBehind(new Holder("killed-run", "run", self.host(), self.pid(), self.processStarted() - 1, self.since()));
        take(self).close();
    }

    @Test
    void aSilentHolderElsewhereIsDeadAfterAWhileAndNotBefore() throws IOException {
        leaveBehind(
                new Holder("far-run", "run", "elsewhere", 1, 1, clock.instant().toString()));
        assertThatThrownBy(() -> take(self("run"))).isInstanceOf(LakeHeld.class);

        Instant longAgo = clock.instant().minus(LakeLock.STALE_AFTER).minusSeconds(1);
        Files.setLastModifiedTime(lockFile(), FileTime.from(longAgo));
        take(self("run")).close();
    }

    @Test
    void ofManyThatFindADeadHolderOneGetsTheLock() throws Exception {
        Holder self = self("run");
        leaveBehind(new Holder("killed-run", "run", self.host(), NO_SUCH_PROCESS, 1, self.since()));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<LakeLock>> takers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Holder taker = new Holder("run-" + i, "run", self.host(), self.pid(), self.processStarted(), self.since());
            takers.add(() -> take(taker));
        }
        int taken = 0;
        for (Future<LakeLock> future : threads.invokeAll(takers)) {
            taken += hasLock(future) ? 1 : 0;
        }
        threads.shutdown();
        assertThat(taken).isOne();
    }

    private static boolean hasLock(Future<LakeLock> future) throws InterruptedException {
        try {
            return future.get() != null;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(LakeHeld.class);
            return false;
        }
    }

    private Holder self(String command) {
        return Holder.self("run-" + command, command, clock);
    }

    private LakeLock take(Holder holder) {
        return LakeLock.take(root(), configuration, holder, clock);
    }

    private void leaveBehind(Holder holder) {
        LakeLock abandoned = LakeLock.take(root(), configuration, holder, clock);
        assertThat(abandoned.holder()).isEqualTo(holder);
    }

    private LakePath root() {
        return LakePath.root(folder.toString());
    }

    private Path lockFile() {
        return folder.resolve("_ebb/lock");
    }
}
