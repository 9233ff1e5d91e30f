package ebb.shop;

import ebb.lake.QueryCompilation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** Writes the input files of a shop that never was, and beside them what is true of it. */
public final class GeneratedShop {
    static final ShopFile PURCHASES = new PurchaseFile();

    static final List<ShopFile> OTHERS = List.of(
            new CustomerFile(),
            new ReceivableFile(),
            new ExpenseFile(),
            new ServiceFile(),
            new SurveyFile(),
            new ContactFile(),
            new MajorEventFile(),
            new SuppressionFile());

    static final List<ShopFile> TRUTH = List.of(new TruthFile(), new EventTruthFile());

    private static final int CUSTOMERS_A_FILE = 100_000;
    private static final int BYTES_A_CUSTOMER = 1_000;
    private static final int WRITES_AT_ONCE = 3;

    private final ShopSettings settings;

    public GeneratedShop(ShopSettings settings) {
        this.settings = settings;
    }

    /** Purchases as Parquet, the other inputs as CSV, and the truth as Parquet below {@code truth/}; replaces what was there. */
    public void write(SparkSession spark, String folder) {
        QueryCompilation.suit(spark, settings.customers() * BYTES_A_CUSTOMER, QueryCompilation.TABLE_BYTES);
        int files = (int) (1 + settings.customers() / CUSTOMERS_A_FILE);
        int purchaseFiles = Math.max(files, spark.sparkContext().defaultParallelism());
        List<Runnable> writes = new ArrayList<>();
        writes.add(() -> write(rows(spark, PURCHASES, purchaseFiles), "parquet", folder + "/" + PURCHASES.name()));
        for (ShopFile file : OTHERS) {
            writes.add(() -> write(rows(spark, file, files), "csv", folder + "/" + file.name()));
        }
        for (ShopFile file : TRUTH) {
            writes.add(() -> write(rows(spark, file, files), "parquet", folder + "/truth/" + file.name()));
        }
        sideBySide(writes);
    }

    /** Purchases of one day after the last of the shop; what happened up to that is as it was. */
    public Dataset<Row> purchasesOf(SparkSession spark, LocalDate day) {
        ShopSettings shop = settings;
        int wanted = (int) day.toEpochDay();
        ShopFile file = new PurchaseFile(wanted);
        FlatMapFunction<Long, Row> rowsOf = number -> {
            List<Row> rows = new ArrayList<>();
            file.rows(CustomerLife.until(shop, number, wanted), rows::add);
            return rows.iterator();
        };
        return rows(spark, file, rowsOf, 1);
    }

    /**
     * Most of the small files' time is spent planning, on one core. Never on the common pool: Hadoop's tasks wait for it when they end, so writes that
     * wait there for their tasks would wait for ever.
     */
    private static void sideBySide(List<Runnable> writes) {
        ExecutorService threads = Executors.newFixedThreadPool(WRITES_AT_ONCE);
        try {
            CompletableFuture.allOf(writes.stream()
                            .map(write -> CompletableFuture.runAsync(write, threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void write(Dataset<Row> rows, String format, String path) {
        rows.write()
                .mode(SaveMode.Overwrite)
                .option("header", true)
                .format(format)
                .save(path);
    }

    /** The rows of one file, the same whatever the number of partitions. */
    Dataset<Row> rows(SparkSession spark, ShopFile file, int partitions) {
        ShopSettings shop = settings;
        FlatMapFunction<Long, Row> rowsOf = number -> {
            List<Row> rows = new ArrayList<>();
            file.rows(CustomerLife.of(shop, number), rows::add);
            return rows.iterator();
        };
        return rows(spark, file, rowsOf, partitions);
    }

    private Dataset<Row> rows(SparkSession spark, ShopFile file, FlatMapFunction<Long, Row> rowsOf, int partitions) {
        return spark.range(0, settings.customers(), 1, partitions)
                .as(Encoders.LONG())
                .flatMap(rowsOf, Encoders.row(file.columns()));
    }
}
