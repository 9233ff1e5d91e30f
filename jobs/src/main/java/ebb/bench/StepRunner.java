package ebb.bench;

import ebb.feature.FeatureCalculator;
import ebb.feature.FeatureCatalogue;
import ebb.feature.Population;
import ebb.feature.PopulationFitter;
import ebb.feature.PopulationTerms;
import ebb.input.CustomerBase;
import ebb.lake.LedgerStore;
import ebb.lake.Sessions;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LedgerBuilder;
import ebb.ledger.PackedLedger;
import ebb.ledger.Timeline;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Runs one step in this process, cold and then warm, and prints {@link Measurement} as its last line. */
public final class StepRunner {
    /** Horizon of every benchmark of a run's steps: that of the conf's default. */
    static final int HORIZON_DAYS = 90;

    private static final int LOOPED_CUSTOMERS = 5_000;
    private static final int LOOPS = 20;

    private final BenchFiles files;

    private StepRunner(BenchFiles files) {
        this.files = files;
    }

    /** Arguments: step, folder, rows. */
    public static void main(String[] arguments) throws Exception {
        Step step = Step.valueOf(arguments[0]);
        StepRunner bench = new StepRunner(new BenchFiles(Path.of(arguments[1]), Long.parseLong(arguments[2])));
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        String note = bench.run(step);
        double cold = (System.currentTimeMillis() - started) / 1000.0;
        double warm = cold;
        if (step.isRepeated()) {
            long again = System.nanoTime();
            bench.run(step);
            warm = (System.nanoTime() - again) / 1e9;
        }
        System.out.println(new Measurement(cold, warm, peakMegabytes(), note).toLine());
    }

    private String run(Step step) throws SQLException {
        switch (step) {
            case GENERATE -> new BenchPurchases(spark(), files).write();
            case SCAN ->
                spark().read()
                        .parquet(files.purchases())
                        .write()
                        .format("noop")
                        .mode(SaveMode.Overwrite)
                        .save();
            case BUILD -> build(files.purchases(), files.ledger());
            case FEATURES -> features(store(files.ledger()).readPacked(), files.asOfs());
            case DAY -> addDay();
            case SKEWED -> buildSkewed();
            case LOOP -> {
                return loop();
            }
            case DUCKDB -> duckDb(List.of(files.lastDay()));
            case DUCKDB_12 -> duckDb(files.asOfs());
            case SPARK_SQL -> sparkSql();
            case COMPARE -> {
                return compare();
            }
        }
        return "";
    }

    private static SparkSession spark() {
        SparkSession spark = Sessions.open(ZoneOffset.UTC);
        spark.sparkContext().setLogLevel("ERROR");
        return spark;
    }

    private static LedgerStore store(String ledger) {
        return new LedgerStore(spark(), ledger);
    }

    private void build(String purchases, String ledger) {
        store(ledger).rebuild(LedgerBuilder.build(spark().read().parquet(purchases)), 0);
        features(store(ledger).readPacked(), List.of(files.lastDay()));
    }

    private void buildSkewed() {
        if (!Files.exists(Path.of(files.skewed()))) {
            new BenchPurchases(spark(), files).writeSkewed();
        }
        build(files.skewed(), files.ledger() + "-skewed");
    }

    private List<AsOf> asOfs(List<LocalDate> dates) {
        DataSpan span = DataSpan.of(BenchFiles.FIRST_DAY, files.lastDay().plusDays(BenchFiles.DAYS_AFTER));
        return dates.stream().map(date -> AsOf.of(date, span)).toList();
    }

    /** As a run does: the ledger is read once and kept packed. */
    private void features(PackedLedger stored, List<LocalDate> dates) {
        PackedLedger ledger = stored.persist();
        List<Population> populations = PopulationFitter.of(ledger, asOfs(dates), PopulationTerms.of(HORIZON_DAYS));
        FeatureCalculator.toTable(FeatureCalculator.of(CustomerBase.of(ledger.rows()), populations))
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(files.features());
        ledger.unpersist();
    }

    /** The first time the first day after the last, the second time the second. */
    private void addDay() {
        LedgerStore store = store(files.ledger());
        int after = (int) store.foldedVersion() + 1;
        Dataset<Row> day =
                spark().read().parquet(files.dayAfter(after)).withColumn("_change_type", functions.lit("insert"));
        store.add(LedgerBuilder.changes(day), after);
        features(store.readPacked(), List.of(files.lastDay().plusDays(after)));
    }

    /** The features of a few thousand customers over and over, on one core, the best of some rounds: Spark and files play no part. */
    private String loop() {
        PackedLedger ledger = store(files.ledger()).readPacked();
        List<Timeline> customers = ledger.sample(LOOPED_CUSTOMERS).javaRDD().collect().stream()
                .map(Timeline::of)
                .toList();
        Population population = PopulationFitter.of(
                        ledger, asOfs(List.of(files.lastDay())), PopulationTerms.of(HORIZON_DAYS))
                .get(0);
        double best = Double.MAX_VALUE;
        for (int round = 0; round < LOOPS; round++) {
            long started = System.nanoTime();
            double sum = 0;
            for (Timeline customer : customers) {
                sum += FeatureCatalogue.compute(population.asOf().observe(customer), population)[0];
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            best = sum < 0 ? best : Math.min(best, seconds);
        }
        return String.format(
                Locale.ROOT,
                "%.1f microseconds a customer for %d features",
                1e6 * best / customers.size(),
                FeatureCatalogue.names().size());
    }

    private void sparkSql() {
        spark().sql(RivalSql.select(RivalSql.Dialect.spark(files.purchases()), files.lastDay()))
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(files.rival() + "-spark");
    }

    private void duckDb(List<LocalDate> dates) throws SQLException {
        RivalSql.Dialect dialect = RivalSql.Dialect.duckDb(files.purchases());
        try (Connection connection = DuckDb.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
            for (LocalDate date : dates) {
                statement.execute(
                        "COPY (" + RivalSql.select(dialect, date) + ") TO '" + rivalFile(date) + "' (FORMAT parquet)");
            }
        }
    }

    private String rivalFile(LocalDate date) {
        return files.rival() + "-" + date + ".parquet";
    }

    /** Cells that differ by more than rounding, over the as-of dates that both sides hold. */
    private String compare() throws SQLException {
        String differences = RivalSql.COLUMNS.stream()
                .map(name ->
                        "(coalesce(abs(a.%1$s - b.%1$s) > 1e-6 * (1 + abs(b.%1$s)), (a.%1$s IS NULL) <> (b.%1$s IS NULL)))::INT"
                                .formatted(name))
                .collect(Collectors.joining(" + "));
        String sql =
                "SELECT count(*), sum(CASE WHEN a.customer_id IS NULL OR b.customer_id IS NULL THEN %d ELSE %s END) FROM (SELECT * FROM '%s/*.parquet' WHERE as_of = DATE '%s') a FULL JOIN '%s' b USING (customer_id)"
                        .formatted(
                                RivalSql.COLUMNS.size(),
                                differences,
                                files.features(),
                                files.lastDay(),
                                rivalFile(files.lastDay()));
        try (Connection connection = DuckDb.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return String.format(
                    Locale.ROOT,
                    "%,d customers, %d columns, %,d cells differ (%d features in all)",
                    result.getLong(1),
                    RivalSql.COLUMNS.size(),
                    result.getLong(2),
                    FeatureCatalogue.names().size());
        }
    }

    /** The most memory the process ever held, native memory included; the heap where the system does not say. */
    private static long peakMegabytes() throws java.io.IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Runtime.getRuntime().totalMemory() >> 20;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
