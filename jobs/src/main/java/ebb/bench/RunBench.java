package ebb.bench;

import ebb.conf.EffectiveSettings;
import ebb.conf.SettingsLoader;
import ebb.job.Job;
import ebb.job.JobCatalogue;
import ebb.job.JobRun;
import ebb.job.Run;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Sessions;
import ebb.shop.GeneratedShop;
import ebb.shop.ShopConf;
import ebb.shop.ShopSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/** A whole run on a new lake, job by job, with all inputs of the generated shop and the settings of the demo. */
final class RunBench implements Benchmark {

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String summary() {
        return "Time a whole run, job by job, on the generated shop.";
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
    public void run(Terms terms) throws IOException {
        for (long customers : terms.sizes()) {
            measure(terms.folder(name(), customers), customers, terms.out());
        }
    }

    private static void measure(Path folder, long customers, PrintWriter out) throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
        Lake lake = new Lake(Sessions.open(ZoneOffset.UTC), LakePath.root(folder.toString()));
        lake.spark().sparkContext().setLogLevel("ERROR");
        String shop = folder + "/shop";
        new GeneratedShop(ShopSettings.of(customers))
                .write(lake.spark(), LakePath.root(shop).uri());
        EffectiveSettings settings =
                SettingsLoader.load(Optional.empty(), Map.of(), ShopConf.settings(folder.toString(), shop));
        Stopwatch whole = Stopwatch.start();
        new Run(lake, settings, Clock.systemUTC(), new JobTimes(out))
                .execute(JobCatalogue.ALL, Optional.empty(), "bench");
        out.printf(Locale.ROOT, "%-22s %s, %,d customers%n", "whole run", whole.took(), customers);
        out.flush();
    }

    /** A line for each job, with the work of all threads. */
    private static final class JobTimes implements Run.Progress {
        private final PrintWriter out;
        private Stopwatch watch;

        JobTimes(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void began(Job job, String runId) {
            watch = Stopwatch.start();
        }

        @Override
        public void ended(JobRun run, String headline) {
            out.printf(Locale.ROOT, "%-22s %s%n", run.job(), watch.took());
            out.flush();
        }
    }
}
