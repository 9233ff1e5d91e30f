package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ebb.testing.SparkSessions;
import io.openlineage.client.OpenLineage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those who watch a lake are told, by the command line and to a server that listens. */
@Tag("journey")
class TelemetryTest {
    @TempDir
    static Path folder;

    private static Path lake;
    private HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** A request as it came. */
    private record Received(String path, String authorization, String body) {
        JsonNode json() throws IOException {
            return Printer.JSON.readTree(body);
        }
    }

    @BeforeAll
    static void publishTwice() throws IOException {
        SparkSessions.shared();
        lake = folder.resolve("lake");
        Files.createDirectories(folder.resolve("in"));
        deliver("monday.csv", "a,2026-01-05,10\nb,2026-01-05,20\n");
        SmallRun.on(folder, Map.of());
        deliver("tuesday.csv", "a,2026-01-07,30\nc,2026-01-08,40\n");
        SmallRun.on(folder, Map.of());
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::receive);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        received.add(new Received(
                path,
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        if (path.startsWith("/silent")) {
            try {
                Thread.sleep(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.sendResponseHeaders(path.startsWith("/broken") ? 500 : 204, -1);
        exchange.close();
    }

    @Test
    void eachJobIsInTheMetricsFileInTheLineageAndInTheLog() throws IOException {
        Path metrics = folder.resolve("ebb.prom");
        Path lineage = folder.resolve("lineage.jsonl");
        CommandLineRun build = ebb(
                "build-ledger",
                "telemetry.metrics-file=" + metrics,
                "telemetry.lineage.to=" + lineage,
                "telemetry.log-format=json",
                "zone=Europe/Berlin");
        assertThat(build.exit()).as(build.err()).isZero();

        assertThat(Files.readString(metrics))
                .contains(
                        "# TYPE ebb_run_exit_code gauge\nebb_run_exit_code{command=\"build-ledger\"} 0\n",
                        "ebb_run_success_timestamp_seconds{command=\"build-ledger\"} 1",
                        "ebb_job_count{command=\"build-ledger\",job=\"build-ledger\",name=\"customers\"} 3\n");
        assertThat(Files.readAllLines(metrics))
                .allMatch(line -> line.matches("# (HELP|TYPE) .+|ebb_\\w+\\{[^}]+} -?[0-9.]+"));

        List<OpenLineage.RunEvent> events = new ArrayList<>();
        for (String line : Files.readAllLines(lineage)) {
            events.add(Printer.JSON.readValue(line, OpenLineage.RunEvent.class));
        }
        assertThat(events).extracting(event -> event.getEventType().name()).containsExactly("START", "COMPLETE");
        OpenLineage.RunEvent end = events.get(1);
        assertThat(end.getRun().getRunId()).isEqualTo(events.get(0).getRun().getRunId());
        assertThat(end.getJob().getName()).isEqualTo("build-ledger");
        assertThat(end.getRun().getFacets().getParent().getJob().getName()).isEqualTo("build-ledger");
        assertThat(end.getOutputs())
                .extracting(output -> output.getNamespace() + output.getName())
                .containsExactly("file" + lake + "/tables/ledger");
        assertThat(end.getInputs().get(0).getFacets().getVersion().getDatasetVersion())
                .matches("\\d+");

        JsonNode line = Printer.JSON.readTree(build.err());
        assertThat(OffsetDateTime.parse(line.get("time").asText()).getOffset().getTotalSeconds())
                .isPositive();
        assertThat(line.get("level").asText()).isEqualTo("INFO");
        assertThat(line.get("job").asText()).isEqualTo("build-ledger");
        assertThat(line.get("run_id").asText()).matches("\\d{8}T\\d{6}Z-\\d+");
        assertThat(line.get("as_of").asText()).isEqualTo("2026-01-08");
        assertThat(line.get("message").asText()).contains("3 customers");
    }

    @Test
    void aRefusalIsPostedAndCountedAndTheLastSuccessStays() throws IOException {
        Path metrics = folder.resolve("refused.prom");
        Path broken = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(broken.resolve("x.csv"), "customer_id,ordered_at,amount\na,never,much\nb,never,much\n");
        Files.writeString(metrics, "ebb_run_success_timestamp_seconds{command=\"ingest\"} 17.5\n");
        CommandLineRun ingest = ebb(
                "ingest",
                "inputs.purchases.path=" + broken,
                "telemetry.metrics-file=" + metrics,
                "telemetry.messages.webhook=" + address("/hook"),
                "telemetry.lineage.to=" + address("/lineage"),
                "telemetry.lineage.api-key=k3y",
                "telemetry.log-format=json");
        assertThat(ingest.exit()).as(ingest.err()).isEqualTo(3);
        assertThat(Printer.JSON.readTree(ingest.err()).get("level").asText()).isEqualTo("ERROR");
        assertThat(Files.readString(metrics))
                .contains(
                        "ebb_run_success_timestamp_seconds{command=\"ingest\"} 17.5\n",
                        "ebb_run_exit_code{command=\"ingest\"} 3\n");
        JsonNode message = of("/hook").get(0).json();
        assertThat(message.get("event").asText()).isEqualTo("refusal");
        assertThat(message.get("exit_code").asInt()).isEqualTo(3);
        assertThat(message.get("text").asText()).contains("refused (exit 3). Cannot", lake.toString());
        assertThat(message.get("run_id").asText()).isNotEmpty();
        assertThat(of("/lineage")).hasSize(2);
        assertThat(of("/lineage").get(1).authorization()).isEqualTo("Bearer k3y");
        OpenLineage.RunEvent end = Printer.JSON.readValue(of("/lineage").get(1).body(), OpenLineage.RunEvent.class);
        assertThat(end.getEventType()).isEqualTo(OpenLineage.RunEvent.EventType.FAIL);
        assertThat(end.getRun().getFacets().getErrorMessage().getMessage()).startsWith("Cannot");
    }

    @Test
    void aPublicationReachesAnAddressAndAProgram() throws IOException {
        Path handed = folder.resolve("handed.json");
        Path program = Files.writeString(folder.resolve("program"), "cat > '" + handed + "'\n");
        CommandLineRun back = CommandLineRun.on(
                lake,
                "rollback",
                "--publication",
                "1",
                "--reason",
                "to be told",
                "--set",
                "telemetry.messages.webhook=" + address("/hook"),
                "--set",
                "telemetry.messages.command=[/bin/sh, " + program + "]");
        assertThat(back.exit()).as(back.err()).isZero();
        assertThat(of("/hook").get(0).json().get("publication").asInt()).isGreaterThan(2);
        assertThat(Printer.JSON.readTree(Files.readString(handed)))
                .isEqualTo(of("/hook").get(0).json());
        assertThat(of("/hook").get(0).json().get("text").asText()).contains("is in force, as of 2026-01-0");

        ebb("build-ledger", "telemetry.messages.webhook=" + address("/hook"));
        assertThat(of("/hook")).as("readers see what they saw").hasSize(1);
        ebb(
                "ingest",
                "inputs.purchases.path=/no/such.csv",
                "telemetry.messages.events=[publication]",
                "telemetry.messages.webhook=" + address("/hook"));
        assertThat(of("/hook")).as("not asked for").hasSize(1);
    }

    @Test
    void whoCannotBeToldChangesNoExitCodeAndNoSecretIsPrinted() {
        for (String path : List.of("/silent/s3cr3t", "/broken/s3cr3t")) {
            CommandLineRun build = ebb(
                    "build-ledger",
                    "telemetry.timeout-seconds=1",
                    "telemetry.metrics-file=/no/such/folder/ebb.prom",
                    "telemetry.lineage.to=" + address(path));
            assertThat(build.exit()).isZero();
            assertThat(build.err())
                    .contains("WARNING: the metrics file could not be told", "WARNING: the lineage could not be told")
                    .containsAnyOf("no answer within 1 s", "it answered 500");
        }
        CommandLineRun failed = ebb(
                "ingest",
                "inputs.purchases.path=jdbc:h2:mem:x;password=s3cr3t",
                "inputs.purchases.format=jdbc",
                "inputs.purchases.options.query=SELECT x FROM nowhere",
                "telemetry.timeout-seconds=1",
                "telemetry.messages.webhook=" + address("/silent/s3cr3t"),
                "telemetry.messages.command=[/bin/false]");
        assertThat(failed.exit()).isEqualTo(2);
        assertThat(failed.err())
                .contains("WARNING: the webhook could not be told", "it ended with 1")
                .doesNotContain("s3cr3t");
        assertThat(of("/silent/s3cr3t")).last().satisfies(message -> assertThat(message.body())
                .contains("\"failure\"", "failed (exit 2). ")
                .doesNotContain("s3cr3t"));
        assertThat(CommandLineRun.of("config", "--set", "telemetry.messages.webhook=https://x/s3cr3t")
                        .out())
                .contains("telemetry.messages.webhook")
                .doesNotContain("s3cr3t");
    }

    @Test
    void statusTellsInWordsAndInOneStyleHowFreshThingsAre() throws IOException {
        CommandLineRun words = CommandLineRun.on(lake, "status");
        assertThat(words.out())
                .containsPattern("freshness +readers see the state of 2026-01-0\\d, \\d+ days ago; "
                        + "published \\d+ minutes ago\\. STALE: more than as-of-tolerance-days \\(3\\) old");
        JsonNode status = Printer.JSON.readTree(
                CommandLineRun.on(lake, "status", "--json").out());
        assertThat(status.get("freshness").get("is_fresh").asBoolean()).isFalse();
        assertThat(status.get("freshness").get("as_of_age_days").asInt()).isPositive();
        JsonNode job = status.get("jobs").get(status.get("jobs").size() - 1);
        assertThat(job.get("counts").isObject()).isTrue();
        assertThat(job.get("output_versions").isObject()).isTrue();
        assertThat(OffsetDateTime.parse(job.get("started_at").asText())).isNotNull();
        assertThat(status.get("jobs").findValuesAsText("state")).allMatch(state -> state.equals(state.strip()));
        status.fieldNames().forEachRemaining(key -> assertThat(key).matches("[a-z_]+"));
    }

    @Test
    void statusCallsAKilledRunNoRunningOne() throws IOException {
        Path lock = Files.writeString(lake.resolve("_ebb/lock"), """
                {"runId": "gone", "command": "run", "host": "elsewhere", "kernel": "another", "pid": 7, "fence": 1, "since": "2026-01-08T03:00:00Z"}""");
        try {
            assertThat(CommandLineRun.on(lake, "status").out())
                    .contains("running      `ebb run` (process 7 on elsewhere");
            Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofMinutes(11))));
            assertThat(CommandLineRun.on(lake, "status").out())
                    .contains("running      nothing; `ebb run` (process 7 on elsewhere", "was killed");
        } finally {
            Files.delete(lock);
        }
    }

    private List<Received> of(String path) {
        return received.stream().filter(request -> request.path().equals(path)).toList();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static CommandLineRun ebb(String verb, String... sets) {
        List<String> arguments = new ArrayList<>(List.of(verb));
        for (String set : sets) {
            arguments.add("--set");
            arguments.add(set);
        }
        return CommandLineRun.on(lake, arguments.toArray(String[]::new));
    }

    private static void deliver(String name, String rows) throws IOException {
        Files.writeString(folder.resolve("in/" + name), "customer_id,ordered_at,amount\n" + rows);
    }
}
