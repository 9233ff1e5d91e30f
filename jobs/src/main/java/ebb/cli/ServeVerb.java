package ebb.cli;

import ebb.conf.ServeSettings;
import ebb.conf.Settings;
import ebb.conf.SettingsException;
import ebb.job.CodeVersion;
import ebb.serve.access.Role;
import ebb.serve.access.Token;
import ebb.serve.access.TokenFile;
import ebb.serve.sql.SqlServer;
import ebb.serve.web.Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Serves what is published, as pages and as an API, to readers with a token; and makes those tokens. */
@Command(
        name = "serve",
        description =
                "Serve the last publication as pages and as an HTTP API; make, list and revoke the tokens to read it.",
        footer = {
            "",
            "Examples: ebb serve token --role marketing --holder \"Ms Weber\"",
            "          ebb serve",
            "          ebb serve tokens",
            "          ebb serve revoke 1f2e3d4c"
        })
final class ServeVerb extends Verb {
    private static final int MOST_DAYS = 3650;

    /** What is asked for. */
    enum Action {
        START,
        TOKEN,
        TOKENS,
        REVOKE
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "START",
            description = "start, token, tokens or revoke; default: start.")
    private Action action;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "Token to revoke.")
    private String id;

    @Option(names = "--role", paramLabel = "ROLE", description = "What the token may read: marketing, bi or steward.")
    private String role;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "Days for which the token is valid; default: ${DEFAULT-VALUE}.",
            defaultValue = "90")
    private int days;

    @Option(
            names = "--holder",
            paramLabel = "NAME",
            description = "Who gets the token, to know it again in the list.",
            defaultValue = "")
    private String holder;

    @Override
    void execute() {
        switch (action) {
            case START -> serve();
            case TOKEN -> token();
            case TOKENS -> tokens();
            case REVOKE -> revoke();
        }
    }

    private void serve() {
        try (Server server = Server.start(
                settings().settings(),
                new Server.Surroundings(this::command, clock(), message -> say("WARN", message)))) {
            CountDownLatch stopped = new CountDownLatch(1);
            Optional<SqlServer> sql = forBiTools(server);
            Runnable stopPages = server::close;
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                sql.ifPresent(SqlServer::close);
                                stopPages.run();
                            },
                            "stop"));
            say("INFO", "Serving on " + address(server.port()) + hint() + " Stop with Ctrl-C.");
            sql.ifPresent(door -> say("INFO", "BI tools connect to " + jdbc(door.port()) + "."));
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<SqlServer> forBiTools(Server server) {
        Settings settings = settings().settings();
        return settings.serve().sql().isOpen()
                ? Optional.of(SqlServer.start(
                        settings,
                        new SqlServer.Surroundings(
                                server.star(), CodeVersion.CURRENT, clock(), message -> say("WARN", message))))
                : Optional.empty();
    }

    private String jdbc(int port) {
        ServeSettings serve = settings().settings().serve();
        return "jdbc:arrow-flight-sql://" + serve.host() + ":" + port
                + (serve.tls().isOn() ? "" : "?useEncryption=false");
    }

    private String address(int port) {
        ServeSettings serve = settings().settings().serve();
        return (serve.tls().isOn() ? "https://" : "http://") + serve.host() + ":" + port + "/.";
    }

    private String hint() {
        return tokenFile().all().isEmpty()
                ? " There is no token yet: make one with `ebb serve token --role marketing`."
                : "";
    }

    /** What changes the lake is done by a verb of the same settings, in a process of its own. */
    private List<String> command(String verb) {
        List<String> command = new ArrayList<>(OwnProgram.command());
        command.add(verb);
        command.addAll(options.settingsArguments());
        return command;
    }

    private void token() {
        Role wanted = Role.labelled(role == null ? "" : role)
                .orElseThrow(() -> new SettingsException(
                        "Cannot make a token for the role " + role + ". Give --role one of " + Role.labels() + "."));
        if (days < 1 || days > MOST_DAYS) {
            throw new SettingsException(
                    "Cannot make a token that is valid for " + days + " days. Give --days 1 to " + MOST_DAYS + ".");
        }
        String token = tokenFile().add(wanted, Duration.ofDays(days), holder);
        printer()
                .print(
                        Map.of("token", token, "role", wanted.label()),
                        List.of(
                                token,
                                "Keep it now: only its hash is kept in "
                                        + settings().settings().serve().folder() + "."));
    }

    private void tokens() {
        List<Token> all = tokenFile().all();
        List<String> words = new ArrayList<>(all.stream()
                .map(token -> String.join(
                        "  ", token.id(), token.role().label(), "until " + token.expiresAt(), token.holder()))
                .toList());
        if (words.isEmpty()) {
            words.add("There is no token. Make one with `ebb serve token --role marketing`.");
        }
        printer()
                .print(
                        all.stream()
                                .map(token -> Map.of(
                                        "id", token.id(),
                                        "role", token.role().label(),
                                        "expires_at", token.expiresAt().toString(),
                                        "holder", token.holder()))
                                .toList(),
                        words);
    }

    private void revoke() {
        if (id == null || !tokenFile().revoke(id)) {
            throw new SettingsException(
                    "Cannot revoke " + id + ": there is no token of that id. `ebb serve tokens` lists them.");
        }
        printer().print(Map.of("revoked", id), List.of("Token " + id + " is refused from now on."));
    }

    private TokenFile tokenFile() {
        return new TokenFile(Path.of(settings().settings().serve().folder()).toAbsolutePath(), clock());
    }
}
