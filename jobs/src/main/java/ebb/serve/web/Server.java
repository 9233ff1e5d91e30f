package ebb.serve.web;

import ebb.conf.ServeSettings;
import ebb.conf.Settings;
import ebb.conf.SettingsException;
import ebb.lake.LakePath;
import ebb.serve.access.BrowserSessions;
import ebb.serve.access.OwnFolder;
import ebb.serve.access.RateLimit;
import ebb.serve.access.RequestLog;
import ebb.serve.access.TokenFile;
import ebb.serve.engine.PublishedFiles;
import ebb.serve.engine.QueryStopped;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.StarInForce;
import ebb.serve.view.BadQuestion;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The HTTP server over the publication in force. */
public final class Server implements AutoCloseable {
    private static final int MOST_HEADER_BYTES = 8_192;
    private static final int WRONG_TOKENS_PER_MINUTE = 10;

    private final StarInForce star;
    private final VerbRuns lists;
    private final Javalin javalin;
    private final FileChannel held;

    private Server(StarInForce star, VerbRuns lists, Javalin javalin, FileChannel held) {
        this.star = star;
        this.lists = lists;
        this.held = held;
        this.javalin = javalin;
    }

    /**
     * What the server needs besides the settings.
     *
     * @param command program, verb and options of the settings, by verb of `ebb`
     * @param warnings told what went wrong while nobody asked
     */
    public record Surroundings(Function<String, List<String>> command, Clock clock, Consumer<String> warnings) {}

    /**
     * Opens what is published and listens.
     *
     * @throws SettingsException where the address can be reached from elsewhere and there is no key or no token
     */
    public static Server start(Settings settings, Surroundings around) {
        ServeSettings serve = settings.serve();
        Path folder = Path.of(serve.folder()).toAbsolutePath();
        TokenFile tokens = new TokenFile(folder, around.clock());
        Hosts hosts = new Hosts(Hosts.isLoopback(serve.host()), serve.tls().isOn());
        requireSafe(serve, hosts, tokens);
        FileChannel held = OwnFolder.hold(folder);
        Path data = folder.resolve("data");
        OwnFolder.empty(data);
        StarInForce star = new StarInForce(
                new PublishedFiles(LakePath.root(settings.lake())),
                data,
                serve.limits(),
                new StarInForce.Listeners(around.warnings(), Pages::prepare));
        VerbRuns lists = new VerbRuns(folder.resolve("lists"), around.command(), around.clock());
        RequestLog log = new RequestLog(folder, around.clock());
        BrowserSessions sessions = new BrowserSessions(tokens, around.clock());
        Guard guard = new Guard(
                tokens,
                sessions,
                new RateLimit(serve.limits().requestsPerMinute(), around.clock()),
                new RateLimit(WRONG_TOKENS_PER_MINUTE, around.clock()),
                hosts);
        Javalin javalin = Javalin.create(config -> {
            shape(config, serve);
            config.jetty.modifyServer(server -> server.setErrorHandler(new JettyErrors(hosts.isTls())));
            config.requestLogger.http((request, millis) -> log.add(entry(request, millis)));
            config.routes.before(guard::enter);
            config.routes.beforeMatched(guard::requireRight);
            ReadRoutes routes = new ReadRoutes(config.routes);
            new Api(star, settings.lifeEvents().minCohort(), serve.limits().rows()).addTo(routes);
            new Pages(star, lists, settings).addTo(routes);
            new SegmentPages(star, lists, settings, around.clock()).addTo(routes);
            new WarningAnswers(star, lists).addTo(routes);
            new Doors(guard, sessions, hosts).addTo(routes);
            failures(config, around.warnings());
        });
        javalin.start();
        return new Server(star, lists, javalin, held);
    }

    private static void requireSafe(ServeSettings serve, Hosts hosts, TokenFile tokens) {
        if (hosts.isLoopback()) {
            return;
        }
        if (!hosts.isTls()) {
            throw new SettingsException("Cannot serve on " + serve.host()
                    + ": others can reach it, and without serve.tls.key-store everyone on the way could read tokens and customers."
                    + " Set serve.tls.key-store, or serve on 127.0.0.1.");
        }
        if (tokens.all().isEmpty()) {
            throw new SettingsException("Cannot serve on " + serve.host()
                    + ": there is no token. Make one with `ebb serve token --role marketing`.");
        }
    }

    private static void shape(JavalinConfig config, ServeSettings serve) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = Guard.MOST_FORM_BYTES;
        config.http.generateEtags = false;
        config.http.prefer405over404 = false;
        config.jetty.modifyHttpConfiguration(Server::shape);
        if (serve.tls().isOn()) {
            config.jetty.addConnector((server, http) -> secure(server, http, serve));
        } else {
            config.jetty.host = serve.host();
            config.jetty.port = serve.port();
        }
    }

    private static void shape(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        http.setUriCompliance(UriCompliance.DEFAULT);
    }

    private static ServerConnector secure(
            org.eclipse.jetty.server.Server server, HttpConfiguration http, ServeSettings serve) {
        SslContextFactory.Server key = new SslContextFactory.Server();
        key.setKeyStoreType("PKCS12");
        key.setKeyStorePath(serve.tls().keyStore());
        key.setKeyStorePassword(
                serve.tls().password() == null ? "" : serve.tls().password());
        HttpConfiguration secure = new HttpConfiguration(http);
        shape(secure);
        secure.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector = new ServerConnector(
                server, new SslConnectionFactory(key, "http/1.1"), new HttpConnectionFactory(secure));
        connector.setHost(serve.host());
        connector.setPort(serve.port());
        return connector;
    }

    private static void failures(JavalinConfig config, Consumer<String> warnings) {
        config.routes.exception(
                Refused.class, (refused, request) -> Answers.refuse(request, refused.status(), refused.getMessage()));
        config.routes.exception(BadQuestion.class, (bad, request) -> Answers.refuse(request, 400, bad.getMessage()));
        config.routes.exception(SettingsException.class, (unusable, request) -> {
            warnings.accept(unusable.getMessage());
            Answers.refuse(request, 503, "This server cannot be used at the moment; its own messages say what to do.");
        });
        config.routes.exception(QueryStopped.class, (slow, request) -> Answers.refuse(request, 503, slow.getMessage()));
        config.routes.exception(
                HttpResponseException.class,
                (failure, request) -> Answers.refuse(request, failure.getStatus(), "This is not answered."));
        config.routes.exception(Exception.class, (failure, request) -> {
            warnings.accept("Cannot answer " + request.path() + ": " + failure);
            Answers.refuse(request, 500, "Something went wrong here; the server's own messages say what.");
        });
        config.routes.error(404, request -> {
            if (request.attribute(Answers.REFUSED) == null) {
                Answers.refuse(request, 404, "There is no such page.");
            }
        });
    }

    private static RequestLog.Entry entry(Context request, Float millis) {
        TreeMap<String, String> parameters = request.queryParamMap().entrySet().stream()
                .limit(50)
                .collect(Collectors.toMap(
                        entry -> shortened(entry.getKey()),
                        entry -> shortened(String.join(",", entry.getValue())),
                        (one, other) -> one,
                        TreeMap::new));
        return new RequestLog.Entry(
                Guard.knownReader(request).orElse(null),
                request.ip(),
                request.method().name(),
                shortened(request.path()),
                parameters,
                request.statusCode(),
                RequestRows.of(request),
                Math.round(millis));
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    /** Whether the tables are copied in, so that answers take milliseconds. */
    public boolean isLoaded() {
        return star.use(ServedStar::isLoaded);
    }

    /** Port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** What it serves, for the other doors of this process. */
    public StarInForce star() {
        return star;
    }

    @Override
    public void close() {
        javalin.stop();
        star.close();
        lists.close();
        try {
            held.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot leave the server's folder: " + e.getMessage(), e);
        }
    }
}
