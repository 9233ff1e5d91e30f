package ebb.conf;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * How `ebb serve` listens and what a request may cost, set in the conf under {@code serve}.
 *
 * @param host address to listen on
 * @param port its port
 * @param folder local folder with the tokens and the log of requests
 * @param tls key of the server; without one only loopback addresses are served
 * @param limits what a reader may cost
 * @param sql door for BI tools
 * @param agent door for agents
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record ServeSettings(String host, int port, String folder, Tls tls, Limits limits, Sql sql, Agent agent) {
    private static final int MOST_PORT = 65_535;

    public ServeSettings {
        Check.that(host != null && !host.isBlank(), "serve.host", host, "an address of this machine");
        Check.that(port >= 0 && port <= MOST_PORT, "serve.port", port, "0 (any free one) to 65535");
        Check.that(folder != null && !folder.isBlank(), "serve.folder", folder, "a local folder");
    }

    /**
     * Key and certificate of the server.
     *
     * @param keyStore PKCS 12 file; null: plain HTTP
     * @param password its password; null: none
     */
    @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
    public record Tls(String keyStore, String password) {
        public boolean isOn() {
            return keyStore != null && !keyStore.isBlank();
        }
    }

    /**
     * What a reader may cost.
     *
     * @param seconds after which a query is stopped
     * @param memoryMb of all queries together, in MB
     * @param rows most rows of an answer
     * @param requestsPerMinute of one token
     */
    @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
    public record Limits(int seconds, int memoryMb, int rows, int requestsPerMinute) {
        public Limits {
            Check.that(seconds >= 1 && seconds <= 300, "serve.limits.seconds", seconds, "1 to 300 seconds");
            Check.that(memoryMb >= 64, "serve.limits.memory-mb", memoryMb, "64 MB or more");
            Check.that(rows >= 100 && rows <= 1_000_000, "serve.limits.rows", rows, "100 to 1000000 rows");
            Check.that(
                    requestsPerMinute >= 1, "serve.limits.requests-per-minute", requestsPerMinute, "1 request or more");
        }
    }

    /**
     * The door for BI tools, which send SQL of their own.
     *
     * @param port of Arrow Flight SQL; null: closed
     * @param seconds after which a query is stopped, the reading of its answer included
     * @param memoryMb of the queries of a role, in MB
     * @param rows most rows of an answer; a query with more is refused
     */
    @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
    public record Sql(Integer port, int seconds, int memoryMb, int rows) {
        public Sql {
            Check.that(
                    port == null || (port >= 0 && port <= MOST_PORT),
                    "serve.sql.port",
                    port,
                    "0 (any free one) to 65535");
            Check.that(seconds >= 1 && seconds <= 3600, "serve.sql.seconds", seconds, "1 to 3600 seconds");
            Check.that(memoryMb >= 64, "serve.sql.memory-mb", memoryMb, "64 MB or more");
            Check.that(rows >= 1, "serve.sql.rows", rows, "1 row or more");
        }

        public boolean isOpen() {
            return port != null;
        }
    }

    /**
     * What `ebb mcp` needs.
     *
     * @param token of the agent that it answers; null: none, and it does not start
     */
    public record Agent(String token) {}
}
