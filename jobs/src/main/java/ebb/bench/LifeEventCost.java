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
import ebb.life.rhythm.LifePopulation;
import ebb.life.rhythm.LifePopulationFitter;
import ebb.life.setting.LifeSettings;
import java.io.IOException;
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
 *
 * <p>{@code LifeEventCost FOLDER PURCHASES} prints a line a round; the folder keeps the generated purchases and their ledger for the next time.
 */
public final class LifeEventCost {
    private static final int ROUNDS = 4;
    private static final int HORIZON_DAYS = 90;

    private final SparkSession spark;
    private final BenchFiles files;
    private final AsOf asOf;

    private LifeEventCost(SparkSession spark, BenchFiles files) {
        this.spark = spark;
        this.files = files;
        this.asOf = AsOf.of(files.lastDay(), DataSpan.of(BenchFiles.FIRST_DAY, files.lastDay()));
    }

    public static void main(String[] args) throws IOException {
        long rows = Long.parseLong(args[1]);
        Path folder = Files.createDirectories(Path.of(args[0]).resolve(String.valueOf(rows)));
        try (SparkSession spark = Sessions.open(ZoneOffset.UTC)) {
            spark.sparkContext().setLogLevel("ERROR");
            QueryCompilation.suit(spark, 1, 1);
            new LifeEventCost(spark, new BenchFiles(folder.toAbsolutePath(), rows)).measure();
        }
    }

    private void measure() {
        PackedLedger packed = ledger().persist();
        System.out.printf(Locale.ROOT, "%,d purchases, %,d customers%n", files.rows(), packed.customers());
        for (int round = 1; round <= ROUNDS; round++) {
            Stopwatch.Took features = Stopwatch.took(() -> features(packed));
            Stopwatch.Took events = Stopwatch.took(() -> lifeEvents(packed));
            System.out.printf(
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
                PopulationFitter.of(ledger, List.of(asOf), PopulationTerms.of(HORIZON_DAYS)))));
    }

    private void lifeEvents(PackedLedger ledger) {
        LifeSettings settings = SettingsLoader.load(Optional.empty(), Map.of(), Map.of())
                .settings()
                .lifeEvents();
        LifePopulation population = LifePopulationFitter.of(ledger, asOf, settings.blocked());
        PatternLearner.Findings learned = PatternLearner.of(ledger, asOf, population, settings);
        write(CategoryRhythmCalculator.with(asOf, population, settings, learned.patterns())
                .of(ledger.rows()));
    }

    private void write(Dataset<Row> rows) {
        rows.write().mode(SaveMode.Overwrite).parquet(files.features() + "-cost");
    }
}
