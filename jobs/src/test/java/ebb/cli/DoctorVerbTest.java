package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class DoctorVerbTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void openSession() {
        SparkSessions.shared();
    }

    @Test
    void namesTheChannelsOfContactsThatTheConfDoesNotName() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(
                folder.resolve("in/a.csv"), "customer_id,ordered_at,amount\nA,2026-01-05,10\nB,2026-02-06,20\n");
        Path contacts = Files.writeString(
                folder.resolve("contacts.csv"),
                "customer_id,contacted_at,campaign,channel\nA,2026-01-10,spring,pigeon\nB,2026-01-10,spring,phone\n");
        SmallRun.on(folder, Map.of("inputs.contacts.path", contacts.toString()));

        CommandLineRun doctor = CommandLineRun.on(
                folder.resolve("lake"), "doctor", "--set", "inputs.purchases.path=" + folder.resolve("in"));

        assertThat(doctor.out())
                .contains(
                        "models are fitted on the driver up to 120,000 examples",
                        "WARNING: contacts: 1 has a channel that contact.channels does not name",
                        "pigeon (1)");
    }
}
