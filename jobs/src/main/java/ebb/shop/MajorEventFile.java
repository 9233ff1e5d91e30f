package ebb.shop;

import ebb.schema.MajorEventsTable;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Events that hit a region or one account. */
final class MajorEventFile implements ShopFile {
    private static final List<String> KINDS = List.of("new_management", "merger", "fire", "store_closing");

    @Override
    public String name() {
        return "major_events";
    }

    @Override
    public StructType columns() {
        return new StructType()
                .add(MajorEventsTable.ON, "date")
                .add(MajorEventsTable.KIND, "string")
                .add(MajorEventsTable.NOTE, "string")
                .add(MajorEventsTable.CUSTOMER_ID, "string")
                .add(MajorEventsTable.REGION, "string");
    }

    @Override
    public void rows(CustomerLife life, Consumer<Row> rows) {
        if (life.customer.number() == 0) {
            // A region's events belong to no customer, so the first customer's turn delivers them.
            Stream.concat(RegionalEvent.of(life.settings).stream(), RegionalEvent.announced(life.settings).stream())
                    .forEach(event -> rows.accept(RowFactory.create(
                            ShopFile.date(event.day()),
                            event.kind(),
                            event.note(),
                            null,
                            event.region().label())));
        }
        RandomDraws dice = life.dice(RandomDraws.Purpose.MAJOR_EVENTS);
        if (life.account == null) {
            return;
        }
        boolean beforeLeaving = life.hasLeft() && dice.chance(.3);
        if (beforeLeaving || dice.chance(.04 * life.settings.years())) {
            int day = beforeLeaving
                    ? Math.max(life.settings.startDay(), life.leftDay() - dice.between(10, 90))
                    : dice.between(life.settings.startDay(), life.settings.endDay());
            String kind = dice.pick(KINDS);
            rows.accept(RowFactory.create(ShopFile.date(day), kind, "Reported by sales", life.id, null));
        }
    }
}
