package ebb.account;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_date;

import ebb.customer.Money;
import ebb.schema.CustomersTable;
import ebb.schema.PurchasesTable;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Finds the goods sold outside the seller's territory well below the price there: the median of all sales of that product in that territory and week,
 * or, where few were sold then, in the quarter before.
 *
 * <p>Only lines sold outside are priced, so the whole history is read twice but never sorted.
 */
public final class DiversionFinder {
    /** How far below the median: what a discount campaign takes off is no diversion. */
    private static final double UNDERCUT = 0.15;

    private static final int FEWEST_PRICES = 3;
    private static final String PRICE = "price";
    private static final String WEEK = "week";
    private static final String QUARTER = "quarter";
    private static final String QUARTER_BEFORE = "quarter_before";
    private static final String PERIOD = "period";
    private static final String MEDIAN = "median";
    private static final int QUARTER_MONTHS = 3;

    private DiversionFinder() {}

    /** Every diverted sale of the past; none where the customers input names no territory. */
    public static List<DivertedSale> of(Dataset<Row> purchases, Dataset<Row> customers) {
        Dataset<Row> sellers = customers
                .where(col(CustomersTable.TERRITORY).isNotNull())
                .groupBy(CustomersTable.CUSTOMER_ID)
                .agg(max(CustomersTable.TERRITORY).as(CustomersTable.TERRITORY));
        Dataset<Row> outside = priced(purchases)
                .join(broadcast(sellers), PurchasesTable.CUSTOMER_ID)
                .where(col(PurchasesTable.REGION).notEqual(col(CustomersTable.TERRITORY)))
                .persist();
        try {
            return undercut(outside, medians(purchases, outside));
        } finally {
            outside.unpersist();
        }
    }

    private static Dataset<Row> priced(Dataset<Row> purchases) {
        return purchases
                .where(col(PurchasesTable.QUANTITY)
                        .gt(0)
                        .and(col(PurchasesTable.AMOUNT).gt(0)))
                .where(col(PurchasesTable.REGION)
                        .isNotNull()
                        .and(col(PurchasesTable.PRODUCT_ID).isNotNull()))
                .select(
                        col(PurchasesTable.CUSTOMER_ID),
                        col(PurchasesTable.ORDERED_ON),
                        col(PurchasesTable.REGION),
                        col(PurchasesTable.PRODUCT_ID),
                        col(PurchasesTable.AMOUNT),
                        period(WEEK, col(PurchasesTable.ORDERED_ON)).as(WEEK),
                        period(QUARTER, col(PurchasesTable.ORDERED_ON)).as(QUARTER),
                        period(QUARTER, add_months(col(PurchasesTable.ORDERED_ON), -QUARTER_MONTHS))
                                .as(QUARTER_BEFORE),
                        col(PurchasesTable.AMOUNT)
                                .divide(col(PurchasesTable.QUANTITY))
                                .cast("double")
                                .as(PRICE));
    }

    /** A week or a quarter by its first day, told apart by its name. */
    private static Column period(String kind, Column day) {
        return concat(lit(kind), date_trunc(kind, day).cast("date").cast("string"));
    }

    /** Median prices by product, territory and period, where there are enough for one. */
    private static Dataset<Row> medians(Dataset<Row> purchases, Dataset<Row> outside) {
        Column[] place = {col(PurchasesTable.REGION), col(PurchasesTable.PRODUCT_ID), col(PERIOD)};
        Dataset<Row> wanted = outside.withColumn(PERIOD, explode(array(col(WEEK), col(QUARTER_BEFORE))))
                .select(place)
                .distinct();
        return priced(purchases)
                .withColumn(PERIOD, explode(array(col(WEEK), col(QUARTER))))
                .join(broadcast(wanted), new String[] {PurchasesTable.REGION, PurchasesTable.PRODUCT_ID, PERIOD})
                .groupBy(place)
                .agg(percentile(col(PRICE), lit(0.5)).as(MEDIAN), count(lit(1)).as(PERIOD + MEDIAN))
                .where(col(PERIOD + MEDIAN).geq(FEWEST_PRICES))
                .drop(PERIOD + MEDIAN);
    }

    private static Dataset<Row> with(Dataset<Row> outside, Dataset<Row> medians, String period) {
        Dataset<Row> ofPeriod = medians.withColumnRenamed(PERIOD, period).withColumnRenamed(MEDIAN, period + MEDIAN);
        return outside.join(
                broadcast(ofPeriod), new String[] {PurchasesTable.REGION, PurchasesTable.PRODUCT_ID, period}, "left");
    }

    private static List<DivertedSale> undercut(Dataset<Row> outside, Dataset<Row> medians) {
        Column going = coalesce(col(WEEK + MEDIAN), col(QUARTER_BEFORE + MEDIAN));
        return with(with(outside, medians, WEEK), medians, QUARTER_BEFORE)
                .where(col(PRICE).leq(going.multiply(1 - UNDERCUT)))
                .groupBy(
                        col(PurchasesTable.CUSTOMER_ID),
                        unix_date(col(PurchasesTable.ORDERED_ON)),
                        col(PurchasesTable.REGION))
                .agg(Money.cents(sum(PurchasesTable.AMOUNT)))
                .collectAsList()
                .stream()
                .map(row -> new DivertedSale(row.getString(0), row.getInt(1), row.getString(2), row.getLong(3)))
                .toList();
    }
}
