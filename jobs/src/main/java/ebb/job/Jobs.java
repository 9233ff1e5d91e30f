package ebb.job;

import java.util.List;

/** Every job, in the order of a run. */
public final class Jobs {
    public static final List<Job> ALL = List.of();

    private Jobs() {}
}
