package ebb.serve.sql;

import ebb.conf.ServeSettings;
import ebb.conf.Settings;
import ebb.lake.LakePath;
import ebb.serve.access.OwnFolder;
import ebb.serve.access.RateLimit;
import ebb.serve.access.RequestLog;
import ebb.serve.access.TokenFile;
import ebb.serve.engine.PublishedFiles;
import ebb.serve.engine.StarInForce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.Location;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** The Flight SQL server beside the pages: the same publication, address, tokens, key and log. */
public final class SqlServer implements AutoCloseable {
    private static final int MOST_MESSAGE_BYTES = 1_000_000;
    private static final int MOST_HEADER_BYTES = 8_192;

    private final FlightServer server;
    private final SqlDatabases databases;
    private final BufferAllocator memory;
    private final SqlThreads threads;

    private SqlServer(FlightServer server, SqlDatabases databases, BufferAllocator memory, SqlThreads threads) {
        this.server = server;
        this.databases = databases;
        this.memory = memory;
        this.threads = threads;
    }

    /**
     * What the door needs besides the settings.
     *
     * @param star what is served
     * @param version of Ebb
     * @param warnings told what went wrong while nobody asked
     */
    public record Surroundings(StarInForce star, String version, Clock clock, Consumer<String> warnings) {}

    /**
     * Opens the door. Whether the address may be served is decided by the server of the pages, which is started before.
     *
     * @throws UncheckedIOException where the port is taken
     */
    public static SqlServer start(Settings settings, Surroundings around) {
        ServeSettings serve = settings.serve();
        Path folder = Path.of(serve.folder()).toAbsolutePath();
        Path data = folder.resolve("sql");
        OwnFolder.empty(data);
        SqlDatabases databases = new SqlDatabases(
                around.star(),
                new PublishedFiles(LakePath.root(settings.lake())),
                new SqlDatabases.Place(data, serve.sql(), settings.lifeEvents().minCohort()),
                around.warnings());
        BufferAllocator memory = new RootAllocator(serve.sql().memoryMb() * 1_000_000L);
        SqlThreads threads = new SqlThreads();
        SqlDoor door = new SqlDoor(
                databases,
                new SqlDoor.Means(memory, threads, serve.sql(), around.warnings()),
                new RequestLog(folder, around.clock()));
        SqlProducer producer =
                new SqlProducer(door, new SqlMetadata(memory), new PreparedQueries(around.clock()), around.version());
        SqlTokens tokens = new SqlTokens(
                new TokenFile(folder, around.clock()),
                new RateLimit(serve.limits().requestsPerMinute(), around.clock()),
                around.warnings());
        try {
            FlightServer server = listener(serve, memory)
                    .producer(producer)
                    .headerAuthenticator(tokens)
                    .build()
                    .start();
            return new SqlServer(server, databases, memory, threads);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot open the door for BI tools on port " + serve.sql().port() + ": " + e.getMessage()
                            + ". Set serve.sql.port to another.",
                    e);
        }
    }

    private static FlightServer.Builder listener(ServeSettings serve, BufferAllocator memory) throws IOException {
        int port = serve.sql().port();
        FlightServer.Builder builder = FlightServer.builder()
                .allocator(memory)
                .maxInboundMessageSize(MOST_MESSAGE_BYTES)
                .setMaxHeaderListSize(MOST_HEADER_BYTES);
        if (!serve.tls().isOn()) {
            return builder.location(Location.forGrpcInsecure(serve.host(), port));
        }
        ServerKey key = ServerKey.of(serve.tls());
        return builder.location(Location.forGrpcTls(serve.host(), port)).useTls(key.certificates(), key.key());
    }

    /** Port that it listens on. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        try {
            server.shutdown();
            server.awaitTermination(1, TimeUnit.SECONDS);
            server.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.close();
        databases.close();
        memory.close();
    }
}
