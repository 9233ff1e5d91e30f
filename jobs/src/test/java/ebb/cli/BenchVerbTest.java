package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.bench.Benchmark;
import ebb.bench.Benchmarks;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchVerbTest {
    @TempDir
    Path folder;

    @Test
    void listsEveryBenchmarkWithWhatItMeasures() {
        CommandLineRun help = CommandLineRun.of("bench", "--help");
        assertThat(help.exit()).isZero();
        assertThat(Benchmarks.ALL)
                .extracting(Benchmark::name)
                .containsExactly(
                        "ledger",
                        "ingest",
                        "btyd",
                        "churn",
                        "backtest",
                        "life",
                        "life-cost",
                        "win-back",
                        "warnings",
                        "publish",
                        "run",
                        "losses",
                        "upkeep",
                        "serve")
                .allSatisfy(name -> assertThat(help.out()).containsPattern("(?m)^  " + name + " "));
    }

    @Test
    void saysWhatTheSizeCountsAndItsDefault() {
        CommandLineRun help = CommandLineRun.of("bench", "btyd", "--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out())
                .contains("The size counts customers; default: 1000000.")
                .contains("--size=N[,N...]");
    }

    @Test
    void refusesABenchmarkThatThereIsNotAndNone() {
        assertThat(CommandLineRun.of("bench", "sorting").exit()).isEqualTo(2);
        CommandLineRun none = CommandLineRun.of("bench");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("ledger");
    }

    @Test
    void refusesASizeBelowOne() {
        CommandLineRun run = CommandLineRun.of("bench", "btyd", "--size", "0", "--dir", folder.toString());
        assertThat(run.exit()).isNotZero();
        assertThat(run.err()).contains("Cannot measure at sizes [0]. Give 1 or more.");
    }

    @Test
    void measuresTheBuyTillYouDieModels() {
        CommandLineRun run = CommandLineRun.of("bench", "btyd", "--size", "400", "--dir", folder.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("bg-nbd, fit alone", "Delta to fitted model", "sums on the cluster");
    }

    @Test
    void saysHowToFetchTheRivalWhereItIsNotThere() {
        String home = System.getProperty("ebb.home");
        System.setProperty("ebb.home", folder.toString());
        try {
            CommandLineRun run = CommandLineRun.of("bench", "ingest", "--size", "3", "--dir", folder.toString());
            assertThat(run.exit()).isNotZero();
            assertThat(run.err())
                    .contains("Cannot measure DuckDB: its driver is not in " + folder)
                    .contains("mvn -Pbench -pl jobs dependency:copy@rival");
            assertThat(Files.exists(folder.resolve("ingest-3/sales.csv"))).isFalse();
        } finally {
            System.setProperty("ebb.home", home);
        }
    }
}
