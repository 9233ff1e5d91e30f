package ebb.ingest.delivery;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import ebb.schema.PurchasesTable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many rows there are and what they are worth together.
 *
 * @param money sum of the amounts; null: the input has none
 */
public record RowsAndMoney(long rows, BigDecimal money) {

    public static RowsAndMoney of(Dataset<Row> rows) {
        boolean hasAmount = Arrays.asList(rows.columns()).contains(PurchasesTable.AMOUNT);
        Row sums = rows.agg(count(lit(1)), sum(hasAmount ? col(PurchasesTable.AMOUNT) : lit(null)))
                .first();
        return new RowsAndMoney(
                sums.getLong(0), !hasAmount ? null : sums.isNullAt(1) ? BigDecimal.ZERO : sums.getDecimal(1));
    }

    public static RowsAndMoney of(StagedDelivery staged) {
        long rows = FileCounts.total(staged.counts()).accepted();
        return new RowsAndMoney(rows, staged.money().isEmpty() ? null : AcceptedMoney.total(staged.money()));
    }

    public RowsAndMoney minus(RowsAndMoney other) {
        return new RowsAndMoney(
                rows - other.rows, money == null || other.money == null ? money : money.subtract(other.money));
    }

    /** Whether there are fewer rows than {@code share} of the other's, or less money. */
    public boolean isBelow(double share, RowsAndMoney other) {
        return rows < share * other.rows
                || (money != null && other.money != null && money.doubleValue() < share * other.money.doubleValue());
    }

    public String inWords() {
        return FileWarnings.number(rows) + " rows"
                + (money == null ? "" : String.format(Locale.ROOT, " (%,.2f)", money));
    }
}
