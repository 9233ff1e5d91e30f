package ebb.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock of the operating system on a file of a lake that lies on a local disk: all processes of one kernel see it, in whatever container they are, and it
 * is free when its process ends, killed or not.
 */
final class OsLock implements AutoCloseable {
    /** Files that this process has locked. They are not opened again: on Linux closing any channel on a file gives up every lock on it. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private OsLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static boolean isFor(LakePath root) {
        return root.uri().startsWith("file:");
    }

    /** The lock; empty where a running process, this one included, has it. */
    static Optional<OsLock> tryLock(LakePath root) {
        Path file = file(root);
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<OsLock> lock = Optional.empty();
        try {
            lock = open(file);
            return lock;
        } finally {
            if (lock.isEmpty()) {
                HELD.remove(file);
            }
        }
    }

    private static Optional<OsLock> open(Path file) {
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isFree(channel)) {
                return Optional.of(new OsLock(file, channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot lock " + file + ": " + e.getMessage() + ". Check that the folder can be written.", e);
        }
    }

    static boolean isLocked(LakePath root) {
        if (!Files.exists(file(root))) {
            return false;
        }
        Optional<OsLock> lock = tryLock(root);
        lock.ifPresent(OsLock::close);
        return lock.isEmpty();
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static Path file(LakePath root) {
        return Path.of(root.resolve("_ebb/lock.process").hadoop().toUri().getPath());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unlock the lake: " + e.getMessage(), e);
        } finally {
            HELD.remove(file);
        }
    }
}
