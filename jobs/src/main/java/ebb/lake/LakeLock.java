package ebb.lake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * The one lock of a lake: a file that names its holder, created only where none is.
 *
 * <p>Whether a holder is alive is never told by its process number, which another container may use too. On a local disk the holder also locks {@link
 * OsLock a file of the operating system}, which is free the moment the process ends, however it ends; that decides for holders on the same kernel. Any
 * other holder is dead when its heartbeat, the age of the lock file, is older than {@link #STALE_AFTER}.
 *
 * <p>Each taking of the lock has a fencing number, one higher than the last. A holder that was taken for dead and wakes again finds another number, and
 * {@link Fences} refuses its commits.
 */
public final class LakeLock implements AutoCloseable {
    static final Duration STALE_AFTER = Duration.ofMinutes(10);
    private static final Duration UNWRITTEN_AFTER = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LakePath root;
    private final LakePath path;
    private final Configuration configuration;
    private final Holder holder;
    private final Optional<Holder> dead;
    private final Optional<OsLock> osLock;
    private final Thread heartbeat;

    /**
     * Who holds the lock.
     *
     * @param runId run the holder is doing
     * @param command verb it was started with
     * @param host machine name, for people
     * @param kernel id of the running kernel, the same in all containers on it; empty where unknown
     * @param pid process on that machine, for people
     * @param fence fencing number: how often the lock of this lake was taken
     * @param since moment the lock was taken, ISO-8601 in UTC
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Holder(String runId, String command, String host, String kernel, long pid, long fence, String since) {
        private static final Path KERNEL = Path.of("/proc/sys/kernel/random/boot_id");

        public static Holder self(String runId, String command, Clock clock) {
            return new Holder(
                    runId,
                    command,
                    hostName(),
                    kernelId(),
                    ProcessHandle.current().pid(),
                    0,
                    clock.instant().toString());
        }

        public String inWords() {
            return "`ebb " + command + "` (process " + pid + " on " + host + ", since " + since + ")";
        }

        boolean isOnThisKernel() {
            return kernel != null && !kernel.isEmpty() && kernel.equals(kernelId());
        }

        Holder fenced(long number) {
            return new Holder(runId, command, host, kernel, pid, number, since);
        }

        private static String kernelId() {
            try {
                return Files.readString(KERNEL).strip();
            } catch (IOException e) {
                return "";
            }
        }

        private static String hostName() {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "localhost";
            }
        }
    }

    private LakeLock(Taking taking, Holder holder, Optional<Holder> dead, Optional<OsLock> osLock) {
        this.root = taking.root;
        this.path = taking.path;
        this.configuration = taking.configuration;
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
    public static LakeLock take(LakePath root, Configuration configuration, Holder holder, Clock clock) {
        Taking taking = new Taking(root, root.resolve("_ebb/lock"), configuration, clock);
        Optional<OsLock> osLock = OsLock.isFor(root) ? Optional.of(taking.osLock()) : Optional.empty();
        try {
            return taking.take(holder, osLock);
        } catch (RuntimeException e) {
            osLock.ifPresent(OsLock::close);
            throw e;
        }
    }

    /** One try to take the lock. */
    private record Taking(LakePath root, LakePath path, Configuration configuration, Clock clock) {

        /** On one disk the lock of the operating system decides first: whoever has it may look at the lock file alone. */
        OsLock osLock() {
            return OsLock.tryLock(root).orElseThrow(() -> held(read(path, configuration)));
        }

        LakeLock take(Holder self, Optional<OsLock> osLock) {
            Optional<Holder> dead = Optional.empty();
            while (true) {
                Holder numbered = self.fenced(nextFence());
                if (path.create(json(numbered), configuration)) {
                    return new LakeLock(this, numbered, dead, osLock);
                }
                Optional<Holder> other = read(path, configuration);
                if (isAlive(other, osLock.isPresent())) {
                    throw held(other);
                }
                if (removeDead(other, osLock.isPresent())) {
                    dead = other;
                }
            }
        }

        private LakeHeld held(Optional<Holder> other) {
            return new LakeHeld("Cannot start: "
                    + other.map(Holder::inWords).orElse("a run that is just starting") + " holds the lake " + root
                    + ". Wait for it to end, or stop it, and start again.");
        }

        /** A lock whose text is not there yet was created this instant, so its age decides. */
        private boolean isAlive(Optional<Holder> other, boolean hasOsLock) {
            if (hasOsLock && other.filter(Holder::isOnThisKernel).isPresent()) {
                return false;
            }
            return isYounger(path, other.isPresent() ? STALE_AFTER : UNWRITTEN_AFTER);
        }

        private boolean isYounger(LakePath file, Duration limit) {
            try {
                long touched = file.fileSystem(configuration)
                        .getFileStatus(file.hadoop())
                        .getModificationTime();
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
        private boolean removeDead(Optional<Holder> dead, boolean hasOsLock) {
            LakePath turn = new LakePath(path.uri() + ".takeover");
            if (!turn.create(new byte[0], configuration)) {
                if (hasOsLock || !isYounger(turn, UNWRITTEN_AFTER)) {
                    turn.delete(configuration);
                }
                return false;
            }
            try {
                return read(path, configuration).equals(dead) && path.delete(configuration);
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

    /** The run that died holding the lock this one took over; empty where the lock was free. */
    public Optional<Holder> deadHolder() {
        return dead;
    }

    public Holder holder() {
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
        Optional<Holder> now = read(path, configuration);
        if (now.filter(holder::equals).isEmpty()) {
            throw new LakeHeld("Cannot go on: this run has lost the lake " + root + " to "
                    + now.map(Holder::inWords).orElse("a run that is over")
                    + ", which took it for dead because it was silent for "
                    + STALE_AFTER.toMinutes() + " minutes. Nothing of it was published. Run it again.");
        }
    }

    @Override
    public void close() {
        heartbeat.interrupt();
        Fences.lower(this);
        if (read(path, configuration).filter(holder::equals).isPresent()) {
            path.delete(configuration);
        }
        osLock.ifPresent(OsLock::close);
    }

    /** Who holds the lake's lock now, dead or alive. */
    public static Optional<Holder> current(LakePath root, Configuration configuration) {
        return read(root.resolve("_ebb/lock"), configuration);
    }

    /** Whether the holder named in the lock file is a process that still runs; for those who only look. */
    public static boolean isHeld(LakePath root, Configuration configuration, Clock clock) {
        Taking looking = new Taking(root, root.resolve("_ebb/lock"), configuration, clock);
        Optional<Holder> holder = read(looking.path, configuration);
        if (holder.isEmpty()) {
            return false;
        }
        if (OsLock.isFor(root) && holder.get().isOnThisKernel()) {
            return OsLock.isLocked(root);
        }
        return looking.isAlive(holder, false);
    }

    private static byte[] json(Holder holder) {
        try {
            return JSON.writeValueAsBytes(holder);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A holder is plain text", e);
        }
    }

    private static Optional<Holder> read(LakePath path, Configuration configuration) {
        return path.readText(configuration).flatMap(text -> {
            try {
                return Optional.of(JSON.readValue(text, Holder.class));
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        });
    }

    /** An object store keeps no time that could be set, so there the file is written again. */
    private void beat() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(STALE_AFTER.dividedBy(5).toMillis());
                if (root.isOnObjectStore()) {
                    requireHeld();
                    path.write(json(holder), configuration);
                } else {
                    path.fileSystem(configuration).setTimes(path.hadoop(), System.currentTimeMillis(), -1);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (LakeHeld e) {
                return;
            } catch (IOException | RuntimeException e) {
                // The store may answer at the next beat: five fit into the time after which a holder counts as dead.
                continue;
            }
        }
    }
}
