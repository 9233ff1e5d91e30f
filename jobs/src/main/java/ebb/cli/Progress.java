package ebb.cli;

import ebb.job.Job;
import ebb.job.JobResult;
import ebb.job.Run;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** A line for each job on standard error; on a terminal the seconds of the running one tick. */
final class Progress implements Run.Progress {
    private static final int NAME_WIDTH = 18;

    private final PrintWriter err;
    private final boolean shown;
    private final boolean ticking;
    private Thread ticker;

    Progress(PrintWriter err, CommonOptions options) {
        this.err = err;
        this.shown = !options.quiet;
        this.ticking = shown && Boolean.getBoolean("ebb.terminal") && !options.verbose;
    }

    @Override
    public void began(Job job) {
        startTicking(job.name());
    }

    @Override
    public void ended(Job job, JobResult result, Duration took) {
        say(job.name(), took, result.headline());
    }

    /** Shows a step that is no job, and its own word of what it did. */
    void during(String name, Supplier<String> step) {
        long start = System.nanoTime();
        startTicking(name);
        String headline = step.get();
        say(name, Duration.ofNanos(System.nanoTime() - start), headline);
    }

    private void say(String name, Duration took, String headline) {
        stopTicking();
        if (shown) {
            err.printf(Locale.ROOT, "%-" + NAME_WIDTH + "s %6.1f s  %s%n", name, seconds(took), headline);
            err.flush();
        }
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

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
