package ebb.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;

/** Spark's own cluster on the loopback address: a master and two workers of one core each, started from the jars that Maven brought. */
public final class StandaloneCluster implements AutoCloseable {
    private static final String MASTER = "org.apache.spark.deploy.master.Master";
    private static final String WORKER = "org.apache.spark.deploy.worker.Worker";
    /** As Spark's own bin/spark-class does: the launcher writes a NUL and a line end, then the command, its parts ended by NUL. */
    private static final String SPARK_SUBMIT = """
            #!/usr/bin/env bash
            set -euo pipefail
            command=()
            while IFS= read -r -d '' part; do command+=("${part#$'\\n'}"); done < <(
              java -Xmx128m -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main org.apache.spark.deploy.SparkSubmit "$@")
            [ ${#command[@]} -gt 1 ] || exit 1
            exec "${command[@]:1}"
            """;

    private final Path home;
    private final List<Process> workers = new ArrayList<>();
    private Process master;
    private int killed;

    private StandaloneCluster(Path home) {
        this.home = home;
    }

    /**
     * Starts it.
     *
     * @param folder for its files
     * @param jars folder of Spark's jars
     * @param settings Spark settings of the cluster, beside its master's address and small executors
     */
    public static StandaloneCluster start(Path folder, Path jars, Map<String, String> settings) throws Exception {
        StandaloneCluster cluster = new StandaloneCluster(Files.createDirectories(folder.resolve("spark-home")));
        Files.createSymbolicLink(cluster.home.resolve("jars"), jars.toRealPath());
        Files.createDirectories(cluster.home.resolve("bin"));
        Path submit = Files.writeString(cluster.home.resolve("bin/spark-submit"), SPARK_SUBMIT);
        Assertions.assertThat(submit.toFile().setExecutable(true)).isTrue();
        int port = freePort();
        String url = "spark://127.0.0.1:" + port;
        cluster.master = cluster.java(MASTER, "--host", "127.0.0.1", "--port", "" + port, "--webui-port", "0");
        for (int i = 0; i < 2; i++) {
            cluster.workers.add(cluster.java(
                    WORKER, "--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--webui-port", "0", url));
        }
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(Map.of(
                "spark.master", url,
                "spark.executor.memory", "900m",
                "spark.driver.memory", "1200m",
                "spark.driver.host", "127.0.0.1"));
        Files.createDirectories(cluster.home.resolve("conf"));
        Files.write(
                cluster.home.resolve("conf/spark-defaults.conf"),
                all.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .toList());
        return cluster;
    }

    /** Lets {@code spark-submit} be found, and find the cluster. */
    public void onPath(Map<String, String> environment) {
        environment.put("SPARK_HOME", home.toString());
        environment.merge("PATH", home.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        environment.put("SPARK_LOCAL_IP", "127.0.0.1");
        // Spark's own scripts set it; without it the launcher looks for a build of Spark.
        environment.put("SPARK_SCALA_VERSION", "2.13");
    }

    /** Kills one executor once the moment has come, as {@code kill -9} does. */
    public void killExecutorWhen(BooleanSupplier moment, Process submit) throws InterruptedException {
        await(moment, submit);
        killOne(workers.get(0)
                .descendants()
                .filter(StandaloneCluster::isExecutor)
                .findFirst()
                .orElse(null));
    }

    /** Kills a worker with its executors once the moment has come, as the loss of its machine does. */
    public void killWorkerWhen(BooleanSupplier moment, Process submit) throws InterruptedException {
        await(moment, submit);
        workers.get(1).descendants().forEach(ProcessHandle::destroyForcibly);
        killOne(workers.get(1).toHandle());
    }

    /** How many were killed. */
    public int killed() {
        return killed;
    }

    private void killOne(ProcessHandle handle) {
        if (handle != null && handle.destroyForcibly()) {
            killed++;
        }
    }

    private static boolean isExecutor(ProcessHandle handle) {
        return handle.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend");
    }

    private static void await(BooleanSupplier moment, Process submit) throws InterruptedException {
        while (submit.isAlive() && !moment.getAsBoolean()) {
            Thread.sleep(100);
        }
    }

    private Process java(String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of(System.getProperty("ebb.home"), "conf/jvm.options"),
                "-Xmx256m",
                "-cp",
                home.resolve("jars") + "/*",
                main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile(home, main.replaceAll(".*\\.", ""), ".log")
                        .toFile());
        onPath(builder.environment());
        return builder.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        for (Process worker : workers) {
            worker.descendants().forEach(ProcessHandle::destroyForcibly);
            worker.destroyForcibly();
        }
        master.destroyForcibly();
    }
}
