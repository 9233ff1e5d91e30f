package ebb.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.serve.access.Role;
import ebb.serve.access.TokenFile;
import ebb.serve.web.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a reader of marketing sees of a lake in a browser and by the API. */
public final class ServedLake implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String token;
    private final Server server;

    /**
     * Serves.
     *
     * @param folder for the tokens
     */
    public ServedLake(Path folder, String lake) {
        this.token = new TokenFile(folder.resolve("serve"), Clock.systemUTC())
                .add(Role.MARKETING, Duration.ofDays(1), "test");
        this.server = Server.start(
                ServedShop.settings(folder, Map.of("lake", lake)),
                new Server.Surroundings(verb -> List.of("true", verb), Clock.systemUTC(), words -> {}));
    }

    /** The page or answer at a path, which must be there. */
    public String page(String path) throws IOException {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public JsonNode json(String path) throws IOException {
        return JSON.readTree(page(path));
    }

    @Override
    public void close() {
        server.close();
    }
}
