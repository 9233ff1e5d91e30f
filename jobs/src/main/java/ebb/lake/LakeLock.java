package ebb.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * The one lock of a lake: a file that names its holder, created only where none is.
 *
 * <p>Two processes on one local disk can both be told that a Delta commit landed, so writers take turns. A holder on this machine whose process
 * is gone, and a holder elsewhere that has not touched the lock for {@link #STALE_AFTER}, is dead: its lock is taken over.
 */
public final class LakeLock implements AutoCloseable {
    static final Duration STALE_AFTER = Duration.ofMinutes(10);
    private static final Duration UNWRITTEN_AFTER = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LakePath path;
    private final Configuration configuration;
    private final Holder holder;
    private final Optional<Holder> dead;
    private final Thread heartbeat;

    /**
     * Who holds the lock.
     *
     * @param runId run the holder is doing
     * @param command verb it was started with
     * @param host machine name
     * @param pid process on that machine
     * @param processStarted start of the process in ms since the epoch, so that a reused pid is not mistaken for it; 0 where unknown
     * @param since moment the lock was taken, ISO-8601 in UTC
     */
    public record Holder(String runId, String command, String host, long pid, long processStarted, String since) {

        public static Holder self(String runId, String command, Clock clock) {
            ProcessHandle self = ProcessHandle.current();
            return new Holder(
                    runId,
                    command,
                    hostName(),
                    self.pid(),
                    startOf(self),
                    clock.instant().toString());
        }

        public String inWords() {
            return "`ebb " + command + "` (process " + pid + " on " + host + ", since " + since + ")";
        }

        boolean isOnThisMachine() {
            return host.equals(hostName());
        }

        boolean isRunning() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startOf(process) == processStarted)
                    .isPresent();
        }

        private static long startOf(ProcessHandle process) {
            return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        }

        private static String hostName() {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "localhost";
            }
        }
    }

    private LakeLock(LakePath path, Configuration configuration, Holder holder, Optional<Holder> dead) {
        this.path = path;
        this.configuration = configuration;
        this.holder = holder;
        this.dead = dead;
        this.heartbeat = new Thread(this::beat, "lake-lock");
        heartbeat.setDaemon(true);
        heartbeat.start();
    }

    /**
     * Takes the lock of the lake at {@code root}.
     *
     * @throws LakeHeld where a living run holds it
     */
    public static LakeLock take(LakePath root, Configuration configuration, Holder holder, Clock clock) {
        LakePath path = root.resolve("_ebb/lock");
        Optional<Holder> dead = Optional.empty();
        while (!create(path, configuration, holder)) {
            Optional<Holder> other = read(path, configuration);
            if (isAlive(path, other, configuration, clock)) {
                throw new LakeHeld("Cannot start: "
                        + other.map(Holder::inWords).orElse("a run that is just starting") + " holds the lake " + root
                        + ". Wait for it to end, or stop it, and start again.");
            }
            if (removeDead(path, other, configuration, clock)) {
                dead = other;
            }
        }
        return new LakeLock(path, configuration, holder, dead);
    }

    /** The run that died holding the lock this one took over; empty where the lock was free. */
    public Optional<Holder> deadHolder() {
        return dead;
    }

    public Holder holder() {
        return holder;
    }

    @Override
    public void close() {
        heartbeat.interrupt();
        if (read(path, configuration).filter(holder::equals).isPresent()) {
            path.delete(configuration);
        }
    }

    /** Who holds the lake's lock now, dead or alive. */
    public static Optional<Holder> current(LakePath root, Configuration configuration) {
        return read(root.resolve("_ebb/lock"), configuration);
    }

    /** A lock whose text is not there yet was created this instant, so its age decides. */
    private static boolean isAlive(LakePath path, Optional<Holder> holder, Configuration configuration, Clock clock) {
        if (holder.isPresent() && holder.get().isOnThisMachine()) {
            return holder.get().isRunning();
        }
        try {
            long touched =
                    path.fileSystem(configuration).getFileStatus(path.hadoop()).getModificationTime();
            Duration age = Duration.between(Instant.ofEpochMilli(touched), clock.instant());
            return age.compareTo(holder.isPresent() ? STALE_AFTER : UNWRITTEN_AFTER) < 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean create(LakePath path, Configuration configuration, Holder holder) {
        try {
            return path.create(JSON.writeValueAsBytes(holder), configuration);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A holder is plain text", e);
        }
    }

    /**
     * Removes the lock of a dead holder. Of several that find it only the one that creates the file beside it may, and it looks once more: by
     * then the lock may be another's.
     */
    private static boolean removeDead(LakePath path, Optional<Holder> dead, Configuration configuration, Clock clock) {
        LakePath turn = new LakePath(path.uri() + ".takeover");
        if (!turn.create(new byte[0], configuration)) {
            if (!isAlive(turn, Optional.empty(), configuration, clock)) {
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

    private static Optional<Holder> read(LakePath path, Configuration configuration) {
        return path.readText(configuration).flatMap(text -> {
            try {
                return Optional.of(JSON.readValue(text, Holder.class));
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        });
    }

    private void beat() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(STALE_AFTER.dividedBy(5).toMillis());
                path.fileSystem(configuration).setTimes(path.hadoop(), System.currentTimeMillis(), -1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException | UnsupportedOperationException e) {
                return;
            }
        }
    }
}
