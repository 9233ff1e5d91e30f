package ebb.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Ebb against DuckDB on one generated file: every step in a cold process of its own, the shorter ones again warm in the same process. */
final class LedgerBench implements Benchmark {

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public String summary() {
        return "Measure the ledger and the features against DuckDB, on purchases generated for it.";
    }

    @Override
    public String unit() {
        return "purchases, about 60 bytes each on disk";
    }

    @Override
    public List<Long> usualSizes() {
        return List.of(20_000_000L);
    }

    @Override
    public void run(Terms terms) throws IOException, InterruptedException {
        PrintWriter out = terms.out();
        if (!DuckDb.isThere()) {
            out.println(DuckDb.missing() + " The steps of Ebb are measured alone.");
        }
        Map<Long, Map<Step, Measurement>> rounds = new LinkedHashMap<>();
        for (long count : terms.sizes()) {
            Path own = Files.createDirectories(terms.folder(name(), count));
            Round round = new Round(new BenchFiles(own, count), out);
            out.printf(
                    Locale.ROOT, "%n%,d purchases of %,d customers%n", count, count / BenchPurchases.ROWS_A_CUSTOMER);
            Map<Step, Measurement> measured = round.measure();
            round.print(measured);
            rounds.put(count, measured);
        }
        out.printf("%nGrowth: ledger and features, warm%n");
        rounds.forEach((count, measured) -> out.printf(
                Locale.ROOT,
                "  %,12d purchases  %5.2f microseconds each%n",
                count,
                1e6 * measured.get(Step.BUILD).warmSeconds() / count));
        out.flush();
    }

    /**
     * Every step at one number of purchases.
     *
     * @param files where the files lie
     * @param out takes a line a step
     */
    private record Round(BenchFiles files, PrintWriter out) {

        private Map<Step, Measurement> measure() throws IOException, InterruptedException {
            Map<Step, Measurement> measured = new EnumMap<>(Step.class);
            for (Step step : Step.values()) {
                boolean isThere = step == Step.GENERATE && Files.exists(Path.of(files.purchases()));
                if (isThere || (step.needsDuckDb() && !DuckDb.isThere())) {
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
            List<String> arguments = List.of(step.name(), files.folder().toString(), String.valueOf(files.rows()));
            return Measurement.from(step, ChildProcess.run(StepRunner.class, arguments));
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
}
