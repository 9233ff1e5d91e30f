package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.SparkSessions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages of a lake's files, found and named by the verb, and mended so that a run afterwards gives what an undamaged one gave. */
@Tag("journey")
@Tag("D4")
class VerifyAndRepairTest {
    private static final String COMMIT_0 = "00000000000000000000.json";
    private static final String COMMIT_1 = "00000000000000000001.json";
    private static final String CHECKSUM_1 = "00000000000000000001.crc";
    private static final String CONTENT = "SELECT count(*), sum(xxhash64(customer_id, ordered_at, amount)), "
            + "(SELECT count(*) FROM ledger), (SELECT count(*) FROM ingested_files) FROM purchases";

    @TempDir
    static Path sound;

    @TempDir
    Path folder;

    private static List<String> content;
    private Path lake;

    @BeforeAll
    static void makeALake() throws IOException {
        SparkSessions.shared();
        deliver("monday.csv", "a,2026-01-05,10\nb,2026-01-05,20\nb,2026-01-06,21\n");
        run(sound);
        deliver("tuesday.csv", "a,2026-01-07,30\nc,2026-01-08,40\n");
        run(sound);
        content = CommandLineRun.rows(sound.resolve("lake"), CONTENT);
        assertThat(content.get(0)).startsWith("5,").endsWith(",3,2");
        assertThat(CommandLineRun.on(sound.resolve("lake"), "verify").out()).contains("Every table is as it was");
        assertThat(CommandLineRun.on(sound.resolve("lake"), "repair").out()).contains("Nothing is damaged.");
    }

    @BeforeEach
    void copyTheLake() throws IOException {
        FileUtils.copyDirectory(sound.toFile(), folder.toFile());
        lake = folder.resolve("lake");
        DeltaLog.clearCache();
    }

    @Test
    @SuppressWarnings("deprecation") // Delta has no other way to ask for a checkpoint
    void restoresEveryDamageOfALogFromItsCopies() throws IOException {
        delete(log("purchases").resolve(COMMIT_1));
        delete(log("purchases").resolve(CHECKSUM_1));
        write(log("ingested_files").resolve(COMMIT_1), new byte[0]);
        write(newest("table_versions"), new byte[0]);
        delete(log("ledger").resolve(COMMIT_1));
        cut(newest("runs"), 200);
        DeltaLog.forTable(
                        SparkSessions.shared(),
                        lake.resolve("tables/publication_contents").toString())
                .checkpoint();
        Path checkpoint = newest("publication_contents", ".*checkpoint.parquet");
        cut(checkpoint, 100);
        write(log("publication_contents").resolve("x.json.tmp"), new byte[] {1});
        delete(log("publication_contents").resolve("00000000000000000001.crc"));

        assertThat(found())
                .contains(
                        "purchases: _delta_log/" + COMMIT_1 + " is missing: its copy is kept",
                        "ingested_files: _delta_log/" + COMMIT_1 + " is empty (0 bytes)",
                        "table_versions: _delta_log/",
                        "ledger: _delta_log/" + COMMIT_1 + " is missing",
                        " has 200 bytes, its copy ",
                        checkpoint.getFileName() + " is empty, cut or no Parquet",
                        "x.json.tmp is no file of Delta's",
                        "publication_contents: _delta_log/00000000000000000001.crc is missing");
        assertThat(CommandLineRun.on(lake, "repair", "--dry-run").out())
                .contains("purchases: restores " + COMMIT_1 + " from its copy");
        repair();

        assertSound();
    }

    @Test
    void goesBackWhereThereIsNoCopyAndReadsTheFileAgain() throws IOException {
        write(log("purchases").resolve(COMMIT_1), new byte[0]);
        forgetCopies();

        assertThat(found()).contains("purchases: _delta_log/" + COMMIT_1 + " is empty (0 bytes)");
        assertThat(CommandLineRun.on(lake, "repair", "--dry-run").out())
                .contains("purchases: goes back to version 0", "ingested_files: forgets the files");
        repair();
        run(folder);

        assertSound();
    }

    @Test
    void findsACommitThatIsGoneWithoutATraceByTheRowsOfItsFile() throws IOException {
        delete(log("purchases").resolve(COMMIT_1));
        delete(log("purchases").resolve(CHECKSUM_1));
        forgetCopies();

        assertThat(found()).contains("ingested_files: accepted_count tells of 2 rows of", "knows version 1");
        repair();
        run(folder);

        assertSound();
    }

    @Test
    void findsACommitCutAtTheEndOfALineAndADataFileThatIsGone() throws IOException {
        Path commit = log("purchases").resolve(COMMIT_1);
        write(commit, (Files.readAllLines(commit).get(0) + "\n").getBytes(StandardCharsets.UTF_8));
        delete(dataFile("ledger"));
        cut(dataFile("input_profile"), 100);
        forgetCopies();

        assertThat(found())
                .contains(
                        "purchases: _delta_log/" + CHECKSUM_1 + " counts ",
                        "is named by the log and is not there",
                        " has 100 bytes, the log names ");
        repair();
        run(folder);

        assertSound();
    }

    @Test
    void findsADataFileWhoseBytesAreNotThoseThatWereWritten() throws IOException {
        Path file = dataFile("purchases");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4, bytes.length / 2, (byte) 0);
        write(file, bytes);

        assertThat(found()).contains("purchases: " + file.getFileName() + " cannot be read: ", "Run `ebb repair`.");
        repair();
        run(folder);

        assertSound();
    }

    @Test
    void noRunAndNoReaderBelievesADamagedLog() throws IOException {
        write(log("purchases").resolve(COMMIT_1), new byte[0]);
        delete(log("rejected").resolve(COMMIT_0));
        DeltaLog.clearCache();

        for (String verb : List.of("ingest", "status", "export", "maintain")) {
            assertThat(CommandLineRun.on(lake, verb)).satisfies(VerifyAndRepairTest::refusesTheLog);
        }
        assertThat(CommandLineRun.on(lake, "sql", "SELECT count(*) FROM purchases"))
                .satisfies(VerifyAndRepairTest::refusesTheLog);
        assertThat(CommandLineRun.on(lake, "doctor").out()).contains("FAULT  tables", "_delta_log/" + COMMIT_1);
    }

    private static void refusesTheLog(CommandLineRun run) {
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("purchases: _delta_log/" + COMMIT_1 + " is empty", "ebb repair --dry-run");
    }

    private String found() {
        DeltaLog.clearCache();
        CommandLineRun verify = CommandLineRun.on(lake, "verify");
        assertThat(verify.exit()).as(verify.out() + verify.err()).isEqualTo(3);
        return verify.out();
    }

    private void repair() {
        CommandLineRun repair = CommandLineRun.on(lake, "repair");
        assertThat(repair.exit()).as(repair.err()).isZero();
    }

    private void assertSound() {
        CommandLineRun verify = CommandLineRun.on(lake, "verify");
        assertThat(verify.exit()).as(verify.out() + verify.err()).isZero();
        assertThat(CommandLineRun.rows(lake, CONTENT)).isEqualTo(content);
    }

    private static void deliver(String name, String rows) throws IOException {
        Files.createDirectories(sound.resolve("in"));
        Files.writeString(sound.resolve("in/" + name), "customer_id,ordered_at,amount\n" + rows);
    }

    private static void run(Path folder) {
        SmallRun.on(folder, Map.of());
    }

    private Path dataFile(String table) {
        return Path.of(URI.create(SparkSessions.shared()
                .read()
                .format("delta")
                .load(lake.resolve("tables/" + table).toString())
                .inputFiles()[0]));
    }

    private Path log(String table) {
        return lake.resolve("tables/" + table + "/_delta_log");
    }

    private Path newest(String table) throws IOException {
        return newest(table, "\\d+\\.json");
    }

    private Path newest(String table, String pattern) throws IOException {
        try (Stream<Path> files = Files.list(log(table))) {
            return files.filter(file -> file.getFileName().toString().matches(pattern))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private void forgetCopies() throws IOException {
        FileUtils.deleteDirectory(lake.resolve("_ebb/log").toFile());
    }

    private static void cut(Path file, int bytes) throws IOException {
        write(file, Arrays.copyOf(Files.readAllBytes(file), bytes));
    }

    /** As damage on a disk: without the checksum that Hadoop keeps beside the file. */
    private static void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        Files.deleteIfExists(hidden(file));
    }

    private static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(hidden(file));
    }

    private static Path hidden(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".crc");
    }
}
