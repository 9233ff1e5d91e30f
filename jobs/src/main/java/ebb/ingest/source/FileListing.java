package ebb.ingest.source;

import ebb.conf.SettingsException;
import ebb.ingest.catalogue.Input;
import ebb.ingest.text.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** The files that a path, folder or glob stands for, each with its hash. */
public record FileListing(SparkSession spark, Input input, String path) {

    List<SourceFile> files() {
        List<String> found = find();
        if (found.isEmpty()) {
            throw new SettingsException("Cannot read " + input.name() + ": no file matches " + path
                    + ". Correct inputs." + input.name() + ".path.");
        }
        SerializableConfiguration hadoop = configuration();
        List<SourceFile> files = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(found, found.size())
                .map(name -> fingerprint(name, hadoop))
                .collect();
        files.stream().filter(file -> file.sizeBytes() < 0).findFirst().ifPresent(file -> {
            throw TextRows.naming(file.name(), file.sha256());
        });
        return files;
    }

    /** Names of files on this machine that look like data and are passed over because of how they begin. */
    List<String> hidden() {
        try {
            return LocalFiles.isLocal(path, configuration().value()) ? LocalFiles.hidden(path) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + path + ": " + e.getMessage(), e);
        }
    }

    SerializableConfiguration configuration() {
        return new SerializableConfiguration(spark.sessionState().newHadoopConf());
    }

    /** Where a file called {@code name} is: a local path goes without its scheme, so that people can copy it; any other file system keeps it. */
    public static URI uri(String name) {
        return name.startsWith("/") ? Path.of(name).toUri() : new org.apache.hadoop.fs.Path(name).toUri();
    }

    /** The name of a file that Spark names by its URI. */
    static String name(URI uri) {
        return "file".equals(uri.getScheme()) ? uri.getPath() : new org.apache.hadoop.fs.Path(uri).toString();
    }

    private List<String> find() {
        try {
            List<String> names = LocalFiles.isLocal(path, configuration().value())
                    ? LocalFiles.matching(path)
                    : RemoteFiles.matching(path, configuration().value());
            refuseDeltaTables(names);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + path + ": " + e.getMessage(), e);
        }
    }

    /** The files of a Delta table hold rows that an update replaced or a delete took away, beside those that count. */
    private void refuseDeltaTables(List<String> names) throws IOException {
        for (String folder : names.stream()
                .map(name -> name.substring(0, name.lastIndexOf('/')))
                .distinct()
                .toList()) {
            org.apache.hadoop.fs.Path log = new org.apache.hadoop.fs.Path(folder.isEmpty() ? "/" : folder);
            for (; log != null && !log.isRoot(); log = log.getParent()) {
                var deltaLog = new org.apache.hadoop.fs.Path(log, "_delta_log");
                if (deltaLog.getFileSystem(configuration().value()).exists(deltaLog)) {
                    throw new SettingsException("Cannot read " + input.name() + ": " + log
                            + " is a Delta table, whose files also hold rows that were replaced or deleted. Set inputs."
                            + input.name() + ".format: delta and give the table's folder as path.");
                }
            }
        }
    }

    /** A file that cannot be opened has a negative size, and the reason for its hash: Spark would log what a task throws as a failure of its own. */
    private static SourceFile fingerprint(String name, SerializableConfiguration hadoop) {
        MessageDigest sha256 = sha256();
        byte[] buffer = new byte[1 << 18];
        long size = 0;
        try (InputStream in = TextFile.bytes(uri(name), hadoop.value())) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
                size += read;
            }
        } catch (IOException e) {
            return new SourceFile(
                    name, -1, "it cannot be opened (" + Failures.firstLine(e) + "). Check its permissions.");
        }
        return new SourceFile(name, size, HexFormat.of().formatHex(sha256.digest()));
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
