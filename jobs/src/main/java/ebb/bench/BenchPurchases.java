package ebb.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import ebb.schema.Column;
import ebb.schema.PurchasesTable;
import java.sql.Date;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Purchases to measure with: 40 a customer on average, unevenly, in order of time over two years, 50 categories, one in fifty a return. The same for
 * the same number of rows.
 */
final class BenchPurchases {
    static final int ROWS_A_CUSTOMER = 40;
    private static final double SKEW = 1.6;
    private static final double DAY_AFTER_SHARE = 0.003;

    private final SparkSession spark;
    private final BenchFiles files;

    BenchPurchases(SparkSession spark, BenchFiles files) {
        this.spark = spark;
        this.files = files;
    }

    void write() {
        org.apache.spark.sql.Column id = id();
        org.apache.spark.sql.Column day = floor(id.multiply(BenchFiles.DAYS).divide(files.rows()));
        lines(0, files.rows(), date_add(lit(Date.valueOf(BenchFiles.FIRST_DAY)), day.cast("int")))
                .write()
                .parquet(files.purchases());
        long added = (long) (files.rows() * DAY_AFTER_SHARE);
        for (int after = 1; after <= BenchFiles.DAYS_AFTER; after++) {
            long from = files.rows() + (after - 1) * added;
            lines(from, from + added, lit(Date.valueOf(files.lastDay().plusDays(after))))
                    .coalesce(1)
                    .write()
                    .parquet(files.dayAfter(after));
        }
    }

    void writeSkewed() {
        org.apache.spark.sql.Column customer = col(PurchasesTable.CUSTOMER_ID);
        spark.read()
                .parquet(files.purchases())
                .withColumn(
                        PurchasesTable.CUSTOMER_ID,
                        when(pmod(xxhash64(customer), lit(2)).equalTo(0), lit("the largest"))
                                .otherwise(customer))
                .write()
                .parquet(files.skewed());
    }

    private Dataset<Row> lines(long from, long to, org.apache.spark.sql.Column day) {
        long customers = Math.max(1, files.rows() / ROWS_A_CUSTOMER);
        org.apache.spark.sql.Column customer = floor(pow(random(1), lit(SKEW)).multiply(customers));
        org.apache.spark.sql.Column cents =
                floor(pow(lit(10), random(2).multiply(4))).plus(99);
        org.apache.spark.sql.Column sign = when(random(4).lt(0.02), lit(-1)).otherwise(lit(1));
        return spark.range(from, to, 1, 4)
                .select(
                        concat(lit("C"), lpad(customer.cast("string"), lit(8), lit("0")))
                                .as(PurchasesTable.CUSTOMER_ID),
                        day.as(PurchasesTable.ORDERED_ON),
                        sign.multiply(cents).divide(100).cast(Column.MONEY).as(PurchasesTable.AMOUNT),
                        concat(lit("category "), floor(random(3).multiply(50)).cast("string"))
                                .as(PurchasesTable.CATEGORY),
                        lit(null).cast("decimal(18,3)").as(PurchasesTable.QUANTITY));
    }

    /** From 0 up to 1, told apart by {@code stream}. */
    private static org.apache.spark.sql.Column random(int stream) {
        return pmod(xxhash64(id(), lit(stream)), lit(1_000_000)).divide(1e6);
    }

    private static org.apache.spark.sql.Column id() {
        return col("id");
    }
}
