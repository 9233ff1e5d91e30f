package ebb.serve.sql;

import ebb.serve.sql.SqlRefused.Why;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that send answers, a limited number of them, and one that stops what takes too long. */
final class SqlThreads implements AutoCloseable {
    private static final int MOST = 64;
    private static final int IDLE_SECONDS = 60;

    private final ExecutorService answers = new ThreadPoolExecutor(
            0, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> daemon(work, "sql-answer"));
    private final ScheduledExecutorService deadlines =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "sql-deadlines"));

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Runs the work beside the caller.
     *
     * @throws SqlRefused where too many wait already
     */
    void run(Runnable work) {
        try {
            answers.execute(work);
        } catch (RejectedExecutionException e) {
            throw new SqlRefused(
                    Why.TOO_MUCH, "Cannot answer now: " + MOST + " queries wait already. Try again later.");
        }
    }

    ScheduledFuture<?> after(int seconds, Runnable work) {
        return deadlines.schedule(work, seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        answers.shutdownNow();
        try {
            // What still sends holds memory that is counted when the server closes.
            answers.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
