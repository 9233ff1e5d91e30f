package ebb.shop;

import ebb.customer.Money;
import ebb.schema.Column;
import ebb.schema.PurchasesTable;
import java.sql.Timestamp;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Till and invoice lines, with the anonymous sales, doubles and unusable rows that every till system delivers. */
final class PurchaseFile implements ShopFile {
    private static final long SECONDS_A_DAY = 86_400;
    private static final int CENTURY_DAYS = 36_525;

    private final int firstDay;

    /** Lines of all days. */
    PurchaseFile() {
        this(Integer.MIN_VALUE);
    }

    /** Lines from a day on. */
    PurchaseFile(int firstDay) {
        this.firstDay = firstDay;
    }

    @Override
    public String name() {
        return "purchases";
    }

    @Override
    public StructType columns() {
        return new StructType()
                .add(PurchasesTable.CUSTOMER_ID, "string")
                .add(PurchasesTable.ORDERED_AT, "timestamp")
                .add(PurchasesTable.AMOUNT, Column.MONEY)
                .add(PurchasesTable.ORDER_ID, "string")
                .add(PurchasesTable.PRODUCT_ID, "string")
                .add(PurchasesTable.CATEGORY, "string")
                .add(PurchasesTable.QUANTITY, "int")
                .add(PurchasesTable.UNIT_PRICE, Column.MONEY)
                .add(PurchasesTable.DISCOUNT, Column.MONEY)
                .add(PurchasesTable.CHANNEL, "string")
                .add(PurchasesTable.REGION, "string");
    }

    @Override
    public void rows(CustomerLife life, Consumer<Row> rows) {
        ShopSettings.Shares shares = life.settings.shares();
        RandomDraws dice = life.dice(RandomDraws.Purpose.PURCHASE_NOISE);
        String id = life.id;
        life.shop(line -> {
            Row row = row(id, line, line.orderId());
            Consumer<Row> told = line.day() < firstDay ? untold -> {} : rows;
            told.accept(row);
            if (dice.chance(shares.duplicates())) {
                told.accept(row);
            }
            if (dice.chance(shares.anonymous())) {
                told.accept(row(null, line, "N" + line.orderId()));
            }
            if (dice.chance(shares.broken())) {
                told.accept(broken(row, dice.between(0, 3)));
            }
        });
    }

    private static Row row(String customerId, ReceiptLine line, String orderId) {
        return RowFactory.create(
                customerId,
                at(line.day(), line.second()),
                Money.ofCents(line.amount()),
                orderId,
                line.category().productId(line.product()),
                line.category().label(),
                line.units(),
                Money.ofCents(line.unitPrice()),
                Money.ofCents(Math.abs(line.discount())),
                line.channel(),
                line.region().label());
    }

    /** A row without a date, without an amount, a century late or a century early. */
    private static Row broken(Row row, int how) {
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        long millis = row.getTimestamp(1).getTime();
        long century = CENTURY_DAYS * SECONDS_A_DAY * 1000;
        switch (how) {
            case 0 -> values[1] = null;
            case 1 -> values[2] = null;
            case 2 -> values[1] = new Timestamp(millis + century);
            default -> values[1] = new Timestamp(millis - century);
        }
        return RowFactory.create(values);
    }

    static Timestamp at(int day, int second) {
        return new Timestamp((day * SECONDS_A_DAY + second) * 1000);
    }
}
