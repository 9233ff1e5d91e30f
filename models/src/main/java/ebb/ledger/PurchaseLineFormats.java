package ebb.ledger;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** The forms that purchase lines come in: columns customer, day, amount, category, quantity and, for changes, the sign. */
final class PurchaseLineFormats {
    private static final int CUSTOMER = 0;
    private static final int DAY = 1;
    private static final int AMOUNT = 2;
    private static final int CATEGORY = 3;
    private static final int QUANTITY = 4;
    private static final int SIGN = 5;
    private static final byte[] NO_CATEGORY = {};

    private PurchaseLineFormats() {}

    static void batch(ColumnarBatch batch, ChunkedLines<?> lines) {
        ColumnVector customers = batch.column(CUSTOMER);
        ColumnVector days = batch.column(DAY);
        ColumnVector amounts = batch.column(AMOUNT);
        ColumnVector categories = batch.column(CATEGORY);
        ColumnVector quantities = batch.column(QUANTITY);
        for (int i = 0; i < batch.numRows(); i++) {
            long amount = amounts.getLong(i);
            long quantity = quantities.isNullAt(i) ? unit(amount) : quantities.getLong(i);
            lines.sums().ofLine(amount, quantity, 1);
            byte[] category = categories.isNullAt(i) ? NO_CATEGORY : bytes(categories, i);
            lines.add(bytes(customers, i), days.getInt(i), category);
        }
    }

    static void row(Row row, ChunkedLines<?> lines) {
        add(row, 1, lines);
    }

    static void signedRow(Row row, ChunkedLines<?> lines) {
        add(row, row.getInt(SIGN), lines);
    }

    private static void add(Row row, int weight, ChunkedLines<?> lines) {
        long amount = unscaled(row.getDecimal(AMOUNT));
        long quantity = row.isNullAt(QUANTITY) ? unit(amount) : unscaled(row.getDecimal(QUANTITY));
        lines.sums().ofLine(amount, quantity, weight);
        byte[] category = row.isNullAt(CATEGORY) ? NO_CATEGORY : Utf8Keys.bytes(row.getString(CATEGORY));
        lines.add(Utf8Keys.bytes(row.getString(CUSTOMER)), day(row.get(DAY)), category);
    }

    static void ledgerRow(LedgerRow row, ChunkedLines<?> lines) {
        byte[] customer = Utf8Keys.bytes(row.getCustomerId());
        byte[][] categories = new byte[row.getCategories().length][];
        for (int c = 0; c < categories.length; c++) {
            categories[c] = Utf8Keys.bytes(row.getCategories()[c]);
        }
        for (int e = 0; e < row.getDays().length; e++) {
            lines.sums().ofEntry(row, e);
            lines.add(customer, row.getDays()[e], categories[row.getCategoryIndexes()[e]]);
        }
    }

    private static byte[] bytes(ColumnVector names, int i) {
        return names.getUTF8String(i).getBytes();
    }

    private static long unit(long amount) {
        return amount < 0 ? -Sums.ONE_UNIT : Sums.ONE_UNIT;
    }

    /** The tables fix the scale, so the digits are hundredths or thousandths as they stand. */
    private static long unscaled(BigDecimal decimal) {
        return decimal.unscaledValue().longValueExact();
    }

    /** Spark hands dates out as either, by {@code spark.sql.datetime.java8API.enabled}. */
    private static int day(Object date) {
        LocalDate local = date instanceof LocalDate day ? day : ((Date) date).toLocalDate();
        return (int) local.toEpochDay();
    }
}
