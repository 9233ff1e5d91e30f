package ebb.cli;

import ebb.job.Job;
import ebb.job.JobResult;
import ebb.job.Run;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

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
        if (ticking) {
            long start = System.nanoTime();
            ticker = new Thread(() -> tick(job, start), "progress");
            ticker.setDaemon(true);
            ticker.start();
        }
    }

    @Override
    public void ended(Job job, JobResult result, Duration took) {
        stopTicking();
        if (shown) {
            err.printf(
                    Locale.ROOT, "%-" + NAME_WIDTH + "s %6.1f s  %s%n", job.name(), seconds(took), result.headline());
            err.flush();
        }
    }

    void stopTicking() {
        if (ticker != null) {
            ticker.interrupt();
            ticker = null;
            err.print("\r\033[K");
        }
    }

    private void tick(Job job, long start) {
        while (!Thread.currentThread().isInterrupted()) {
            double seconds = (System.nanoTime() - start) / 1e9;
            err.printf(Locale.ROOT, "\r%-" + NAME_WIDTH + "s %6.0f s  ...", job.name(), seconds);
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
