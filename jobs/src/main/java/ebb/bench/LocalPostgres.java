package ebb.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** A PostgreSQL server of Debian's packages for measuring and testing: a free port of the loopback address, a data folder of its own, gone when it is closed. */
public final class LocalPostgres implements AutoCloseable {
    public static final String MISSING =
            "PostgreSQL is not installed below /usr/lib/postgresql. Install it with `apt-get install postgresql`.";
    public static final String USER = "ebb";
    public static final String PASSWORD = "publish-for-bi";

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path data;
    private final int port;

    private LocalPostgres(Path programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    public static boolean isThere() {
        return programs().isPresent();
    }

    /** A running server with the role {@link #USER}, who owns the database of the same name. */
    public static LocalPostgres start() {
        Path programs = programs().orElseThrow(() -> new IllegalStateException("Cannot start PostgreSQL: " + MISSING));
        try {
            Path data = Files.createTempDirectory(readableByAll(), "ebb-postgres");
            LocalPostgres server = new LocalPostgres(programs, data, freePort());
            server.begin();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start PostgreSQL: " + e.getMessage(), e);
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + USER;
    }

    public int port() {
        return port;
    }

    private void begin() throws IOException {
        Path secret = data.resolve("password");
        Files.writeString(secret, PASSWORD);
        if (isRoot()) {
            run(List.of("chown", "-R", "postgres", data.toString()));
        }
        asOwner(
                "initdb",
                "-D",
                data("db"),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile",
                secret.toString(),
                "-E",
                "UTF8",
                "--no-sync");
        String options = "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -p " + port;
        asOwner("pg_ctl", "-D", data("db"), "-w", "-l", data("log"), "-o", options, "start");
        asOwner(
                "psql",
                "-q",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(port),
                "-U",
                USER,
                "-d",
                "postgres",
                "-c",
                "CREATE DATABASE " + USER);
    }

    private String data(String name) {
        return data.resolve(name).toString();
    }

    /** The server refuses to be run by root. */
    private void asOwner(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private void run(List<String> command) throws IOException {
        Path log = Files.createTempFile("ebb-postgres", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.directory(Path.of("/").toFile());
        builder.environment().put("PGPASSWORD", PASSWORD);
        try {
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException("Cannot start or stop PostgreSQL: "
                        + Files.readString(log, StandardCharsets.UTF_8).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL started", e);
        } finally {
            Files.delete(log);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** The server's own user must come through to it. */
    private static Path readableByAll() {
        return Path.of(isRoot() ? "/tmp" : System.getProperty("java.io.tmpdir"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Optional<Path> programs() {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + INSTALLED + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            asOwner("pg_ctl", "-D", data("db"), "-m", "immediate", "-w", "stop");
            FileUtils.deleteDirectory(data.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot stop PostgreSQL: " + e.getMessage(), e);
        }
    }
}
