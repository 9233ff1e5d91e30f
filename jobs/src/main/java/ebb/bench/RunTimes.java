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
import ebb.shop.ShopConf;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole run on a new lake, with the settings of the demo, in a process of its own.
 *
 * @param work seconds of work of one core by job, with those of the whole run as {@link #WHOLE}
 */
public record RunTimes(Map<String, Double> work) {
    static final String WHOLE = "whole run";
    private static final String MARK = "measured\t";

    /** Arguments: folder of the lake, folder of the shop's files, and settings as key=value; prints a line a job. */
    public static void main(String[] arguments) {
        Map<String, String> sets = new LinkedHashMap<>(ShopConf.settings(arguments[0], arguments[1]));
        List.of(arguments)
                .subList(2, arguments.length)
                .forEach(set -> sets.put(set.substring(0, set.indexOf('=')), set.substring(set.indexOf('=') + 1)));
        Stopwatch whole = Stopwatch.start();
        Lake lake = new Lake(Sessions.open(ZoneOffset.UTC), LakePath.root(arguments[0]));
        lake.spark().sparkContext().setLogLevel("ERROR");
        EffectiveSettings settings = SettingsLoader.load(Optional.empty(), Map.of(), sets);
        new Run(lake, settings, Clock.systemUTC(), new Lines()).execute(JobCatalogue.ALL, Optional.empty(), "bench");
        Lines.print(WHOLE, whole);
    }

    /** The times among the lines that a process printed. */
    static RunTimes from(List<String> printed) {
        Map<String, Double> work = new LinkedHashMap<>();
        printed.stream().filter(line -> line.startsWith(MARK)).forEach(line -> {
            String[] fields = line.substring(MARK.length()).split("\t", -1);
            work.put(fields[0], Double.parseDouble(fields[1]));
        });
        if (!work.containsKey(WHOLE)) {
            throw new IllegalStateException(
                    "Cannot measure a run: its process ended early. It printed:\n" + String.join("\n", printed));
        }
        return new RunTimes(work);
    }

    private static final class Lines implements Run.Progress {
        private Stopwatch watch;

        static void print(String what, Stopwatch watch) {
            System.out.println(MARK + what + "\t" + watch.took().work());
        }

        @Override
        public void began(Job job, String runId) {
            watch = Stopwatch.start();
        }

        @Override
        public void ended(JobRun run, String headline) {
            print(run.job(), watch);
        }
    }
}
