package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.SparkSessions;
import ebb.testing.TinyShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** What must not depend on how the work is laid out: files, partitions, order of dates, what came after the as-of date. */
@Tag("slow")
class GridTest {
    private static final List<String> OF_A_DAY = List.of("features", "scores", "segments");
    private static final String ALL_CONTESTANTS =
            "training.contestants=[prevalence,recency,frequency,buy_till_you_die,logistic_regression,xgboost]";

    @TempDir
    Path folder;

    /** What a layout gave. */
    private record Outcome(Map<String, String> contents, String model, String list) {}

    @Test
    @Tag("G1")
    @Tag("G2")
    void filesAndPartitionsChangeNeitherModelNorScoresNorList(TestReporter reporter) throws Exception {
        SparkSessions.shared();
        List<Outcome> outcomes = new ArrayList<>();
        for (int files : List.of(1, 2, 7)) {
            for (int partitions : List.of(2, 8)) {
                Path own = Files.createDirectories(folder.resolve(files + "-" + partitions));
                TinyShop.in(own);
                TinyShop.split(own, files);
                outcomes.add(with(
                        Map.of(
                                "spark.sql.shuffle.partitions", "" + partitions,
                                "spark.sql.adaptive.enabled", "" + (partitions == 2)),
                        () -> outcome(own)));
            }
        }
        assertThat(outcomes.get(0).list().lines().count()).isGreaterThan(1);
        assertThat(outcomes).allMatch(outcomes.get(0)::equals);
        reporter.publishEntry(
                "figure",
                outcomes.size() + " layouts (1, 2, 7 files; 2, 8 partitions; adaptive or not):"
                        + " one model file, equal scores, equal bytes of the list");
    }

    /** What the session is to be set up with, as a user sets it for a process. */
    private static Outcome with(Map<String, String> settings, Callable<Outcome> work) throws Exception {
        settings.forEach(System::setProperty);
        try {
            return work.call();
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    private static Outcome outcome(Path own) throws IOException {
        run(own, "run", "--set", ALL_CONTESTANTS);
        run(own, "export", "--to", own.resolve("list.csv").toString());
        Map<String, String> contents = TinyShop.contents(own.resolve("lake").toString());
        contents.keySet().retainAll(OF_A_DAY);
        try (var models = Files.walk(own.resolve("lake/models"))) {
            Path model = models.filter(file -> file.endsWith("model.json"))
                    .findFirst()
                    .orElseThrow();
            return new Outcome(contents, Files.readString(model), Files.readString(own.resolve("list.csv")));
        }
    }

    private static void run(Path own, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--conf", own.resolve("shop.yaml").toString()));
        CommandLineRun run = CommandLineRun.on(own.resolve("lake"), all.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
    }

    @Test
    @Tag("G3")
    void whatCameAfterTheAsOfDateChangesNothing(TestReporter reporter) {
        TinyShop.in(folder);
        Path lake = folder.resolve("lake");
        assertThat(on(lake, "run", "--as-of", "2026-06-29").exit()).isZero();
        Map<String, String> without = TinyShop.contents(lake.toString());
        TinyShop.nextDay(folder);
        Path other = folder.resolve("other");
        assertThat(on(other, "run", "--as-of", "2026-06-29").exit()).isZero();
        Map<String, String> with = TinyShop.contents(other.toString());
        for (String table : OF_A_DAY) {
            assertThat(with.get(table)).as(table).isEqualTo(without.get(table));
        }
        reporter.publishEntry("figure", "a day of purchases after the as-of date: 0 rows of " + OF_A_DAY + " differ");
    }

    @Test
    @Tag("B2")
    void pastDatesInAnyOrderGiveEqualRowsAndReadersSeeWhatTheySaw(TestReporter reporter) throws IOException {
        int orders = Integer.getInteger("ebb.orders", 8);
        TinyShop.in(folder);
        Path template = folder.resolve("template");
        assertThat(on(template, "run").exit()).isZero();
        Map<String, String> seen = TinyShop.contents(template.toString());
        List<String> dates = new ArrayList<>(
                List.of("2026-03-03", "2026-03-24", "2026-04-14", "2026-05-05", "2026-05-26", "2026-06-16"));
        Map<String, String> inOrder = null;
        Random random = new Random(3);
        for (int order = 0; order < orders; order++) {
            Path lake = folder.resolve("lake" + order);
            FileUtils.copyDirectory(template.toFile(), lake.toFile());
            for (String date : dates) {
                CommandLineRun backfill = on(lake, "backfill", "--from", date, "--to", date);
                assertThat(backfill.exit()).as(backfill.err()).isZero();
            }
            assertThat(TinyShop.contents(lake.toString())).isEqualTo(seen);
            Map<String, String> now = TinyShop.newest(lake.toString());
            now.keySet().retainAll(OF_A_DAY);
            inOrder = inOrder == null ? now : inOrder;
            assertThat(now).as(dates.toString()).isEqualTo(inOrder);
            FileUtils.deleteDirectory(lake.toFile());
            Collections.shuffle(dates, random);
        }
        reporter.publishEntry("figure", orders + " orders of " + dates.size() + " dates: equal rows");
    }

    private CommandLineRun on(Path lake, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--conf", folder.resolve("shop.yaml").toString()));
        return CommandLineRun.on(lake, all.toArray(String[]::new));
    }
}
