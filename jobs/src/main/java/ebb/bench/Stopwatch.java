package ebb.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Measures a step by the clock, and by the work of all threads of this process, which others on the machine do not stretch. */
final class Stopwatch {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final double NANOS = 1e9;

    private final long began = System.nanoTime();
    private final long worked = PROCESS.getProcessCpuTime();

    private Stopwatch() {}

    static Stopwatch start() {
        return new Stopwatch();
    }

    /**
     * What a step took.
     *
     * @param seconds by the clock
     * @param work seconds of work of one core
     */
    record Took(double seconds, double work) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f s, %.2f s of work", seconds, work);
        }
    }

    /** What has passed since the start. */
    Took took() {
        return new Took((System.nanoTime() - began) / NANOS, (PROCESS.getProcessCpuTime() - worked) / NANOS);
    }

    static Took took(Runnable step) {
        Stopwatch watch = start();
        step.run();
        return watch.took();
    }
}
