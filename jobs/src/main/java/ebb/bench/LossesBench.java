package ebb.bench;

import ebb.lake.LakePath;
import ebb.lake.Sessions;
import ebb.shop.GeneratedShop;
import ebb.shop.ShopSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.io.FileUtils;

/**
 * What the tables of lost customers, and of what customers do not say, add to a whole run: on new lakes of the generated shop, in a process of its own each,
 * with and without them in turn.
 */
final class LossesBench implements Benchmark {
    private static final List<String> OFF = List.of(
            "economics.enabled=false",
            "voice.enabled=false",
            "recovery.enabled=false",
            "failure-audit.enabled=false",
            "survey.enabled=false",
            "loss-reasons.enabled=false",
            "forces.enabled=false");

    /** Jobs that write the tables, or show them; all others do the same with and without. */
    private static final List<String> TOUCHED =
            List.of("classify-accounts", "measure-churn", "review-service", "plan-win-back", "report");

    /** The second pair in the other order, so that a machine that slows down favours neither. */
    private static final List<List<String>> TURNS = List.of(OFF, List.of(), List.of(), OFF);

    @Override
    public String name() {
        return "losses";
    }

    @Override
    public String summary() {
        return "Measure what the tables of lost customers and of what customers do not say add to a whole run.";
    }

    @Override
    public String unit() {
        return "customers of the shop";
    }

    @Override
    public List<Long> usualSizes() {
        return List.of(2000L);
    }

    @Override
    public void run(Terms terms) throws IOException, InterruptedException {
        for (long customers : terms.sizes()) {
            terms.out().printf(Locale.ROOT, "%n%,d customers, seconds of work of one core%n", customers);
            measure(terms.folder(name(), customers), customers, terms.out());
        }
    }

    private static void measure(Path folder, long customers, PrintWriter out) throws IOException, InterruptedException {
        Path shop = folder.resolve("shop");
        if (!Files.exists(shop)) {
            new GeneratedShop(ShopSettings.of(customers))
                    .write(
                            Sessions.open(ZoneOffset.UTC),
                            LakePath.root(shop.toString()).uri());
        }
        List<RunTimes> with = new ArrayList<>();
        List<RunTimes> without = new ArrayList<>();
        for (List<String> sets : TURNS) {
            Path lake = folder.resolve("lake");
            FileUtils.deleteDirectory(lake.toFile());
            List<String> arguments = new ArrayList<>(List.of(lake.toString(), shop.toString()));
            arguments.addAll(sets);
            RunTimes times = RunTimes.from(ChildProcess.run(RunTimes.class, arguments));
            (sets.isEmpty() ? with : without).add(times);
            out.printf(Locale.ROOT, "  run %-8s %7.2f%n", sets.isEmpty() ? "with" : "without", whole(times));
            out.flush();
        }
        print(with, without, out);
    }

    private static double whole(RunTimes times) {
        return times.work().get(RunTimes.WHOLE);
    }

    private static void print(List<RunTimes> with, List<RunTimes> without, PrintWriter out) {
        out.printf("  %-22s %8s %8s %8s%n", "mean of both", "without", "with", "more");
        for (String job : with.get(0).work().keySet()) {
            double on = mean(with, job);
            out.printf(
                    Locale.ROOT, "  %-22s %8.2f %8.2f %+8.2f%n", job, mean(without, job), on, on - mean(without, job));
        }
        double off = mean(without, RunTimes.WHOLE);
        double more = TOUCHED.stream()
                .mapToDouble(job -> mean(with, job) - mean(without, job))
                .sum();
        out.printf(
                Locale.ROOT,
                "  %s: %+.1f %% of the run; whole runs differ by %+.1f %%, the rest of it being jobs that do the same in both%n",
                String.join(", ", TOUCHED),
                100 * more / off,
                100 * (mean(with, RunTimes.WHOLE) / off - 1));
        out.flush();
    }

    private static double mean(List<RunTimes> runs, String job) {
        return runs.stream()
                .mapToDouble(run -> run.work().getOrDefault(job, 0.0))
                .average()
                .orElseThrow();
    }
}
