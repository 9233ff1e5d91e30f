package ebb.serve.access;

import ebb.conf.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders and files that only their owner may enter or read. */
public final class OwnFolder {
    private OwnFolder() {}

    /** Makes the folder where there is none. */
    public static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            permit(folder, "rwx------");
        }
    }

    /** Makes an empty folder, whatever was in it. */
    public static void empty(Path folder) {
        try {
            make(folder);
            List<Path> files;
            try (Stream<Path> all = Files.walk(folder)) {
                files = all.filter(path -> !path.equals(folder))
                        .sorted(Comparator.reverseOrder())
                        .toList();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot empty " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * Holds the folder for this process until the lock is closed.
     *
     * @throws SettingsException where another process holds it
     */
    public static FileChannel hold(Path folder) {
        try {
            make(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new SettingsException("Cannot use " + folder
                        + ": another `ebb serve` uses it. Stop that, or give this one a serve.folder of its own.");
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + folder + ": " + e.getMessage(), e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    static void createFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
            permit(file, "rw-------");
        }
    }

    private static void permit(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
