package ebb.serve.agent;

import ebb.conf.ServeSettings;
import ebb.conf.Settings;
import ebb.conf.SettingsException;
import ebb.lake.LakePath;
import ebb.serve.access.OwnFolder;
import ebb.serve.access.RateLimit;
import ebb.serve.access.RequestLog;
import ebb.serve.access.TokenFile;
import ebb.serve.engine.PublishedFiles;
import ebb.serve.engine.StarInForce;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Opens what is published for one agent, and closes it when the agent is gone. */
public final class AgentDoor {
    private AgentDoor() {}

    /**
     * What is needed besides the settings.
     *
     * @param in the agent's words
     * @param out where answers go, and nothing else
     * @param version of Ebb
     * @param program that starts a verb
     * @param arguments settings that every verb gets
     * @param warnings told what went wrong inside
     */
    public record Surroundings(
            InputStream in,
            OutputStream out,
            String version,
            List<String> program,
            List<String> arguments,
            Clock clock,
            Consumer<String> warnings) {}

    /**
     * Serves until the input ends.
     *
     * @throws SettingsException where the token is not valid
     */
    public static void serve(Settings settings, Surroundings around) {
        ServeSettings serve = settings.serve();
        Path folder = Path.of(serve.folder()).toAbsolutePath();
        TokenFile tokens = new TokenFile(folder, around.clock());
        String presented = serve.agent().token();
        if (presented == null || tokens.find(presented).isEmpty()) {
            throw new SettingsException(
                    "Cannot serve an agent: serve.agent.token is no valid token. Make one with"
                            + " `ebb serve token --role bi` (sums) or marketing (customers), and give it as the environment variable EBB_SERVE__AGENT__TOKEN.");
        }
        Path data = temporary();
        try (StarInForce star = new StarInForce(
                new PublishedFiles(LakePath.root(settings.lake())),
                data,
                serve.limits(),
                new StarInForce.Listeners(around.warnings(), ready -> {}))) {
            AgentTools tools = new AgentTools(
                    star,
                    new AgentVerbs(around.program(), around.arguments()),
                    settings.lifeEvents().minCohort());
            AgentServer.Access access = new AgentServer.Access(
                    tokens,
                    presented,
                    new RateLimit(serve.limits().requestsPerMinute(), around.clock()),
                    new RequestLog(folder, around.clock()));
            new AgentServer(tools, access, new EndingInput(around.in()), around.warnings())
                    .run(around.out(), around.version());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            OwnFolder.empty(data);
            delete(data);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("ebb-mcp").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a folder for the published tables: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + folder + ": " + e.getMessage(), e);
        }
    }
}
