package ebb.shop;

import ebb.customer.Money;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Who was contacted by which campaign, and who was held back to measure it. */
final class ContactFile implements ShopFile {
    private static final int NINE_O_CLOCK = 9 * 3600;

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public StructType columns() {
        return StructType.fromDDL("customer_id STRING, contacted_at TIMESTAMP, campaign STRING, channel STRING,"
                + " offer STRING, is_control BOOLEAN, cost DECIMAL(18,2)");
    }

    @Override
    public void rows(CustomerLife life, Consumer<Row> rows) {
        for (Contact contact : life.contacts()) {
            rows.accept(RowFactory.create(
                    life.id,
                    PurchaseFile.at(contact.day(), NINE_O_CLOCK),
                    contact.campaign(),
                    contact.channel(),
                    contact.offer(),
                    !contact.isTreated(),
                    Money.ofCents(contact.cost())));
        }
    }
}
