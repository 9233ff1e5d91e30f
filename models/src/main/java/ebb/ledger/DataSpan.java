package ebb.ledger;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_date;

import ebb.schema.PurchasesTable;
import java.io.Serializable;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The days that the purchase data cover, both ends inclusive, as days since 1970-01-01.
 *
 * <p>A window that begins before {@code firstDay} was not observed, and an outcome that ends after {@code lastDay} has not happened yet.
 *
 * @param purchaseDayRule which days with purchase lines count as purchase days
 */
public record DataSpan(int firstDay, int lastDay, PurchaseDayRule purchaseDayRule) implements Serializable {

    public DataSpan {
        if (lastDay < firstDay) {
            throw new IllegalArgumentException("Cannot use a data span that ends on " + LocalDate.ofEpochDay(lastDay)
                    + " before it begins on " + LocalDate.ofEpochDay(firstDay) + ". Check the ledger's dates.");
        }
    }

    public DataSpan(int firstDay, int lastDay) {
        this(firstDay, lastDay, PurchaseDayRule.PAID);
    }

    /** The same days, purchase days counted by another rule. */
    public DataSpan counting(PurchaseDayRule rule) {
        return new DataSpan(firstDay, lastDay, rule);
    }

    /** The same, but as if the data ended on {@code day}. */
    public DataSpan until(int day) {
        return new DataSpan(firstDay, Math.min(lastDay, day), purchaseDayRule);
    }

    /** From the first to the last day with a purchase or return line. */
    public static DataSpan of(Dataset<Row> purchases) {
        Row span = purchases
                .agg(min(unix_date(col(PurchasesTable.ORDERED_ON))), max(unix_date(col(PurchasesTable.ORDERED_ON))))
                .first();
        if (span.isNullAt(0)) {
            throw new IllegalArgumentException(
                    "Cannot tell which days the data cover: there are no purchases. Run `ebb ingest` first.");
        }
        return new DataSpan(span.getInt(0), span.getInt(1));
    }

    public static DataSpan of(LocalDate first, LocalDate last) {
        return new DataSpan((int) first.toEpochDay(), (int) last.toEpochDay());
    }
}
