package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.EffectiveSettings;
import ebb.conf.SettingsLoader;
import ebb.job.BuildLedgerJob;
import ebb.job.IngestJob;
import ebb.job.Run;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.testing.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows past their time go by `maintain`, from tables, ledger and registry alike. */
@Tag("journey")
class RetentionTest {
    private static final int YEARS = 5;

    @SuppressWarnings("TimeInStaticInitializer") // what maintain goes by
    private static final LocalDate FIRST_KEPT = LocalDate.now(ZoneOffset.UTC).minusYears(YEARS);

    @TempDir
    static Path folder;

    private Path lake;

    /** Ingested 40 days ago: one customer is too old, one has a purchase on the first day that is kept. */
    @BeforeAll
    static void publish() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(
                folder.resolve("in/a.csv"),
                String.join(
                        "\n",
                        "customer_id,ordered_at,amount",
                        "a," + FIRST_KEPT.minusDays(1) + ",10",
                        "a," + FIRST_KEPT + ",20",
                        "b," + FIRST_KEPT.minusDays(900) + ",30",
                        "c," + FIRST_KEPT.plusDays(900) + ",40",
                        "d,never,50\n"));
        run(folder.resolve("published"));
    }

    @BeforeEach
    void copyTheLake(@TempDir Path copy) throws IOException {
        lake = copy.resolve("lake");
        FileUtils.copyDirectory(folder.resolve("published").toFile(), lake.toFile());
    }

    @Test
    void removesWhatIsOlderAndKeepsTheRegistryInAgreement() {
        CommandLineRun maintain = maintain(30);
        assertThat(maintain.exit()).as(maintain.err()).isZero();
        assertThat(maintain.err()).contains("2 purchases and 1 refused rows past their retention removed");
        assertThat(CommandLineRun.rows(
                        lake, "SELECT customer_id, ordered_on FROM v_purchases_latest ORDER BY customer_id"))
                .containsExactly("a," + FIRST_KEPT, "c," + FIRST_KEPT.plusDays(900));
        assertThat(CommandLineRun.rows(lake, "SELECT count(*) FROM rejected")).containsExactly("0");
        assertThat(CommandLineRun.rows(
                        lake,
                        "SELECT in_count, accepted_count, filtered_count, rejected_count FROM v_ingested_files_latest"))
                .containsExactly("5,2,3,0");
        assertThat(CommandLineRun.on(lake, "verify").out()).contains("Every table is as it was written.");

        assertThat(customers()).isEqualTo(2);
        run(lake);
        assertThat(customers()).isEqualTo(2);
        assertThat(maintain(30).err()).doesNotContain("past their retention");
    }

    @Test
    void keepsRefusedRowsUntilTheirDaysAreOverAndEverythingWithoutASetting() {
        assertThat(maintain(45).err()).contains("2 purchases and 0 refused rows");
        assertThat(CommandLineRun.rows(lake, "SELECT count(*) FROM rejected")).containsExactly("1");
        CommandLineRun plain = CommandLineRun.on(lake, "maintain");
        assertThat(plain.exit()).as(plain.err()).isZero();
        assertThat(plain.err()).doesNotContain("past their retention");
        assertThat(CommandLineRun.on(lake, "maintain", "--set", "retention.purchases-years=0")
                        .exit())
                .isEqualTo(2);
    }

    private CommandLineRun maintain(int rejectedDays) {
        return CommandLineRun.on(
                lake,
                "maintain",
                "--set",
                "retention.purchases-years=" + YEARS,
                "--set",
                "retention.rejected-days=" + rejectedDays);
    }

    private long customers() {
        return new Lake(SparkSessions.shared(), LakePath.root(lake.toString()))
                .ledger()
                .customers();
    }

    private static void run(Path lake) {
        EffectiveSettings settings = SettingsLoader.load(
                Optional.empty(),
                Map.of(),
                Map.of(
                        "lake",
                        lake.toString(),
                        "inputs.purchases.path",
                        folder.resolve("in").toString(),
                        "inputs.purchases.gate.rejected-stop-share",
                        "1",
                        "inputs.purchases.gate.money-stop-share",
                        "1"));
        Clock then = Clock.offset(Clock.systemUTC(), Duration.ofDays(-40));
        new Run(new Lake(SparkSessions.shared(), LakePath.root(lake.toString())), settings, then, Run.Progress.SILENT)
                .execute(List.of(new IngestJob(), new BuildLedgerJob()), Optional.empty(), "run");
    }
}
