package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.EffectiveSettings;
import ebb.conf.SettingsLoader;
import ebb.job.LakeUpgrade;
import ebb.lake.Lake;
import ebb.lake.LakeFormat;
import ebb.lake.LakePath;
import ebb.testing.SparkSessions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lakes that earlier versions wrote, kept as they left them: of 60 customers, scored by a logistic regression. */
@Tag("journey")
class UpgradeTest {
    private static final String COUNT = "count(*)";
    private static final String HASH = "sum(CAST(xxhash64(customer_id, churn_probability, %s) AS DECIMAL(38, 0)))";

    @TempDir
    Path folder;

    @BeforeAll
    static void openSession() {
        SparkSessions.shared();
    }

    @Tag("G7")
    @Test
    void aLakeOfTheFormerFormatIsRefusedAndThenUpgraded() throws IOException {
        upgrade("format-1-of-22-november");
    }

    @Tag("G7")
    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"format-1-of-22-november", "format-1-of-28-november"})
    void anUpgradeThatWasStoppedGoesOn(String name, TestReporter reporter) throws IOException {
        Path lake = unpacked(name);
        String before = scoresAsPublished(lake);
        for (String verb : List.of("run", "export", "maintain")) {
            assertThat(CommandLineRun.on(lake, verb).exit()).as(verb).isEqualTo(6);
        }
        assertThat(CommandLineRun.on(lake, "upgrade", "--dry-run").out()).contains("write scores anew");

        List<String> stops = List.of("written anew", "publication in force", "has format");
        for (String stop : stops) {
            stopAfter(stop, lake);
            DeltaLog.clearCache();
        }
        assertThat(CommandLineRun.on(lake, "upgrade").out()).contains("Nothing to do: the lake has format 2.");

        assertThat(scoresNow(lake)).containsExactly(before);
        assertThat(CommandLineRun.on(lake, "verify").out()).contains("Every table is as it was written.");
        assertThat(CommandLineRun.on(lake, "explain", "c00").exit()).isZero();
        reporter.publishEntry("figure", "stopped " + stops.size() + " times, equal scores");
    }

    /** Its features are kept beside it, so the same model gives the same scores. */
    @Tag("G7")
    @Test
    void aModelOfFeaturesThatThereAreNoMoreIsRefusedUntilTheNextTraining() throws IOException {
        Path lake = upgrade("format-1-of-28-november");
        List<String> before = scoresNow(lake);
        CommandLineRun refused = CommandLineRun.on(lake, "score");
        assertThat(refused.exit()).as(refused.err()).isEqualTo(6);
        assertThat(refused.err())
                .contains("it was trained on other features than this version computes. Train again: `ebb train`.");
        assertThat(scoresNow(lake)).isEqualTo(before);

        assertThat(CommandLineRun.on(
                                lake,
                                "train",
                                "--set",
                                "training.contestants=[prevalence, frequency]",
                                "--set",
                                "training.most-dates=2")
                        .exit())
                .isZero();
        CommandLineRun score = CommandLineRun.on(lake, "score");
        assertThat(score.exit()).as(score.err()).isZero();
    }

    private Path upgrade(String name) throws IOException {
        Path lake = unpacked(name);
        String before = scoresAsPublished(lake);
        CommandLineRun refused = CommandLineRun.on(lake, "status");
        assertThat(refused.exit()).isEqualTo(6);
        assertThat(refused.err()).contains("format 1 and this version reads format 2", "`ebb upgrade`");

        assertThat(CommandLineRun.on(lake, "upgrade").exit()).isZero();
        assertThat(scoresNow(lake)).containsExactly(before);
        return lake;
    }

    @Test
    void aLakeOfALaterFormatAndADamagedNumberAreRefused() throws IOException {
        Path lake = folder.resolve("lake");
        Files.createDirectories(lake.resolve("_ebb"));
        Files.writeString(lake.resolve("_ebb/format"), "3\n");
        CommandLineRun later = CommandLineRun.on(lake, "status");
        assertThat(later.exit()).isEqualTo(6);
        assertThat(later.err()).contains("of a later version; this one reads format 2. Use that version.");
        Files.writeString(lake.resolve("_ebb/format"), "two");
        CommandLineRun damaged = CommandLineRun.on(lake, "status");
        assertThat(damaged.exit()).isEqualTo(3);
        assertThat(damaged.err()).contains("holds \"two\" and no number");
    }

    @Test
    void aNewLakeHasTheNumberOfThisVersion() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(folder.resolve("in/a.csv"), "customer_id,ordered_at,amount\na,2026-01-05,10\n");
        SmallRun.on(folder, Map.of());
        assertThat(folder.resolve("lake/_ebb/format")).hasContent(String.valueOf(LakeFormat.CURRENT));
    }

    /** Upgrades until a step that is told of in these words is done, and then ends as by a kill. */
    private static void stopAfter(String words, Path folder) {
        EffectiveSettings settings = SettingsLoader.load(Optional.empty(), Map.of(), Map.of("lake", folder.toString()));
        Lake lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        LakeUpgrade upgrade = new LakeUpgrade(lake, settings, Clock.systemUTC(), step -> {
            if (step.contains(words)) {
                throw new IllegalStateException("stopped");
            }
        });
        assertThat(LakeFormat.of(lake)).as("before " + words).isEqualTo(1);
        assertThatThrownBy(upgrade::execute).hasMessage("stopped");
    }

    private static List<String> scoresNow(Path lake) {
        return CommandLineRun.rows(
                lake,
                "SELECT " + COUNT + ", " + String.format(Locale.ROOT, HASH, "is_active") + " FROM v_scores_latest");
    }

    /** Read by the names of then, without Ebb. */
    private static String scoresAsPublished(Path lake) {
        Row version = SparkSessions.shared()
                .read()
                .format("delta")
                .load(lake.resolve("tables/table_versions").toString())
                .where("table_name = 'scores'")
                .selectExpr("max(version)")
                .first();
        Row scores = SparkSessions.shared()
                .read()
                .format("delta")
                .option("versionAsOf", version.getLong(0))
                .load(lake.resolve("tables/scores").toString())
                .selectExpr(COUNT, String.format(Locale.ROOT, HASH, "is_living"))
                .first();
        return scores.getLong(0) + "," + scores.get(1);
    }

    private Path unpacked(String name) throws IOException {
        Path lake = folder.resolve(name);
        try (InputStream file = UpgradeTest.class.getResourceAsStream("/lakes/" + name + ".zip");
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path to = lake.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? to : to.getParent());
                if (!entry.isDirectory()) {
                    Files.write(to, zip.readAllBytes());
                }
            }
        }
        DeltaLog.clearCache();
        return lake;
    }
}
