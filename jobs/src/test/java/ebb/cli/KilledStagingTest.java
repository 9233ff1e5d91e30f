package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.EbbProcess;
import ebb.testing.SparkSessions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ingest of a large file with duplicates is killed while its rows are written and nobody sees them; the next one gives what it would have given. */
@Tag("slow")
@Tag("A1")
class KilledStagingTest {
    private static final int ROWS = 1_500_000;
    private static final long LEAST_BYTES = 100_000;
    private static final String ACCEPTED =
            "SELECT count(*), sum(amount), bit_xor(xxhash64(customer_id, ordered_at, amount, order_id, row_key)) FROM"
                    + " purchases";
    private static final String OTHERS =
            "SELECT sum(in_count), sum(accepted_count), sum(duplicate_count), sum(rejected_count) FROM ingested_files";

    @TempDir
    Path folder;

    @Test
    void whatAKilledIngestStagedIsIngestedOnceByTheNext() throws IOException {
        SparkSessions.shared();
        write();
        Path killed = folder.resolve("killed");
        EbbProcess victim = EbbProcess.start(folder, List.of(), arguments(killed));
        while (!isStaging(killed)) {
            assertThat(victim.isAliveAfter(20)).as(victim::printed).isTrue();
        }
        victim.kill();
        assertThat(killed.resolve("tables/ingested_files/_delta_log/00000000000000000000.json"))
                .doesNotExist();
        Path undisturbed = folder.resolve("undisturbed");
        for (Path lake : List.of(killed, undisturbed)) {
            CommandLineRun run = CommandLineRun.of(arguments(lake).toArray(String[]::new));
            assertThat(run.exit()).as(run.err()).isZero();
        }
        for (String query : List.of(ACCEPTED, OTHERS)) {
            assertThat(CommandLineRun.rows(killed, query)).isEqualTo(CommandLineRun.rows(undisturbed, query));
        }
        assertThat(CommandLineRun.rows(killed, OTHERS).get(0))
                .startsWith(ROWS + ",")
                .doesNotContain(",0");
    }

    private List<String> arguments(Path lake) {
        return List.of(
                "ingest",
                "--set",
                "inputs.purchases.path=" + folder.resolve("sales.csv"),
                "--set",
                "inputs.purchases.duplicates={keys: [order_id]}",
                "--set",
                "lake=" + lake);
    }

    private static boolean isStaging(Path lake) throws IOException {
        Path table = lake.resolve("tables/purchases");
        if (!Files.exists(table)) {
            return false;
        }
        try (Stream<Path> files = Files.list(table)) {
            return files.anyMatch(file ->
                    file.toString().endsWith(".parquet") && file.toFile().length() > LEAST_BYTES);
        }
    }

    private void write() throws IOException {
        Random random = new Random(3);
        try (BufferedWriter text = Files.newBufferedWriter(folder.resolve("sales.csv"))) {
            text.write("customer_id,ordered_at,amount,order_id\n");
            for (int i = 0; i < ROWS; i++) {
                text.write(String.format(
                        Locale.ROOT,
                        "c%d,2024-%02d-%02d 10:00:00,%s,o%d%n",
                        random.nextInt(100_000),
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        i % 100_003 == 7 ? "x" : String.valueOf(1 + random.nextInt(300)),
                        random.nextInt(1000) == 0 ? i / 2 : i));
            }
        }
    }
}
