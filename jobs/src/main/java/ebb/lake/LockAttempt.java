package ebb.lake;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** An attempt to take the lock of a lake: waits for nobody, but removes the lock of a holder that is dead. */
record LockAttempt(LakePath root, Configuration configuration, Clock clock) {
    /** A lock file whose holder has not shown itself for so long is of a dead one. */
    static final Duration STALE_AFTER = Duration.ofMinutes(10);

    private static final Duration UNWRITTEN_AFTER = Duration.ofSeconds(10);

    /** The lock file. */
    LakePath path() {
        return root.resolve("_ebb/lock");
    }

    Optional<LockHolder> holder() {
        return LockHolder.read(path(), configuration);
    }

    /** On one disk the lock of the operating system decides first: whoever has it may look at the lock file alone. */
    OsLock osLock() {
        return OsLock.tryLock(root).orElseThrow(() -> held(holder()));
    }

    LakeLock take(LockHolder self, Optional<OsLock> osLock) {
        Optional<LockHolder> dead = Optional.empty();
        while (true) {
            LockHolder numbered = self.fenced(nextFence());
            if (path().create(numbered.json(), configuration)) {
                return new LakeLock(this, numbered, dead, osLock);
            }
            Optional<LockHolder> other = holder();
            if (isAlive(other, osLock.isPresent())) {
                throw held(other);
            }
            if (removeDead(other, osLock.isPresent())) {
                dead = other;
            }
        }
    }

    private LakeHeld held(Optional<LockHolder> other) {
        return new LakeHeld("Cannot start: "
                + other.map(LockHolder::inWords).orElse("a run that is just starting") + " holds the lake " + root
                + ". Wait for it to end, or stop it, and start again.");
    }

    /** A lock whose text is not there yet was created this instant, so its age decides. */
    boolean isAlive(Optional<LockHolder> other, boolean hasOsLock) {
        if (hasOsLock && other.filter(LockHolder::isOnThisKernel).isPresent()) {
            return false;
        }
        return isYounger(path(), other.isPresent() ? STALE_AFTER : UNWRITTEN_AFTER);
    }

    private boolean isYounger(LakePath file, Duration limit) {
        try {
            long touched =
                    file.fileSystem(configuration).getFileStatus(file.hadoop()).getModificationTime();
            return Duration.between(Instant.ofEpochMilli(touched), clock.instant())
                            .compareTo(limit)
                    < 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Removes the lock of a dead holder. Of several that find it only the one that creates the file beside it may, and it looks once more: by then
     * the lock may be another's.
     */
    private boolean removeDead(Optional<LockHolder> dead, boolean hasOsLock) {
        LakePath turn = new LakePath(path().uri() + ".takeover");
        if (!turn.create(new byte[0], configuration)) {
            if (hasOsLock || !isYounger(turn, UNWRITTEN_AFTER)) {
                turn.delete(configuration);
            }
            return false;
        }
        try {
            return holder().equals(dead) && path().delete(configuration);
        } finally {
            turn.delete(configuration);
        }
    }

    /** One more than the last: counted by files that are created only where none is, so that no number is given twice. */
    private long nextFence() {
        LakePath fences = root.resolve("_ebb/fences");
        long next = fences.list(configuration).stream()
                        .filter(name -> name.matches("\\d+"))
                        .mapToLong(Long::parseLong)
                        .max()
                        .orElse(0)
                + 1;
        while (!fences.resolve(String.valueOf(next)).create(new byte[0], configuration)) {
            next++;
        }
        fences.resolve(String.valueOf(next - 1)).delete(configuration);
        return next;
    }
}
