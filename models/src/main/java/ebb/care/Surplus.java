package ebb.care;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import ebb.customer.CalendarDays;
import ebb.schema.AccountsTable;
import ebb.schema.PurchasesTable;
import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Savings against the list price: the purely financial force that retains a customer. */
public final class Surplus {
    /** Savings of a fifth of the list price and more score 100. */
    private static final double FULL = 0.2;

    private static final double HUNDRED = 100;
    private static final String SHARE = "discount_share";

    private Surplus() {}

    /** The accounts with the columns of the surplus; null where the purchases of the last year name no discount. */
    public static Dataset<Row> beside(Dataset<Row> accounts, Dataset<Row> purchases, LocalDate asOf) {
        Column bought = col(PurchasesTable.AMOUNT)
                .gt(0)
                .and(col(PurchasesTable.DISCOUNT).isNotNull());
        Column inYear = col(PurchasesTable.ORDERED_ON)
                .gt(lit(Date.valueOf(asOf.minusDays(CalendarDays.YEAR))))
                .and(col(PurchasesTable.ORDERED_ON).leq(lit(Date.valueOf(asOf))));
        Dataset<Row> shares = purchases
                .where(bought.and(inYear))
                .groupBy(PurchasesTable.CUSTOMER_ID)
                .agg(share().as(SHARE));
        Column share = col(SHARE);
        return accounts.join(shares, PurchasesTable.CUSTOMER_ID, "left")
                .withColumn(
                        AccountsTable.SURPLUS + AccountsTable.SCORE,
                        when(share.isNotNull(), least(lit(HUNDRED), share.multiply(HUNDRED / FULL))))
                .withColumn(
                        AccountsTable.SURPLUS + AccountsTable.PROXY,
                        when(
                                share.isNotNull(),
                                format_string(
                                        "discount: %.1f %% below list price in a year",
                                        coalesce(share, lit(0.0)).multiply(HUNDRED))))
                .drop(SHARE);
    }

    private static Column share() {
        Column saved = sum(PurchasesTable.DISCOUNT).cast("double");
        return saved.divide(saved.plus(sum(PurchasesTable.AMOUNT).cast("double")));
    }
}
