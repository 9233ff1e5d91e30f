package ebb.job;

import java.util.List;

/** Every job, in the order of a run. */
public final class Jobs {
    public static final List<Job> ALL = List.of(
            new IngestJob(),
            new BuildLedgerJob(),
            new BuildFeaturesJob(),
            new TrainJob(),
            new ScoreJob(),
            new ClassifyAccountsJob(),
            new SegmentJob(),
            new DetectLifeEventsJob(),
            new WarnJob(),
            new ReportJob());

    private Jobs() {}
}
