package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.schema.ScoresTable;
import ebb.testing.S3Server;
import ebb.testing.SparkSessions;
import ebb.testing.StandaloneCluster;
import ebb.testing.TinyShop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The page's command for a cluster, as it stands there, on a master and two workers of this machine and a lake on an S3 server of this machine. */
@Tag("slow")
class ClusterTest {
    private static final String LAKE = "s3a://shop/ebb";
    private static final Path HOME = Path.of(System.getProperty("ebb.home"));

    @TempDir
    static Path folder;

    private static S3Server server;
    private static StandaloneCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start(folder);
        cluster = StandaloneCluster.start(folder, HOME.resolve("jobs/target/current/spark"), server.settings());
        server.settings().forEach((key, value) -> SparkSessions.shared()
                .sparkContext()
                .hadoopConfiguration()
                .set(key.replace("spark.hadoop.", ""), value));
        TinyShop.in(folder);
        Path conf = folder.resolve("shop.yaml");
        Files.writeString(conf, Files.readString(conf).replace("shop: Tiny", "shop: env:SHOP_NAME"));
        Files.createDirectories(folder.resolve("jobs/target"));
        Files.createLink(folder.resolve("jobs/target/ebb.jar"), HOME.resolve("jobs/target/current/ebb.jar"));
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    @Tag("A5")
    void thePagesCommandGivesWhatALocalRunGivesThoughAnExecutorAndAWorkerDie(TestReporter reporter) throws Exception {
        Path log = folder.resolve("submit.log");
        Process submit = bash(commandOfThePage(), log);
        cluster.killExecutorWhen(() -> read(log).contains("build-ledger"), submit);
        cluster.killWorkerWhen(() -> read(log).contains("train"), submit);
        assertThat(submit.waitFor(15, TimeUnit.MINUTES)).as(() -> read(log)).isTrue();
        assertThat(submit.exitValue()).as(() -> read(log)).isZero();

        String local = folder.resolve("lake").toString();
        Process run = bash(HOME + "/ebb run --conf shop.yaml --set lake=" + local, folder.resolve("local.log"));
        assertThat(run.waitFor()).isZero();
        assertThat(TinyShop.contents(LAKE)).isNotEmpty().isEqualTo(TinyShop.contents(local));
        assertThat(cluster.killed()).isEqualTo(2);
        assertThat(read(log).lines().filter(line -> line.contains(" INFO "))).isEmpty();
        reporter.publishEntry(
                "figure", "standalone cluster, lake on s3a://: an executor and a worker killed, equal tables");
    }

    /** The driver holds a sample of the examples; the executors, which are other processes, fit on all of them. */
    @Test
    @Tag("G2")
    void executorsFitTheModelThatOneProcessFits(TestReporter reporter) throws Exception {
        Path large = Files.createDirectories(folder.resolve("large"));
        TinyShop.in(large, 240);
        String run = "run --conf large/shop.yaml --set training.where=cluster --set training.most-rows=300"
                + " --set training.contestants=[prevalence,frequency,buy_till_you_die,logistic_regression] --set lake=";
        String page = commandOfThePage();
        String submit = page.substring(0, page.indexOf("run "));
        String local = folder.resolve("trained").toString();
        for (String command : List.of(submit + run + LAKE + "-trained", HOME + "/ebb " + run + local)) {
            Path log = folder.resolve("trained.log");
            assertThat(bash(command, log).waitFor()).as(() -> read(log)).isZero();
            assertThat(read(log)).contains("Fitted on the cluster on ");
        }
        Map<String, Double> expected = probabilities(local);
        assertThat(expected).hasSize(240);
        assertThat(probabilities(LAKE + "-trained"))
                .containsOnlyKeys(expected.keySet())
                .allSatisfy((customer, probability) ->
                        assertThat(probability).isCloseTo(expected.get(customer), within(1e-6)));
        reporter.publishEntry(
                "figure", "standalone cluster: two executors and one process, probabilities equal to 1e-6");
    }

    private static Map<String, Double> probabilities(String lake) {
        return new Lake(SparkSessions.shared(), LakePath.root(lake))
                .read(ScoresTable.TABLE, TinyShop.LAST.minusDays(1)).collectAsList().stream()
                        .collect(Collectors.toMap(
                                row -> row.getAs(ScoresTable.CUSTOMER_ID),
                                row -> row.getAs(ScoresTable.CHURN_PROBABILITY)));
    }

    /** The line of jobs/README.md that begins with spark-submit. */
    private static String commandOfThePage() throws IOException {
        List<String> lines = Files.readAllLines(HOME.resolve("jobs/README.md")).stream()
                .filter(line -> line.startsWith("spark-submit "))
                .collect(Collectors.toList());
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static Process bash(String command, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(Map.of("SHOP_NAME", "Tiny", "EBB_JAVA_OPTIONS", "-Xmx1g"));
        cluster.onPath(builder.environment());
        return builder.start();
    }

    private static String read(Path log) {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
