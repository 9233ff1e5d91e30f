package ebb.bench;

import java.util.List;

/** Every benchmark, in the order of the help. */
public final class Benchmarks {
    public static final List<Benchmark> ALL = List.of(
            new LedgerBench(),
            new IngestBench(),
            new BtydBench(),
            new ChurnBench(),
            new BacktestBench(),
            new LifeBench(),
            new LifeCostBench(),
            new WinBackBench(),
            new WarningsBench(),
            new PublishBench(),
            new RunBench(),
            new LossesBench(),
            new UpkeepBench(),
            new ServeBench());

    private Benchmarks() {}
}
