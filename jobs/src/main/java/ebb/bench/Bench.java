package ebb.bench;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Ebb against DuckDB on one generated file: every step in a cold process of its own, the shorter ones again warm in the same process. */
public final class Bench {
    private final BenchFiles files;
    private final String heap;
    private final PrintWriter out;

    private Bench(BenchFiles files, String heap, PrintWriter out) {
        this.files = files;
        this.heap = heap;
        this.out = out;
    }

    /**
     * Measures every step at every number of rows, and prints the ratios.
     *
     * @param rows purchases to generate, for one round each
     * @param folder where the files go; what an earlier benchmark generated there is used again
     * @param heap heap of Ebb's processes, as {@code -Xmx} takes it
     */
    public static void run(List<Long> rows, Path folder, String heap, PrintWriter out)
            throws IOException, InterruptedException {
        Map<Long, Map<Step, Measurement>> rounds = new LinkedHashMap<>();
        for (long count : rows) {
            Path own = Files.createDirectories(folder.resolve(String.valueOf(count)))
                    .toAbsolutePath();
            Bench bench = new Bench(new BenchFiles(own, count), heap, out);
            out.printf(
                    Locale.ROOT, "%n%,d purchases of %,d customers%n", count, count / BenchPurchases.ROWS_A_CUSTOMER);
            Map<Step, Measurement> measured = bench.measure();
            bench.print(measured);
            rounds.put(count, measured);
        }
        out.printf("%nGrowth: ledger and features, warm%n");
        rounds.forEach((count, measured) -> out.printf(
                Locale.ROOT,
                "  %,12d purchases  %5.2f microseconds each%n",
                count,
                1e6 * measured.get(Step.BUILD).warmSeconds() / count));
    }

    private Map<Step, Measurement> measure() throws IOException, InterruptedException {
        Map<Step, Measurement> measured = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            boolean isThere = step == Step.GENERATE && Files.exists(Path.of(files.purchases()));
            if (isThere || (step.needsDuckDb() && duckDb().isEmpty())) {
                continue;
            }
            measured.put(step, run(step));
            out.printf(Locale.ROOT, "  %-62s %s%n", step.words, seconds(measured.get(step)));
        }
        return measured;
    }

    private static String seconds(Measurement measured) {
        String warm = measured.warmSeconds() < measured.coldSeconds()
                ? String.format(Locale.ROOT, "%7.1f s warm", measured.warmSeconds())
                : " ".repeat(14);
        return String.format(
                Locale.ROOT,
                "%7.1f s cold %s %6d MB  %s",
                measured.coldSeconds(),
                warm,
                measured.peakMegabytes(),
                measured.note());
    }

    private Measurement run(Step step) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command(step)).redirectErrorStream(true).start();
        List<String> printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        process.waitFor();
        return Measurement.from(step, printed);
    }

    private List<String> command(Step step) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + home().resolve("conf/jvm.options"));
        command.add("-Xmx" + heap);
        // The launcher's record of classes, as this process itself uses it.
        String classes = System.getProperty("ebb.classes", "");
        if (!classes.isEmpty()) {
            command.addAll(List.of(classes, "-Xlog:cds*=off"));
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path") + File.pathSeparator + duckDb());
        command.add(StepRunner.class.getName());
        command.addAll(List.of(step.name(), files.folder().toString(), String.valueOf(files.rows())));
        return command;
    }

    private static Path home() {
        return Path.of(System.getProperty("ebb.home", "."));
    }

    private static String duckDb() throws IOException {
        Path folder = home().resolve("jobs/target/bench");
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.map(Path::toString)
                    .filter(jar -> jar.endsWith(".jar"))
                    .findFirst()
                    .orElse("");
        }
    }

    private void print(Map<Step, Measurement> measured) {
        double rowsASecondACore = files.rows()
                / measured.get(Step.BUILD).warmSeconds()
                / Runtime.getRuntime().availableProcessors();
        out.printf(Locale.ROOT, "  rows a second a core, ledger and features, warm: %,.0f%n", rowsASecondACore);
        ratio("ledger and features once / DuckDB once", measured.get(Step.BUILD), measured.get(Step.DUCKDB));
        ratio("12 as-of dates / DuckDB 12 times", measured.get(Step.FEATURES), measured.get(Step.DUCKDB_12));
        ratio("the day after / ledger and features", measured.get(Step.DAY), measured.get(Step.BUILD));
        ratio("ledger and features once / Spark SQL", measured.get(Step.BUILD), measured.get(Step.SPARK_SQL));
        ratio("half by one customer / evenly", measured.get(Step.SKEWED), measured.get(Step.BUILD));
    }

    private void ratio(String words, Measurement ours, Measurement theirs) {
        if (ours != null && theirs != null) {
            out.printf(
                    Locale.ROOT,
                    "  %-48s cold %.2f  warm %.2f%n",
                    words,
                    ours.coldSeconds() / theirs.coldSeconds(),
                    ours.warmSeconds() / theirs.warmSeconds());
        }
    }
}
