package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.Secrets;
import ebb.testing.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A canary value given in every place that may hold a secret must turn up nowhere. */
@Tag("H3")
class SecretsTest {
    private static final String CANARY = "c4n4ry";

    @TempDir
    Path folder;

    @BeforeAll
    static void openSession() {
        SparkSessions.shared();
    }

    @Test
    void configAndDoctorHideThem() throws IOException {
        List<String> sets = List.of(
                "lake=s3a://key:" + CANARY + "@bucket/lake",
                "inputs.purchases.path=jdbc:postgresql://shop:" + CANARY + "@db/x?password=" + CANARY + "&ssl=true",
                "inputs.customers.path=jdbc:oracle:thin:shop/" + CANARY + "@db:1521:x",
                "inputs.service.path=jdbc:sqlserver://db;user=a;passWord=" + CANARY + ";encrypt=true",
                "inputs.purchases.options.apiKey=" + CANARY,
                "inputs.purchases.options.sslpassphrase=" + CANARY,
                "inputs.purchases.options.oauthToken=" + CANARY,
                "inputs.purchases.options.query=SELECT * FROM x WHERE pin = '" + CANARY + "'");
        for (String verb : List.of("config", "doctor")) {
            for (String form : List.of("--verbose", "--json")) {
                String[] arguments = Stream.concat(
                                Stream.of(verb, form), sets.stream().flatMap(set -> Stream.of("--set", set)))
                        .toArray(String[]::new);
                CommandLineRun run = CommandLineRun.of(arguments);
                assertThat(run.out() + run.err()).as(verb).doesNotContain(CANARY);
            }
        }
        String words = CommandLineRun.of("config", "--set", sets.get(1)).out();
        assertThat(words).contains("jdbc:postgresql://***@db/x?password=***&ssl=true");
    }

    @Test
    void everyFormOfAnAddressHidesItsPasswordWhateverSignsItHas() {
        for (String address : List.of(
                "jdbc:postgresql://db/x?user=a&password=ab,cd)" + CANARY + "&ssl=true",
                "jdbc:sqlserver://db;user=a;password={ab;" + CANARY + "};encrypt=true",
                "jdbc:mysql://shop:a/b" + CANARY + "@db/x",
                "jdbc:mysql://(host=db,user=a,password=" + CANARY + ")/x",
                "jdbc:oracle:oci8:shop/" + CANARY + "@db",
                "jdbc:oracle:thin:shop/a:b@" + CANARY + "@//db:1521/x",
                "jdbc:informix-sqli://db:9088/x:user=a;PASS=" + CANARY,
                "https://account.blob.core.windows.net/x/y.csv?sv=2020&sig=" + CANARY)) {
            for (String verb : address.startsWith("jdbc:") ? List.of("config", "doctor") : List.of("config")) {
                assertThat(CommandLineRun.of(verb, "--set", "inputs.purchases.path=" + address)
                                .out())
                        .as(address)
                        .contains("***")
                        .doesNotContain(CANARY);
            }
            assertThat(Secrets.openAddress(address)).doesNotContain(CANARY);
        }
        String harmless = "https://db:8443/export/shop@home.csv?page=1";
        assertThat(CommandLineRun.of("config", "--set", "inputs.purchases.path=" + harmless)
                        .out())
                .contains(harmless);
    }

    @Test
    void noValueThatASettingNamesIsShownWhateverItsKeyNorInAList() throws IOException {
        Path file = Files.writeString(folder.resolve("user"), CANARY + "\n");
        CommandLineRun refused = CommandLineRun.of("config", "--set", "inputs.purchases.format=file:" + file);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).doesNotContain(CANARY);
        for (String list : List.of("[notify, --token, " + CANARY + "]", "[notify, --pass=" + CANARY + "]")) {
            assertThat(CommandLineRun.of("config", "--set", "telemetry.messages.command=" + list)
                            .out())
                    .as(list)
                    .contains("notify")
                    .doesNotContain(CANARY);
        }
        CommandLineRun command =
                CommandLineRun.of("config", "--set", "telemetry.messages.command=[notify, env:NO_SUCH]");
        assertThat(command.err()).contains("the environment has no variable NO_SUCH");
    }

    @Test
    void aSettingMayNameAVariableOrAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), CANARY + "\n");
        CommandLineRun config = CommandLineRun.of("config", "--set", "inputs.purchases.options.password=file:" + file);
        assertThat(config.out()).contains("file:" + file).doesNotContain(CANARY);
        assertThat(CommandLineRun.of("config", "--set", "inputs.purchases.options.password=file:/no/such")
                        .err())
                .contains("Cannot use inputs.purchases.options.password: the file /no/such cannot be read");
        CommandLineRun variable = CommandLineRun.of("config", "--set", "inputs.purchases.options.password=env:NO_SUCH");
        assertThat(variable.exit()).isEqualTo(2);
        assertThat(variable.err()).contains("the environment has no variable NO_SUCH");
    }

    @Test
    void aFailedQueryLeavesNoneInMessagesOrTheRunLedger() throws IOException {
        Path lake = folder.resolve("lake");
        String[] sets = Stream.of(
                        "inputs.purchases.format=jdbc",
                        "inputs.purchases.path=jdbc:h2:mem:x;password=" + CANARY,
                        "inputs.purchases.options.query=SELECT broken FROM nowhere WHERE token = '" + CANARY + "'")
                .flatMap(set -> Stream.of("--set", set))
                .toArray(String[]::new);
        CommandLineRun run = CommandLineRun.on(
                lake,
                Stream.concat(Stream.of("ingest", "--verbose"), Stream.of(sets)).toArray(String[]::new));
        assertThat(run.exit()).isNotZero();
        assertThat(run.out() + run.err()).doesNotContain(CANARY);
        try (Stream<Path> files = Files.walk(lake)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(SecretsTest::holdsTheCanary)
                            .collect(Collectors.toList()))
                    .isEmpty();
        }
        assertThat(CommandLineRun.rows(lake, "SELECT count(*) FROM runs WHERE message LIKE '%" + CANARY + "%'"))
                .containsExactly("0");
    }

    @Test
    void aQueryThatSucceedsLeavesNoneInTheRowsThatItBrings() throws Exception {
        Path lake = folder.resolve("lake");
        String url = "jdbc:h2:mem:secrets";
        try (Connection database = DriverManager.getConnection(url)) {
            database.createStatement()
                    .execute("CREATE TABLE p AS SELECT 'A' customer_id, DATE '2026-01-05' ordered_at, 10.0 amount");
            String[] arguments = Stream.concat(
                            Stream.of("ingest"),
                            Stream.of(
                                            "inputs.purchases.format=jdbc",
                                            "inputs.purchases.path=" + url + ";PASSWORD=",
                                            "inputs.purchases.options.query=SELECT * FROM p WHERE '" + CANARY
                                                    + "' <> 'x'")
                                    .flatMap(set -> Stream.of("--set", set)))
                    .toArray(String[]::new);
            CommandLineRun run = CommandLineRun.on(lake, arguments);
            assertThat(run.exit()).as(run.err()).isZero();
        }
        assertThat(CommandLineRun.rows(
                        lake, "SELECT source_file FROM purchases UNION ALL SELECT source_file FROM ingested_files"))
                .hasSize(2)
                .allSatisfy(name ->
                        assertThat(name).contains("jdbc:h2:mem:secrets#SELECT").doesNotContain(CANARY));
    }

    private static boolean holdsTheCanary(Path file) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(CANARY);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
