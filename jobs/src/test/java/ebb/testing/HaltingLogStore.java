package ebb.testing;

import ebb.lake.LocalDiskLogStore;
import io.delta.storage.HadoopFileSystemLogStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The log store of a local disk, which halts the process at a commit as {@code kill -9} does. {@code -Debb.halt=before:7} names the commit, counted from 1
 * over all tables, {@code -Debb.halt=after:scores} the first one of a table; before it the data files are written, after it the run's own records are not.
 * {@code -Debb.commits=FILE} lists the commits.
 */
public final class HaltingLogStore extends HadoopFileSystemLogStore {
    private static final int KILLED = 137;
    private static final AtomicInteger COMMITS = new AtomicInteger();

    private final LocalDiskLogStore store;

    public HaltingLogStore(Configuration configuration) {
        super(configuration);
        store = new LocalDiskLogStore(configuration);
    }

    /** Options of a JVM that halts there. */
    public static List<String> at(String point) {
        return List.of("-Dspark.delta.logStore.file.impl=" + HaltingLogStore.class.getName(), "-Debb.halt=" + point);
    }

    /** Options of a JVM that lists its commits in the file. */
    public static List<String> listing(java.nio.file.Path file) {
        return List.of("-Dspark.delta.logStore.file.impl=" + HaltingLogStore.class.getName(), "-Debb.commits=" + file);
    }

    @Override
    public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration configuration)
            throws IOException {
        int number = COMMITS.incrementAndGet();
        list(path);
        haltAt("before:", number, path);
        store.write(path, actions, overwrite, configuration);
        haltAt("after:", number, path);
    }

    @Override
    public Boolean isPartialWriteVisible(Path path, Configuration configuration) throws IOException {
        return store.isPartialWriteVisible(path, configuration);
    }

    private static void list(Path path) throws IOException {
        String file = System.getProperty("ebb.commits");
        if (file != null) {
            Files.writeString(
                    java.nio.file.Path.of(file),
                    table(path) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private static void haltAt(String side, int number, Path path) {
        if (List.of(side + number, side + table(path)).contains(System.getProperty("ebb.halt", ""))) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private static String table(Path commit) {
        return commit.getParent().getParent().getName();
    }
}
