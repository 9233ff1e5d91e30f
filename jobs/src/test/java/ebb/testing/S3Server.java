package ebb.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Assumptions;

/** An S3 server on this machine with an empty bucket {@code shop}, in a process of its own and in memory. */
public final class S3Server implements AutoCloseable {
    private static final int TRIES = 100;
    private static final Path LIBRARIES = Path.of(System.getProperty("ebb.home"), "jobs", "target", "s3-server");

    private final Process process;
    private final String endpoint;

    private S3Server(Process process, String endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts the server; what is tried with it is not run where its libraries were not copied. */
    public static S3Server start(Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isDirectory(LIBRARIES), "no S3 server in " + LIBRARIES + ": run .ci/matrix");
        String endpoint = "http://127.0.0.1:" + freePort();
        Path conf = Files.write(
                folder.resolve("s3proxy.conf"),
                List.of(
                        "s3proxy.endpoint=" + endpoint,
                        "s3proxy.authorization=none",
                        "jclouds.provider=transient",
                        "jclouds.identity=none",
                        "jclouds.credential=none"));
        Path quiet = Files.writeString(
                folder.resolve("logback.xml"), "<configuration><root level=\"OFF\"/></configuration>");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dlogback.configurationFile=" + quiet,
                        "-cp",
                        LIBRARIES + "/*",
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        conf.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile())
                .start();
        S3Server server = new S3Server(process, endpoint);
        server.makeBucket();
        return server;
    }

    /** Spark settings to reach it. */
    public Map<String, String> settings() {
        return new TreeMap<>(Map.of(
                "spark.hadoop.fs.s3a.endpoint", endpoint,
                "spark.hadoop.fs.s3a.endpoint.region", "us-east-1",
                "spark.hadoop.fs.s3a.path.style.access", "true",
                "spark.hadoop.fs.s3a.retry.limit", "1",
                // This server refuses a header of the SDK's request that deletes many at once.
                "spark.hadoop.fs.s3a.multiobjectdelete.enable", "false",
                "spark.hadoop.fs.s3a.access.key", "none",
                "spark.hadoop.fs.s3a.secret.key", "none"));
    }

    /** The same as options of a JVM. */
    public List<String> options() {
        return settings().entrySet().stream()
                .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    private void makeBucket() throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            try {
                HttpURLConnection request = (HttpURLConnection)
                        URI.create(endpoint + "/shop").toURL().openConnection();
                request.setRequestMethod("PUT");
                if (request.getResponseCode() == HttpURLConnection.HTTP_OK) {
                    return;
                }
            } catch (java.net.ConnectException e) {
                Thread.sleep(200);
            }
        }
        throw new IOException("The S3 server did not start");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Hadoop keeps a file system for each bucket: the next server's bucket is of the same name. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            FileSystem.closeAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
