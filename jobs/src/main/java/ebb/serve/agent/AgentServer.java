package ebb.serve.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import ebb.serve.access.RateLimit;
import ebb.serve.access.Reader;
import ebb.serve.access.RequestLog;
import ebb.serve.access.Role;
import ebb.serve.access.Token;
import ebb.serve.access.TokenFile;
import ebb.serve.engine.QueryStopped;
import ebb.serve.view.BadQuestion;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Speaks the Model Context Protocol over standard input and output: one agent, with one token, until its input ends. */
final class AgentServer {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final AgentTools tools;
    private final Access access;
    private final Consumer<String> warnings;
    private final EndingInput in;

    AgentServer(AgentTools tools, Access access, EndingInput in, Consumer<String> warnings) {
        this.tools = tools;
        this.access = access;
        this.in = in;
        this.warnings = warnings;
    }

    /**
     * Who is let in and what is written down.
     *
     * @param presented the agent's token
     */
    record Access(TokenFile tokens, String presented, RateLimit requests, RequestLog log) {
        /**
         * Who asks, by the token as it is now.
         *
         * @throws BadQuestion where it is not valid any more, or asks too often
         */
        Reader require() {
            Token token = tokens.find(presented)
                    .orElseThrow(() ->
                            new BadQuestion("Cannot answer: the token is not valid any more. Ask for a new one."));
            if (!requests.take(token.id())) {
                throw new BadQuestion("Cannot answer: too many requests with this token. Wait a minute.");
            }
            return new Reader(token.id(), token.role(), Optional.empty());
        }
    }

    /** Answers until the input ends; nothing but the protocol goes to the output. */
    void run(OutputStream out, String version) throws InterruptedException {
        Reader first = access.require();
        List<SyncToolSpecification> offered =
                tools.of(first.role()).stream().map(this::specification).toList();
        McpSyncServer server = McpServer.sync(new StdioServerTransportProvider(McpJsonDefaults.getMapper(), in, out))
                .serverInfo("ebb", version)
                .instructions(
                        "Ebb says which customers leave, why, what they are worth and what to do. Figures are of the last publication; each answer says of"
                                + " which day. Ask list_measures first. Scores are estimates: say so, and give the as-of date. "
                                + tools.limits(first.role()))
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .validateToolInputs(false)
                .tools(offered)
                .build();
        in.awaitEnd();
        server.closeGracefully();
    }

    private SyncToolSpecification specification(AgentTool tool) {
        Tool described = Tool.builder(tool.name(), tool.schema())
                .description(tool.description())
                .annotations(ToolAnnotations.builder()
                        .readOnlyHint(true)
                        .destructiveHint(false)
                        .openWorldHint(false)
                        .build())
                .build();
        return SyncToolSpecification.builder()
                .tool(described)
                .callHandler((exchange, request) -> call(tool, new Arguments(request.arguments())))
                .build();
    }

    /** An answer, or why not, in words that an agent can act on. */
    private CallToolResult call(AgentTool tool, Arguments arguments) {
        in.begin();
        long start = System.nanoTime();
        Reader reader = null;
        int status = 200;
        try {
            reader = access.require();
            arguments.requireKnown(tool.names());
            if (!tool.roles().contains(reader.role())) {
                throw new BadQuestion("Cannot answer: the role " + reader.role().label() + " may not ask " + tool.name()
                        + ". It needs a token of the role " + Role.MARKETING.label() + ".");
            }
            return CallToolResult.builder(
                            text(JSON.writeValueAsString(tool.answer().of(reader.role(), arguments))))
                    .isError(false)
                    .build();
        } catch (BadQuestion | QueryStopped e) {
            status = 400;
            return failed(e.getMessage());
        } catch (JsonProcessingException | RuntimeException e) {
            status = 500;
            warnings.accept("Cannot answer " + tool.name() + ": " + e);
            return failed(
                    "Cannot answer " + tool.name()
                            + ": something went wrong in the server, not in the question. Ask again; if it stays so, what `ebb mcp` wrote to its standard error says what.");
        } finally {
            log(reader, tool, arguments, new Outcome(status, start));
            in.end();
        }
    }

    private record Outcome(int status, long start) {}

    private static List<Content> text(String words) {
        return List.of(TextContent.builder(words).build());
    }

    private static CallToolResult failed(String message) {
        return CallToolResult.builder(text(message)).isError(true).build();
    }

    private void log(Reader reader, AgentTool tool, Arguments arguments, Outcome outcome) {
        Map<String, String> parameters = new TreeMap<>();
        arguments.values().forEach((name, value) -> {
            String text = String.valueOf(value);
            parameters.put(name, text.substring(0, Math.min(text.length(), 200)));
        });
        access.log()
                .add(new RequestLog.Entry(
                        reader,
                        "",
                        "MCP",
                        "/mcp/" + tool.name(),
                        parameters,
                        outcome.status(),
                        null,
                        (System.nanoTime() - outcome.start()) / 1_000_000));
    }
}
