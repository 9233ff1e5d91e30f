package ebb.lake;

import ebb.conf.Secrets;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ContentSummary;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * A folder or file of the lake on any file system Hadoop knows.
 *
 * @param uri absolute URI, of a local path as Hadoop writes it: with blanks and letters as they are
 */
public record LakePath(String uri) implements Serializable {
    private static final String LOCAL = "file:";
    /** Ends the name of a file while it is written. */
    private static final String UNFINISHED = ".unfinished";

    /** The lake's root from the conf: a URI, or a local path taken from the working directory. */
    public static LakePath root(String lake) {
        if (lake.startsWith(LOCAL)) {
            return local(decoded(lake));
        }
        boolean hasScheme = lake.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
        return hasScheme ? new LakePath(lake) : local(lake);
    }

    /** Hadoop takes a path as it is, without the marks that stand for blanks and letters in a URI. */
    private static LakePath local(String path) {
        return new LakePath(
                LOCAL + "//" + java.nio.file.Path.of(path).toAbsolutePath().normalize());
    }

    private static String decoded(String uri) {
        try {
            return java.nio.file.Path.of(URI.create(uri)).toString();
        } catch (IllegalArgumentException e) {
            // Written with blanks, as nobody should: as it stands.
            return uri.substring(LOCAL.length()).replaceFirst("^/+", "/");
        }
    }

    public LakePath resolve(String child) {
        return new LakePath(uri.endsWith("/") ? uri + child : uri + "/" + child);
    }

    /** As Spark and Hadoop take it. */
    public String location() {
        return isLocal() ? toString() : uri;
    }

    public Path hadoop() {
        return new Path(uri);
    }

    public FileSystem fileSystem(Configuration configuration) {
        try {
            return hadoop().getFileSystem(configuration);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot reach " + this + ": " + e.getMessage(), e);
        }
    }

    /** The whole file as text; empty where there is none. */
    public Optional<String> readText(Configuration configuration) {
        FileSystem fileSystem = fileSystem(configuration);
        try (FSDataInputStream in = fileSystem.open(hadoop())) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (java.io.FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + this + ": " + e.getMessage(), e);
        }
    }

    /** Writes bytes under another name first, then moves them here: a reader sees the old file or the new one, never half. An object store needs no other name. */
    public void write(byte[] bytes, Configuration configuration) {
        try {
            if (isLocal()) {
                replaceOnDisk(bytes);
            } else if (isOnObjectStore()) {
                overwrite(bytes, configuration);
            } else {
                replace(bytes, configuration);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + this + ": " + e.getMessage(), e);
        }
    }

    private void replace(byte[] bytes, Configuration configuration) throws IOException {
        Path unfinished = new Path(uri + UNFINISHED);
        try (FSDataOutputStream out = fileSystem(configuration).create(unfinished, true)) {
            out.write(bytes);
        }
        FileContext.getFileContext(hadoop().toUri(), configuration)
                .rename(unfinished, hadoop(), Options.Rename.OVERWRITE);
    }

    /** Without Hadoop, which would start processes to rename a file, and rename it before its checksum file: a kill in between left a file that could not be read. */
    private void replaceOnDisk(byte[] bytes) throws IOException {
        java.nio.file.Path file = onDisk();
        java.nio.file.Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        Files.createDirectories(file.getParent());
        Files.write(unfinished, bytes);
        Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private java.nio.file.Path onDisk() {
        return java.nio.file.Path.of(hadoop().toUri().getPath());
    }

    private boolean isLocal() {
        return uri.startsWith(LOCAL);
    }

    private void overwrite(byte[] bytes, Configuration configuration) throws IOException {
        try (FSDataOutputStream out = fileSystem(configuration).create(hadoop(), true)) {
            out.write(bytes);
        }
    }

    /** Creates the file with these bytes where there is none; false where there is one. Of two that try at once one succeeds. */
    boolean create(byte[] bytes, Configuration configuration) {
        try {
            if (isLocal()) {
                java.nio.file.Path file = onDisk();
                Files.createDirectories(file.getParent());
                Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
            } else {
                // A put that the store refuses is tried again for seconds, so the frequent case is asked for first.
                Optional<byte[]> found = isOnObjectStore() ? bytesIfThere(configuration) : Optional.empty();
                if (found.isPresent()) {
                    return isOwn(found.get(), bytes);
                }
                try (FSDataOutputStream out = openNew(configuration)) {
                    out.write(bytes);
                }
            }
            return true;
        } catch (java.nio.file.FileAlreadyExistsException | FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            return wasCreated(bytes, e, configuration);
        }
    }

    /** A store that can create where there is none in one step, as S3 can, is asked to; others do so anyway. */
    FSDataOutputStream openNew(Configuration configuration) throws IOException {
        return (FSDataOutputStream) fileSystem(configuration)
                .createFile(hadoop())
                .overwrite(false)
                .recursive()
                .opt("fs.option.create.conditional.overwrite", true)
                .build();
    }

    /**
     * A store may refuse with an exception of its own, and may do so although these bytes were written: the answer to the first try was lost, and the
     * second found them.
     */
    private boolean wasCreated(byte[] bytes, IOException refusal, Configuration configuration) {
        Optional<byte[]> found = isOnObjectStore() ? bytesIfThere(configuration) : Optional.empty();
        if (found.isEmpty()) {
            throw new UncheckedIOException(
                    "Cannot write " + this + ": " + refusal.getMessage() + ". Check that the folder can be written.",
                    refusal);
        }
        return isOwn(found.get(), bytes);
    }

    /** Whether what was found is what this process wrote before; a commit and a lock name their writer, an empty file does not. */
    private static boolean isOwn(byte[] found, byte[] bytes) {
        return bytes.length > 0 && Arrays.equals(found, bytes);
    }

    private Optional<byte[]> bytesIfThere(Configuration configuration) {
        try (FSDataInputStream in = fileSystem(configuration).open(hadoop())) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether files lie in a store that keeps no settable times and renames by copying. */
    boolean isOnObjectStore() {
        return uri.matches("(s3a?|gs|abfss?|wasbs?|oss)://.*");
    }

    /** Removes the file; false where there was none. */
    public boolean delete(Configuration configuration) {
        try {
            return fileSystem(configuration).delete(hadoop(), false);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + this + ": " + e.getMessage(), e);
        }
    }

    /** Every byte of the file. */
    public byte[] readBytes(Configuration configuration) {
        try (FSDataInputStream in = fileSystem(configuration).open(hadoop())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + this + ": " + e.getMessage(), e);
        }
    }

    /** Moves the file or folder to {@code other}, whose folder is created where it is not there. */
    public void moveTo(LakePath other, Configuration configuration) {
        FileSystem fileSystem = fileSystem(configuration);
        try {
            fileSystem.mkdirs(other.hadoop().getParent());
            if (!fileSystem.rename(hadoop(), other.hadoop())) {
                throw new IOException("the file system refused it");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot move " + this + " to " + other + ": " + e.getMessage(), e);
        }
    }

    /** Removes the folder and everything below it; false where there was none. */
    public boolean deleteAll(Configuration configuration) {
        try {
            return fileSystem(configuration).delete(hadoop(), true);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + this + ": " + e.getMessage(), e);
        }
    }

    /** Length in bytes of each file directly below, by name; folders are left out, and there are none where there is no such folder. */
    public SortedMap<String, Long> lengths(Configuration configuration) {
        SortedMap<String, Long> lengths = new TreeMap<>();
        try {
            for (FileStatus status : fileSystem(configuration).listStatus(hadoop())) {
                if (status.isFile()) {
                    lengths.put(status.getPath().getName(), status.getLen());
                }
            }
        } catch (java.io.FileNotFoundException e) {
            return lengths;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + this + ": " + e.getMessage(), e);
        }
        return lengths;
    }

    /** Names of the files directly below; empty where there is no such folder. */
    public List<String> list(Configuration configuration) {
        try {
            return Arrays.stream(fileSystem(configuration).listStatus(hadoop()))
                    .map(status -> status.getPath().getName())
                    .toList();
        } catch (java.io.FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + this + ": " + e.getMessage(), e);
        }
    }

    /** Number of the files below, at any depth; 0 where there is no such folder. */
    long fileCount(Configuration configuration) {
        return summary(configuration).map(ContentSummary::getFileCount).orElse(0L);
    }

    /** Bytes of all files below; 0 where there is no such folder. */
    long bytes(Configuration configuration) {
        return summary(configuration).map(ContentSummary::getLength).orElse(0L);
    }

    private Optional<ContentSummary> summary(Configuration configuration) {
        try {
            return Optional.of(fileSystem(configuration).getContentSummary(hadoop()));
        } catch (java.io.FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + this + ": " + e.getMessage(), e);
        }
    }

    /** For people: a local path without its scheme, anything else as it is, without secrets. */
    @Override
    public String toString() {
        return isLocal() ? uri.replaceFirst("^file:/+", "/").replaceFirst("(.)/$", "$1") : Secrets.NONE.hide(uri);
    }
}
