package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first steps with an own file: `ebb init sales.csv`, then `ebb run`. */
@Tag("journey")
class InitAndRunTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    @TempDir
    Path folder;

    @Test
    void whatInitProposesRunsToTheEnd() throws IOException {
        Random random = new Random(5);
        List<String> lines = new ArrayList<>(List.of("Order No;Customer No;Order Date;Total;Status"));
        int order = 0;
        for (int day = 0; day < 330; day++) {
            for (int sale = 0; sale < 4; sale++) {
                lines.add((1000 + order++) + ";" + (random.nextInt(10) == 0 ? "Guest" : "K" + random.nextInt(60)) + ";"
                        + FIRST.plusDays(day).toString().replaceAll("(....)-(..)-(..)", "$3.$2.$1") + ";"
                        + (1 + random.nextInt(40)) + ",50;" + (random.nextInt(12) == 0 ? "cancelled" : "paid"));
            }
        }
        Path sales = Files.write(folder.resolve("sales.csv"), lines);
        Path conf = folder.resolve("ebb.yaml");

        CommandLineRun init = CommandLineRun.of("init", "--to", conf.toString(), sales.toString());
        assertThat(init.exit()).as(init.err()).isZero();

        CommandLineRun run = CommandLineRun.on(
                folder.resolve("lake"),
                "run",
                "--conf",
                conf.toString(),
                "--set",
                "training.resamples=20",
                "--set",
                "warnings.replay.most-dates=4",
                "--set",
                "training.contestants=[prevalence, recency, silence_over_gap, buy_till_you_die]");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("NaN");
        assertThat(CommandLineRun.rows(
                        folder.resolve("lake"),
                        "SELECT in_count, anonymous_count > 0, filtered_count > 0, rejected_count FROM ingested_files"))
                .containsExactly("1320,true,true,0");
        assertThat(CommandLineRun.rows(folder.resolve("lake"), "SELECT count(*), min(as_of) FROM v_scores_latest"))
                .containsExactly("60," + FIRST.plusDays(329));

        CommandLineRun doctor =
                CommandLineRun.on(folder.resolve("lake"), "doctor", "--set", "inputs.purchases.path=" + sales);
        assertThat(doctor.out())
                .containsPattern("in force, was fitted on the driver on [\\d,]+ rows")
                .contains("`ebb init` would set inputs.purchases.number-format: 1.234,56 (now ")
                .contains("inputs.purchases.where: coalesce(lower(trim(Status)), '') NOT IN ('cancelled')")
                .contains("inputs.purchases.options.delimiter: ;");
        CommandLineRun agreeing = CommandLineRun.on(folder.resolve("lake"), "doctor", "--conf", conf.toString());
        assertThat(agreeing.out()).doesNotContain("would set").contains("purchases, delivery 1: ");
    }
}
