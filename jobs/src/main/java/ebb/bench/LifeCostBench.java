package ebb.bench;

import ebb.conf.SettingsLoader;
import ebb.feature.FeatureCalculator;
import ebb.feature.PopulationFitter;
import ebb.feature.PopulationTerms;
import ebb.input.CustomerBase;
import ebb.lake.LedgerStore;
import ebb.lake.QueryCompilation;
import ebb.lake.Sessions;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LedgerBuilder;
import ebb.ledger.PackedLedger;
import ebb.life.CategoryRhythmCalculator;
import ebb.life.pattern.PatternLearner;
import ebb.life.rhythm.DropCalibration;
import ebb.life.rhythm.LifePopulation;
import ebb.life.rhythm.LifePopulationFitter;
import ebb.life.setting.LifeSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * What rhythm and life events cost on top of the features: both from the same ledger, which a run holds in memory, in one session.
 */
final class LifeCostBench implements Benchmark {
    private static final int ROUNDS = 4;

    @Override
    public String name() {
        return "life-cost";
    }

    @Override
    public String summary() {
        return "Time habits and life events beside the features of the same ledger.";
    }

    @Override
    public String unit() {
        return "purchases";
    }

    @Override
    public List<Long> usualSizes() {
        return List.of(20_000_000L);
    }

    @Override
    public void run(Terms terms) throws IOException {
        SparkSession spark = Sessions.open(ZoneOffset.UTC);
        spark.sparkContext().setLogLevel("ERROR");
        QueryCompilation.suit(spark, 1, 1);
        for (long rows : terms.sizes()) {
            BenchFiles files = new BenchFiles(Files.createDirectories(terms.folder(name(), rows)), rows);
            AsOf asOf = AsOf.of(files.lastDay(), DataSpan.of(BenchFiles.FIRST_DAY, files.lastDay()));
            new Rounds(spark, files, asOf, terms.out()).measure();
        }
    }

    /** Features and life events by turns; {@code out} takes a line a round. */
    private record Rounds(SparkSession spark, BenchFiles files, AsOf asOf, PrintWriter out) {

        private void measure() {
            PackedLedger packed = ledger().persist();
            out.printf(Locale.ROOT, "%,d purchases, %,d customers%n", files.rows(), packed.customers());
            for (int round = 1; round <= ROUNDS; round++) {
                Stopwatch.Took features = Stopwatch.took(() -> features(packed));
                Stopwatch.Took events = Stopwatch.took(() -> lifeEvents(packed));
                out.printf(
                        Locale.ROOT,
                        "round %d: features %.1f s (%.1f s of work), rhythm and life events %.1f s (%.1f s), %.0f %% on top (%.0f %%)%n",
                        round,
                        features.seconds(),
                        features.work(),
                        events.seconds(),
                        events.work(),
                        100 * events.seconds() / features.seconds(),
                        100 * events.work() / features.work());
            }
        }

        private PackedLedger ledger() {
            if (!Files.exists(Path.of(files.purchases(), "_SUCCESS"))) {
                new BenchPurchases(spark, files).write();
            }
            LedgerStore store = new LedgerStore(spark, files.ledger());
            if (store.foldedVersion() < 0) {
                store.rebuild(LedgerBuilder.build(spark.read().parquet(files.purchases())), 0);
            }
            return store.readPacked();
        }

        private void features(PackedLedger ledger) {
            write(FeatureCalculator.toTable(FeatureCalculator.of(
                    CustomerBase.of(ledger.rows()),
                    PopulationFitter.of(ledger, List.of(asOf), PopulationTerms.of(StepRunner.HORIZON_DAYS)))));
        }

        private void lifeEvents(PackedLedger ledger) {
            LifeSettings settings = SettingsLoader.load(Optional.empty(), Map.of(), Map.of())
                    .settings()
                    .lifeEvents();
            LifePopulation population = LifePopulationFitter.of(ledger, asOf, settings.blocked());
            PatternLearner.Findings learned = PatternLearner.of(ledger, asOf, population, settings);
            write(CategoryRhythmCalculator.with(
                            new CategoryRhythmCalculator.Known(
                                    asOf, population, DropCalibration.NONE, learned.patterns()),
                            settings)
                    .of(ledger.rows()));
        }

        private void write(Dataset<Row> rows) {
            rows.write().mode(SaveMode.Overwrite).parquet(files.features() + "-cost");
        }
    }
}
