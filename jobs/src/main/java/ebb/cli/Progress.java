package ebb.cli;

import ebb.conf.EffectiveSettings;
import ebb.conf.LogFormat;
import ebb.job.Job;
import ebb.job.JobRun;
import ebb.job.Run;
import ebb.telemetry.JsonLog;
import ebb.telemetry.LogContext;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** A line for each job on standard error; on a terminal the seconds of the running one tick. */
final class Progress implements Run.Progress {
    private static final int NAME_WIDTH = 18;

    private final PrintWriter err;
    private final CommonOptions options;
    private final ZoneId zone;
    private final boolean shown;
    private final boolean json;
    private final boolean ticking;
    private final List<JobRun> jobs = new ArrayList<>();
    private Thread ticker;

    Progress(PrintWriter err, CommonOptions options, EffectiveSettings settings) {
        this.err = err;
        this.options = options;
        this.zone = settings.settings().zone();
        this.shown = !options.quiet;
        this.json = settings.settings().telemetry().logFormat() == LogFormat.JSON;
        this.ticking = shown && !json && Boolean.getBoolean("ebb.terminal") && !options.verbose;
    }

    @Override
    public void began(Job job, String runId) {
        LogContext.doing(runId, job.name());
        LogContext.asOf(options.asOf());
        startTicking(job.name());
    }

    /** A job that did not end well is told of by the message that the command ends with. */
    @Override
    public void ended(JobRun run, String headline) {
        jobs.add(run);
        LogContext.asOf(run.asOf());
        if (run.isDone()) {
            say(run.job(), run.seconds(), headline);
        } else {
            stopTicking();
        }
    }

    /** What was done so far, in order. */
    List<JobRun> jobs() {
        return List.copyOf(jobs);
    }

    /** Shows a step that is no job, and its own word of what it did. */
    void during(String name, Supplier<String> step) {
        long start = System.nanoTime();
        startTicking(name);
        String headline = step.get();
        say(name, (System.nanoTime() - start) / 1e9, headline);
    }

    private void say(String name, double seconds, String headline) {
        stopTicking();
        if (!shown) {
            return;
        }
        if (json) {
            double rounded = Math.round(seconds * 10) / 10.0;
            err.println(JsonLog.line(ZonedDateTime.now(zone), "INFO", headline, Map.of("seconds", rounded)));
        } else {
            err.printf(Locale.ROOT, "%-" + NAME_WIDTH + "s %6.1f s  %s%n", name, seconds, headline);
        }
        err.flush();
    }

    private void startTicking(String name) {
        if (ticking) {
            long start = System.nanoTime();
            ticker = new Thread(() -> tick(name, start), "progress");
            ticker.setDaemon(true);
            ticker.start();
        }
    }

    void stopTicking() {
        if (ticker != null) {
            ticker.interrupt();
            ticker = null;
            err.print("\r\033[K");
        }
    }

    private void tick(String name, long start) {
        while (!Thread.currentThread().isInterrupted()) {
            double seconds = (System.nanoTime() - start) / 1e9;
            err.printf(Locale.ROOT, "\r%-" + NAME_WIDTH + "s %6.0f s  ...", name, seconds);
            err.flush();
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
