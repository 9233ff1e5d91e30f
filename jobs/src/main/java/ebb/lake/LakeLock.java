package ebb.lake;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * The one lock of a lake: a file that names its holder, created only where none is.
 *
 * <p>Whether a holder is alive is never told by its process number, which another container may use too. On a local disk the holder also locks {@link
 * OsLock a file of the operating system}, which is free the moment the process ends, however it ends; that decides for holders on the same kernel. Any
 * other holder is dead when its heartbeat, the age of the lock file, is older than {@link LockAttempt#STALE_AFTER}.
 *
 * <p>Each taking of the lock has a fencing number, one higher than the last. A holder that was taken for dead and wakes again finds another number, and
 * {@link Fences} refuses its commits.
 */
public final class LakeLock implements AutoCloseable {

    private final LakePath root;
    private final LakePath path;
    private final Configuration configuration;
    private final LockHolder holder;
    private final Optional<LockHolder> dead;
    private final Optional<OsLock> osLock;
    private final Thread heartbeat;

    LakeLock(LockAttempt attempt, LockHolder holder, Optional<LockHolder> dead, Optional<OsLock> osLock) {
        this.root = attempt.root();
        this.path = attempt.path();
        this.configuration = attempt.configuration();
        this.holder = holder;
        this.dead = dead;
        this.osLock = osLock;
        this.heartbeat = new Thread(this::beat, "lake-lock");
        heartbeat.setDaemon(true);
        heartbeat.start();
        Fences.raise(this);
    }

    /**
     * Takes the lock of the lake at {@code root}.
     *
     * @throws LakeHeld where a run that is still running holds it
     */
    public static LakeLock take(LakePath root, Configuration configuration, LockHolder holder, Clock clock) {
        LockAttempt attempt = new LockAttempt(root, configuration, clock);
        Optional<OsLock> osLock = OsLock.isFor(root) ? Optional.of(attempt.osLock()) : Optional.empty();
        try {
            return attempt.take(holder, osLock);
        } catch (RuntimeException e) {
            osLock.ifPresent(OsLock::close);
            throw e;
        }
    }

    /** The run that died holding the lock this one took over; empty where the lock was free. */
    public Optional<LockHolder> deadHolder() {
        return dead;
    }

    public LockHolder holder() {
        return holder;
    }

    LakePath root() {
        return root;
    }

    /**
     * Fails where this process was taken for dead and another run has the lake since: nothing more may be committed.
     *
     * @throws LakeHeld naming who has it now
     */
    public void requireHeld() {
        Optional<LockHolder> now = LockHolder.read(path, configuration);
        if (now.filter(holder::equals).isEmpty()) {
            throw new LakeHeld("Cannot go on: this run has lost the lake " + root + " to "
                    + now.map(LockHolder::inWords).orElse("a run that is over")
                    + ", which took it for dead because it was silent for "
                    + LockAttempt.STALE_AFTER.toMinutes() + " minutes. Nothing of it was published. Run it again.");
        }
    }

    /** Gives the lock back. A process that is told to end in the middle leaves the file, so that the next run notes it as killed; the system frees its lock. */
    @Override
    public void close() {
        close(ProcessEnd.isNear());
    }

    void close(boolean isProcessEnding) {
        heartbeat.interrupt();
        Fences.lower(this);
        boolean isLeft = isProcessEnding && osLock.isPresent();
        if (!isLeft
                && LockHolder.read(path, configuration).filter(holder::equals).isPresent()) {
            path.delete(configuration);
        }
        osLock.ifPresent(OsLock::close);
    }

    /** Who holds the lake's lock now, dead or alive. */
    public static Optional<LockHolder> current(LakePath root, Configuration configuration) {
        return LockHolder.read(root.resolve("_ebb/lock"), configuration);
    }

    /** Whether the holder named in the lock file is a process that still runs; for those who only look. */
    public static boolean isHeld(LakePath root, Configuration configuration, Clock clock) {
        LockAttempt looking = new LockAttempt(root, configuration, clock);
        Optional<LockHolder> holder = looking.holder();
        if (holder.isEmpty()) {
            return false;
        }
        if (OsLock.isFor(root) && holder.get().isOnThisKernel()) {
            return OsLock.isLocked(root);
        }
        return looking.isAlive(holder, false);
    }

    /** An object store keeps no time that could be set, so there the file is written again. */
    private void beat() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(LockAttempt.STALE_AFTER.dividedBy(5).toMillis());
                if (root.isOnObjectStore()) {
                    requireHeld();
                    path.write(holder.json(), configuration);
                } else {
                    path.fileSystem(configuration).setTimes(path.hadoop(), System.currentTimeMillis(), -1);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (LakeHeld e) {
                return;
            } catch (IOException | RuntimeException e) {
                // The store may answer at the next beat: five fit into the time after which a holder counts as dead.
            }
        }
    }
}
