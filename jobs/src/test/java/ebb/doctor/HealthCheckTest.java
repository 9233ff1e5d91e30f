package ebb.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.SettingsLoader;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.testing.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthCheckTest {
    private static final String WARNING = "suppressions by e-mail address suppress nobody";

    @TempDir
    Path folder;

    @Test
    void saysThatSuppressedAddressesNeedTheCustomersInput() throws IOException {
        Path list = Files.writeString(folder.resolve("suppressions.csv"), "email\njo@example.org\n");
        Path people = Files.writeString(folder.resolve("customers.csv"), "customer_id,email\nc1,jo@example.org\n");
        Map<String, String> sets = new HashMap<>();
        sets.put("lake", folder.resolve("none").toString());

        assertThat(customers(sets)).doesNotContain(WARNING);
        sets.put("inputs.suppressions.path", list.toString());
        assertThat(customers(sets)).startsWith("off; ").contains(WARNING);
        sets.put("inputs.customers.path", people.toString());
        assertThat(customers(sets)).doesNotContain(WARNING);
    }

    @Test
    void saysThatALakeCannotBeWritten() throws IOException {
        assertThat(lake(folder.resolve("not/there/yet").toString()).good()).isTrue();
        // Nobody, not even root, can write below a file.
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(lake(file.resolve("lake").toString()))
                .satisfies(lake -> assertThat(lake.good()).isFalse())
                .satisfies(lake -> assertThat(lake.words()).contains("it cannot be written"));
    }

    private static CheckResult lake(String path) {
        HealthCheck check =
                new HealthCheck(SettingsLoader.load(Optional.empty(), Map.of(), Map.of("lake", path)), () -> {
                    throw new AssertionError("there is no lake to look into");
                });
        return check.results().stream()
                .filter(result -> result.subject().equals("lake"))
                .findFirst()
                .orElseThrow();
    }

    @Tag("spark")
    @Test
    void saysOfFilesWhatIngestWouldSay() throws IOException {
        StringBuilder rows = new StringBuilder("customer_id,ordered_at,amount\n");
        for (int i = 0; i < 40; i++) {
            rows.append("c")
                    .append(i % 9)
                    .append(",2024-01-")
                    .append(10 + i % 9)
                    .append(i % 4 == 0 ? ",a lot\n" : ",5\n");
        }
        Path sales = Files.writeString(folder.resolve("sales.csv"), rows);
        Map<String, String> sets = new HashMap<>();
        sets.put("lake", folder.resolve("none").toString());
        sets.put("inputs.purchases.path", sales.toString());
        assertThat(results(sets, "purchases")).anySatisfy(result -> {
            assertThat(result.good()).isFalse();
            assertThat(result.words()).startsWith("Cannot ingest purchases: 10 of 40 rows (25.0 %) are rejected");
        });

        Files.writeString(
                sales, rows.toString().replace("a lot", "6") + "Summe Januar,2024-01-31,1\nSumme Mai,2024-01-31,1\n");
        Path notes = Files.writeString(folder.resolve("service.csv"), "customer_id,opened_at\nc1,2024-01-01\n");
        sets.put("inputs.service.path", notes.toString());
        assertThat(results(sets, "purchases")).allMatch(CheckResult::good).anySatisfy(result -> assertThat(
                        result.words())
                .startsWith("WARNING: purchases: customer ids such as 'Summe"));
        assertThat(results(sets, "service")).anySatisfy(result -> {
            assertThat(result.good()).isFalse();
            assertThat(result.words()).contains("columns missing for kind");
        });
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private List<CheckResult> results(Map<String, String> sets, String subject) {
        return new HealthCheck(
                        SettingsLoader.load(Optional.empty(), Map.of(), sets),
                        () -> new Lake(
                                SparkSessions.shared(),
                                LakePath.root(folder.resolve("none").toString())))
                .results().stream()
                        .filter(result -> result.subject().equals(subject))
                        .toList();
    }

    private static String customers(Map<String, String> sets) {
        HealthCheck check = new HealthCheck(SettingsLoader.load(Optional.empty(), Map.of(), sets), () -> {
            throw new AssertionError("there is no lake to look into");
        });
        return check.results().stream()
                .filter(result -> result.subject().equals("customers"))
                .map(CheckResult::words)
                .findFirst()
                .orElseThrow();
    }
}
