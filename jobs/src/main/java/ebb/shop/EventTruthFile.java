package ebb.shop;

import ebb.schema.ShopEventsTruthTable;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Every planted event that began while the customer bought here. */
final class EventTruthFile implements ShopFile {
    @Override
    public String name() {
        return ShopEventsTruthTable.TABLE.name();
    }

    @Override
    public StructType columns() {
        return ShopEventsTruthTable.TABLE.schema();
    }

    @Override
    public void rows(CustomerLife life, Consumer<Row> rows) {
        for (PlantedEvent event : life.events()) {
            rows.accept(RowFactory.create(
                    life.id,
                    event.kind().label(),
                    ShopFile.date(event.beganDay()),
                    ShopFile.date(event.day()),
                    ShopFile.date(event.untilDay()),
                    event.category() == null ? null : event.category().label()));
        }
    }
}
