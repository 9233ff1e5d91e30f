package ebb.serve;

import ebb.bench.GeneratedStar;
import ebb.conf.Settings;
import ebb.conf.SettingsLoader;
import ebb.serve.access.Role;
import ebb.serve.access.TokenFile;
import ebb.serve.web.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A server over a generated shop, and requests to it. */
public final class ServedShop implements AutoCloseable {
    public static final int CUSTOMERS = 400;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Server server;
    private final Path folder;
    private final List<String> warnings = new ArrayList<>();

    public ServedShop(Path folder, Map<String, String> sets) throws IOException, SQLException {
        this.folder = folder;
        new GeneratedStar(folder.resolve("lake"), CUSTOMERS).publish(1);
        this.server = start(folder, sets);
    }

    private Server start(Path where, Map<String, String> sets) {
        return Server.start(
                settings(where, sets), new Server.Surroundings(this::command, Clock.systemUTC(), warnings::add));
    }

    /** Writes down what would be done, one argument a line, and ends well. */
    private List<String> command(String verb) {
        return List.of(
                "sh",
                "-c",
                "printf '%s\\n' \"$@\" >> '" + commands()
                        + "'; echo '{\"rows\": 3, \"already_on_a_list_of_today\": 2}'",
                "ebb",
                verb);
    }

    /** Where the arguments of verbs that were started stand. */
    Path commands() {
        return folder.resolve("commands.txt");
    }

    public static Settings settings(Path folder, Map<String, String> sets) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "lake", folder.resolve("lake").toString(),
                "serve.folder", folder.resolve("serve").toString(),
                "serve.port", "0"));
        all.putAll(sets);
        return SettingsLoader.load(Optional.empty(), Map.of(), all).settings();
    }

    public TokenFile tokens() {
        return new TokenFile(folder.resolve("serve"), Clock.systemUTC());
    }

    public String token(Role role) {
        return tokens().add(role, Duration.ofDays(1), "test");
    }

    public String root() {
        return "http://127.0.0.1:" + server.port();
    }

    public Server server() {
        return server;
    }

    public int port() {
        return server.port();
    }

    public List<String> warnings() {
        return warnings;
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root() + path)).timeout(Duration.ofSeconds(20));
    }

    public HttpResponse<String> get(String token, String path) throws IOException, InterruptedException {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    /** Logs in as a browser does; the session's cookie. */
    public String login(String token) throws IOException, InterruptedException {
        return send(request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("token=" + token)))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .replaceFirst(";.*", "");
    }

    public HttpResponse<String> getAs(String cookie, String path) throws IOException, InterruptedException {
        return send(request(path).header("Cookie", cookie));
    }

    /** Word of the session that forms must send. */
    public String csrf(String cookie) throws IOException, InterruptedException {
        return getAs(cookie, "/").body().replaceFirst("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
    }

    /** Sends a form of a browser. */
    public HttpResponse<String> post(String cookie, String path, String form) throws IOException, InterruptedException {
        return send(request(path)
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.close();
    }
}
