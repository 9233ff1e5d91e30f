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
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record ServeSettings(String host, int port, String folder, Tls tls, Limits limits) {
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
}
