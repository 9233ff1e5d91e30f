package ebb.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Ebb against DuckDB on one generated file: every step in a cold process of its own, then again warm in the same process.
 *
 * <p>{@code Bench [--rows N] [--dir FOLDER] [--heap 4g]}; DuckDB comes with {@code mvn -Pquick,bench package}.
 */
public final class Bench {
    private final BenchFiles files;
    private final String heap;

    private Bench(BenchFiles files, String heap) {
        this.files = files;
        this.heap = heap;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        long rows = Long.parseLong(option(arguments, "--rows", "20000000"));
        Path folder = Path.of(option(arguments, "--dir", "target/bench-data"));
        Bench bench = new Bench(
                new BenchFiles(
                        Files.createDirectories(folder.resolve(String.valueOf(rows)))
                                .toAbsolutePath(),
                        rows),
                option(arguments, "--heap", "4g"));
        bench.print(bench.measure());
    }

    private static String option(String[] arguments, String name, String otherwise) {
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return arguments[i + 1];
            }
        }
        return otherwise;
    }

    private Map<Step, Measured> measure() throws IOException, InterruptedException {
        Map<Step, Measured> measured = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            boolean isThere = step == Step.GENERATE && Files.exists(Path.of(files.purchases()));
            if (isThere || (step.needsDuckDb() && duckDb().isEmpty())) {
                continue;
            }
            measured.put(step, run(step));
            System.out.printf(Locale.ROOT, "%-54s %s%n", step.words, seconds(measured.get(step)));
        }
        return measured;
    }

    private static String seconds(Measured measured) {
        return String.format(
                Locale.ROOT,
                "%8.1f s cold %8.1f s warm %6d MB  %s",
                measured.coldSeconds(),
                measured.warmSeconds(),
                measured.peakMegabytes(),
                measured.note());
    }

    private Measured run(Step step) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command(step)).redirectErrorStream(true).start();
        List<String> printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        process.waitFor();
        return Measured.from(step, printed);
    }

    private List<String> command(Step step) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + home().resolve("conf/jvm.options"));
        command.add("-Xmx" + heap);
        command.add("-cp");
        command.add(System.getProperty("java.class.path") + File.pathSeparator + duckDb());
        command.add(BenchStep.class.getName());
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

    private void print(Map<Step, Measured> measured) {
        double rowsASecondACore = files.rows()
                / measured.get(Step.BUILD).warmSeconds()
                / Runtime.getRuntime().availableProcessors();
        System.out.printf(Locale.ROOT, "%nrows a second a core, ledger and features: %,.0f%n", rowsASecondACore);
        ratio("ledger and features once / DuckDB once", measured.get(Step.BUILD), measured.get(Step.DUCKDB));
        ratio("12 as-of dates / DuckDB 12 times", measured.get(Step.FEATURES), measured.get(Step.DUCKDB_12));
        ratio("the day after / ledger and features", measured.get(Step.DAY), measured.get(Step.BUILD));
        ratio("ledger and features once / Spark SQL", measured.get(Step.BUILD), measured.get(Step.SPARK_SQL));
    }

    private static void ratio(String words, Measured ours, Measured theirs) {
        if (ours != null && theirs != null) {
            System.out.printf(
                    Locale.ROOT,
                    "%-48s cold %.2f  warm %.2f%n",
                    words,
                    ours.coldSeconds() / theirs.coldSeconds(),
                    ours.warmSeconds() / theirs.warmSeconds());
        }
    }
}
