package ebb.ingest;

import ebb.conf.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** The files that a path, folder or glob stands for, each with its hash. */
record FileListing(SparkSession spark, Input input, String path) {

    List<SourceFile> files() {
        List<FileStatus> found = find();
        if (found.isEmpty()) {
            throw new SettingsException("Cannot read " + input.name() + ": no file matches " + path
                    + ". Correct inputs." + input.name() + ".path.");
        }
        SerializableConfiguration hadoop = configuration();
        List<String> uris =
                found.stream().map(file -> file.getPath().toUri().toString()).toList();
        return JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(uris, uris.size())
                .map(uri -> fingerprint(new Path(java.net.URI.create(uri)), hadoop.value()))
                .collect();
    }

    SerializableConfiguration configuration() {
        return new SerializableConfiguration(spark.sessionState().newHadoopConf());
    }

    /** Local paths go without their scheme, so that people can copy them; any other file system keeps it. */
    static String name(Path file) {
        return "file".equals(file.toUri().getScheme()) ? file.toUri().getPath() : file.toString();
    }

    private List<FileStatus> find() {
        Configuration hadoop = spark.sessionState().newHadoopConf();
        try {
            Path pattern = new Path(path);
            FileSystem system = pattern.getFileSystem(hadoop);
            FileStatus[] matches = system.globStatus(pattern);
            List<FileStatus> files = new ArrayList<>();
            for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
                if (match.isDirectory()) {
                    addBelow(system, match.getPath(), files);
                } else {
                    files.add(match);
                }
            }
            files.sort(Comparator.comparing(file -> file.getPath().toString()));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + path + ": " + e.getMessage(), e);
        }
    }

    /** Names that begin with a dot or an underscore are by custom not data: {@code _SUCCESS}, checksums, unfinished copies. */
    private static void addBelow(FileSystem system, Path folder, List<FileStatus> files) throws IOException {
        String root = folder.toUri().getPath();
        RemoteIterator<LocatedFileStatus> below = system.listFiles(folder, true);
        while (below.hasNext()) {
            FileStatus file = below.next();
            String relative = file.getPath().toUri().getPath().substring(root.length());
            if (Arrays.stream(relative.split("/", -1))
                    .noneMatch(part -> part.startsWith(".") || part.startsWith("_"))) {
                files.add(file);
            }
        }
    }

    private static SourceFile fingerprint(Path file, Configuration hadoop) throws IOException {
        MessageDigest sha256 = sha256();
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        try (InputStream in = file.getFileSystem(hadoop).open(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
                size += read;
            }
        }
        return new SourceFile(name(file), size, HexFormat.of().formatHex(sha256.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
