package ebb.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
