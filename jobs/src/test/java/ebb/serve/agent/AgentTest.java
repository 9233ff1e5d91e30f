package ebb.serve.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.bench.GeneratedStar;
import ebb.serve.access.RateLimit;
import ebb.serve.access.RequestLog;
import ebb.serve.access.Role;
import ebb.serve.access.TokenFile;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verb as agents' programs start it, asked by a client of the protocol. */
@Timeout(120)
class AgentTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static McpSyncClient marketing;
    private static McpSyncClient bi;

    @BeforeAll
    static void start() throws Exception {
        new GeneratedStar(folder.resolve("lake"), 400).publish(1);
        marketing = client(token(Role.MARKETING));
        bi = client(token(Role.BI));
    }

    @AfterAll
    static void stop() {
        marketing.close();
        bi.close();
    }

    private static TokenFile tokens() {
        return new TokenFile(folder.resolve("serve"), Clock.systemUTC());
    }

    private static String token(Role role) {
        return tokens().add(role, Duration.ofDays(1), "test");
    }

    /** Program and arguments. */
    private static List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of(System.getProperty("ebb.home")).resolve("conf/jvm.options"),
                "-Debb.home=" + System.getProperty("ebb.home"),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "ebb.cli.Main",
                "mcp"));
        command.addAll(
                List.of("--set", "lake=" + folder.resolve("lake"), "--set", "serve.folder=" + folder.resolve("serve")));
        return command;
    }

    private static McpSyncClient client(String token) {
        List<String> command = command();
        ServerParameters server = ServerParameters.builder(command.get(0))
                .args(command.subList(1, command.size()))
                .env(Map.of("EBB_SERVE__AGENT__TOKEN", token))
                .build();
        McpSyncClient client = McpClient.sync(new StdioClientTransport(server, McpJsonDefaults.getMapper()))
                .requestTimeout(Duration.ofSeconds(60))
                .initializationTimeout(Duration.ofSeconds(90))
                .build();
        client.initialize();
        return client;
    }

    private static CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }

    private static JsonNode answer(McpSyncClient client, String tool, Map<String, Object> arguments) throws Exception {
        CallToolResult result = call(client, tool, arguments);
        assertThat(result.isError()).as(text(result)).isFalse();
        return JSON.readTree(text(result));
    }

    private static String refusal(McpSyncClient client, String tool, Map<String, Object> arguments) {
        CallToolResult result = call(client, tool, arguments);
        assertThat(result.isError()).as(text(result)).isTrue();
        return text(result);
    }

    private static List<String> tools(McpSyncClient client) {
        return client.listTools().tools().stream().map(Tool::name).toList();
    }

    @Test
    void offersARoleTheToolsThatItMayUse() {
        assertThat(tools(marketing))
                .containsExactlyInAnyOrder(
                        "list_measures",
                        "query_measure",
                        "top_actions",
                        "explain_customer",
                        "plan_actions",
                        "what_if",
                        "life_event_actions");
        assertThat(tools(bi)).containsExactlyInAnyOrder("list_measures", "query_measure", "what_if");
        assertThat(marketing.listTools().tools())
                .allMatch(tool -> tool.annotations().readOnlyHint());
    }

    @Test
    void answersEveryMeasureByEachOfItsDimensions() throws Exception {
        JsonNode measures = answer(marketing, "list_measures", Map.of());

        assertThat(measures).hasSizeGreaterThan(10);
        for (JsonNode measure : measures) {
            for (JsonNode dimension : measure.path("dimensions")) {
                JsonNode rows = answer(
                                marketing,
                                "query_measure",
                                Map.of("measure", measure.path("name").asText(), "by", List.of(dimension.asText())))
                        .path("rows");
                assertThat(rows.isArray())
                        .as(measure.path("name") + " by " + dimension)
                        .isTrue();
            }
        }
    }

    @Test
    void asksAMeasureByDimensionsAndConditions() throws Exception {
        JsonNode all =
                answer(marketing, "query_measure", Map.of("measure", "expected_churn_rate", "by", List.of("region")));
        JsonNode one = answer(
                marketing,
                "query_measure",
                Map.of("measure", "customers", "by", List.of("lifecycle"), "where", Map.of("region", "region 3")));

        assertThat(all.path("rows")).hasSizeGreaterThan(10);
        assertThat(all.path("as_of").asText()).isEqualTo("2026-06-30");
        assertThat(all.path("currency").asText()).isEqualTo("EUR");
        int sum = 0;
        for (JsonNode row : one.path("rows")) {
            sum += row.path("value").asInt();
        }
        assertThat(sum).isBetween(20, 40);
    }

    @Test
    void hidesSmallGroupsAndCustomersFromOtherRoles() throws Exception {
        JsonNode regions = answer(bi, "query_measure", Map.of("measure", "money_at_risk", "by", List.of("region")));

        assertThat(regions.path("rows").findValuesAsText("region"))
                .contains("region 3")
                .doesNotContain("far away");
        assertThat(regions.path("hidden_groups").asInt()).isPositive();
        assertThat(regions.path("hidden_because").asText()).startsWith("about fewer than 20 customers");
        assertThat(bi.getServerInstructions())
                .contains("This token has the role bi. Not for it: top_actions, explain_customer")
                .contains("Groups of fewer than 20 customers are left out")
                .contains("E-mail addresses are never answered");
        assertThat(marketing.getServerInstructions())
                .contains("the role marketing")
                .doesNotContain("Not for it");
        assertThat(refusal(bi, "query_measure", Map.of("measure", "customers", "where", Map.of("region", "region 3"))))
                .contains("one dimension at a time");
        assertThat(refusal(bi, "query_measure", Map.of("measure", "open_warnings")))
                .contains("no measure open_warnings");
        for (String tool : List.of("top_actions", "explain_customer", "plan_actions", "life_event_actions")) {
            assertThatThrownBy(() -> call(bi, tool, Map.of("customer_id", "c0000042", "purpose", "baby-club")))
                    .as(tool)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void listsTheCustomersToCallAndSaysWhy() throws Exception {
        JsonNode actions = answer(marketing, "top_actions", Map.of("limit", 3, "channel", "phone"))
                .path("actions");
        String id = actions.get(0).path("customer_id").asText();
        JsonNode customer =
                answer(marketing, "explain_customer", Map.of("customer_id", id)).path("customer");

        assertThat(actions).hasSize(3);
        assertThat(actions.findValuesAsText("channel")).containsOnly("phone");
        JsonNode nobody = answer(marketing, "top_actions", Map.of("channel", "phone", "owner", "nobody"));
        assertThat(nobody.path("actions")).isEmpty();
        assertThat(nobody.path("nobody_because").asText())
                .contains("no row has owner nobody and channel phone. Left out, owner gives");
        assertThat(nobody.path("absent_columns").toString()).isEqualTo("[\"email\"]");
        assertThat(customer.path("score").path("reason_1").asText()).startsWith("Silent for");
        assertThat(customer.path("action").path("state").asText()).isEqualTo("due");
        assertThat(customer.toString()).doesNotContain("email\":\"");
    }

    @Test
    void saysWhatFitsABudget() throws Exception {
        JsonNode all = answer(marketing, "plan_actions", Map.of());
        JsonNode few = answer(marketing, "plan_actions", Map.of("capacity", 5, "budget", 20.5));

        assertThat(few.path("listed").asInt()).isBetween(1, 5);
        assertThat(few.path("cost").asDouble()).isLessThanOrEqualTo(20.5);
        assertThat(few.path("expected_gain").asDouble())
                .isLessThan(all.path("expected_gain").asDouble());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "query_measure | {} | measure is missing",
                "query_measure | {\"measure\": \"churn\"} | no measure churn for the role marketing. There are customers, active_customers",
                "query_measure | {\"measure\": \"customers\", \"by\": [\"email\"]} | has no dimension email. There are region",
                "query_measure | {\"measure\": \"customers\", \"by\": [\"region; DROP TABLE people\"]} | has no dimension",
                "query_measure | {\"measure\": \"customers\", \"limit\": -1} | give a whole number from 1 to 200",
                "query_measure | {\"measure\": \"customers\", \"where\": \"region\"} | give an object",
                "query_measure | {\"measure\": \"customers\", \"sql\": \"SELECT 1\"} | there is no argument sql. There are by, limit, measure, where",
                "top_actions | {\"limit\": \"many\"} | it is no number",
                "top_actions | {\"least_risk\": \"high\"} | least_risk",
                "explain_customer | {\"customer_id\": \"nobody\"} | no scored customer has that id",
                "plan_actions | {\"budget\": -3} | give an amount above 0",
                "what_if | {\"loss_rate\": \"ten\"} | it is no number",
                "list_measures | {\"x\": 1} | This tool takes none"
            })
    void saysWhatIsWrongWithAnArgument(String tool, String arguments, String message) throws Exception {
        @SuppressWarnings("unchecked")
        Map<String, Object> values = JSON.readValue(arguments, Map.class);

        assertThat(refusal(marketing, tool, values)).contains(message).contains("Cannot ");
    }

    @Test
    void takesValuesAsValuesAndNothingElse() throws Exception {
        JsonNode rows = answer(
                        marketing,
                        "query_measure",
                        Map.of(
                                "measure",
                                "customers",
                                "by",
                                List.of("region"),
                                "where",
                                Map.of("owner", "' OR '1'='1")))
                .path("rows");

        assertThat(rows).isEmpty();
    }

    @Test
    void writesDownWhoAskedWhatAndNoToken() throws Exception {
        answer(marketing, "explain_customer", Map.of("customer_id", "c0000042"));

        StringBuilder log = new StringBuilder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("serve"), "requests-*")) {
            for (Path file : files) {
                log.append(Files.readString(file));
            }
        }
        assertThat(log.toString())
                .contains(
                        "\"path\":\"/mcp/explain_customer\"", "\"customer_id\":\"c0000042\"", "\"role\":\"marketing\"")
                .doesNotContain("ebb_");
    }

    @Test
    void refusesToStartWithoutAValidTokenAndPrintsNothingElse() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.environment().put("EBB_SERVE__AGENT__TOKEN", "ebb_00000000_" + "x".repeat(43));
        Process process =
                builder.redirectError(folder.resolve("refused.log").toFile()).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(printed).isEmpty();
        assertThat(Files.readString(folder.resolve("refused.log"))).contains("serve.agent.token is no valid token");
    }

    @Test
    void stopsAnsweringWhenTheTokenIsRevoked() {
        String token = token(Role.MARKETING);
        AgentServer.Access access = new AgentServer.Access(
                tokens(),
                token,
                new RateLimit(100, Clock.systemUTC()),
                new RequestLog(folder.resolve("serve"), Clock.systemUTC()));
        assertThat(access.require().role()).isEqualTo(Role.MARKETING);

        tokens().revoke(token.substring(4, 12));

        assertThatThrownBy(access::require).hasMessageContaining("not valid any more");
    }
}
