package ebb.shop;

import ebb.schema.SuppressionsTable;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Customers and addresses to be left alone, a few in a hundred: some by id, some by address, some until a day. */
final class SuppressionFile implements ShopFile {
    private static final int LEFT_ALONE_FOR_DAYS = 60;

    /** One customer in so many is on the list for a reason. */
    private record Entry(int oneIn, String reason, boolean isByEmail, Integer days) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry(71, "address bounced", true, null),
            new Entry(83, "asked by letter to be left alone", false, null),
            new Entry(97, "in a dispute until it is settled", false, LEFT_ALONE_FOR_DAYS));

    @Override
    public String name() {
        return "suppressions";
    }

    @Override
    public StructType columns() {
        return new StructType()
                .add(SuppressionsTable.CUSTOMER_ID, "string")
                .add(SuppressionsTable.EMAIL, "string")
                .add(SuppressionsTable.REASON, "string")
                .add(SuppressionsTable.UNTIL, "date");
    }

    @Override
    public void rows(CustomerLife life, Consumer<Row> rows) {
        String email = CustomerFile.email(life);
        for (Entry entry : ENTRIES) {
            if (life.customer.number() % entry.oneIn() == 1 && (!entry.isByEmail() || email != null)) {
                rows.accept(RowFactory.create(
                        entry.isByEmail() ? null : life.id,
                        entry.isByEmail() ? email : null,
                        entry.reason(),
                        entry.days() == null ? null : ShopFile.date(life.settings.endDay() + entry.days())));
            }
        }
    }
}
