package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static boolean holdsTheCanary(Path file) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(CANARY);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
