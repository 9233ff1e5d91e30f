package ebb.job;

import java.util.List;

/** Every job, in the order of a run. */
public final class JobCatalogue {
    public static final List<Job> ALL = List.of(
            new IngestJob(),
            new BuildLedgerJob(),
            new FitLifetimeModelsJob(),
            new BuildFeaturesJob(),
            new TrainJob(),
            new ScoreJob(),
            new CompareScoresJob(),
            new WatchDriftJob(),
            new ClassifyAccountsJob(),
            new MeasureChurnJob(),
            new ReviewServiceJob(),
            new LookAheadJob(),
            new SegmentJob(),
            new DetectLifeEventsJob(),
            new WarnJob(),
            new PlanWinBackJob(),
            new NextActionsJob(),
            new ReportJob());

    /** Jobs that are done only when asked for, each by its verb. */
    public static final List<Job> ON_DEMAND = List.of(new BacktestJob(), new MaintainTablesJob());

    private JobCatalogue() {}
}
