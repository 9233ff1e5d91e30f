package ebb.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** DuckDB, which Ebb is measured beside. Its driver is no part of Ebb: the launcher fetches it into a folder of its own when a benchmark needs it. */
final class DuckDb {
    private static final String URL_PREFIX = "jdbc:duckdb:";
    private static final String FETCH = "mvn -Pbench -pl jobs dependency:copy@rival";

    private DuckDb() {}

    /** Loaded once: a native library belongs to one class loader. */
    private static final class Loaded {
        static final Driver DRIVER = driver();
    }

    static boolean isThere() {
        return jar().isPresent();
    }

    /** What to tell somebody without the driver. */
    static String missing() {
        return "Cannot measure DuckDB: its driver is not in " + folder() + ". Fetch it with `" + FETCH
                + "` in the folder of Ebb.";
    }

    /**
     * For benchmarks that are nothing without it.
     *
     * @throws IllegalStateException where the driver is not there
     */
    static void require() {
        if (!isThere()) {
            throw new IllegalStateException(missing());
        }
    }

    /** An empty database in memory. */
    static Connection connect() throws SQLException {
        return Loaded.DRIVER.connect(URL_PREFIX, new Properties());
    }

    private static Driver driver() {
        Path jar = jar().orElseThrow();
        URLClassLoader loader = new URLClassLoader(new URL[] {url(jar)}, DuckDb.class.getClassLoader());
        return StreamSupport.stream(ServiceLoader.load(Driver.class, loader).spliterator(), false)
                .filter(DuckDb::isDuckDb)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Cannot measure DuckDB: " + jar
                        + " has no driver of it. Delete it and fetch it with `" + FETCH + "`."));
    }

    private static boolean isDuckDb(Driver driver) {
        try {
            return driver.acceptsURL(URL_PREFIX);
        } catch (SQLException e) {
            return false;
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> jar() {
        if (!Files.isDirectory(folder())) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".jar")).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder() + ": " + e.getMessage(), e);
        }
    }

    private static Path folder() {
        return Path.of(System.getProperty("ebb.home", "."), "jobs", "target", "bench")
                .toAbsolutePath();
    }
}
