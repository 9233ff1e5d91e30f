package ebb.serve.access;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** So many requests of one caller in a minute, counted anew each minute of the clock. */
public final class RateLimit {
    private static final long MINUTE_MILLIS = 60_000;
    private static final int MOST_CALLERS = 100_000;

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final int most;
    private final Clock clock;
    private long minute;

    /**
     * A limit.
     *
     * @param most requests in a minute
     */
    public RateLimit(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** Counts a request; false where it is one too many. */
    public synchronized boolean take(String caller) {
        turnOver();
        return counts.size() < MOST_CALLERS && counts.merge(caller, 1, Integer::sum) <= most;
    }

    private void turnOver() {
        long now = clock.millis() / MINUTE_MILLIS;
        if (now != minute) {
            minute = now;
            counts.clear();
        }
    }
}
