package ebb.shop;

import java.sql.Timestamp;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The service desk: failures the shop knows of, the complaints of those who speak up, praise and requests. */
final class ServiceFile implements ShopFile {
    private static final int MOST_DAYS_OPEN = 60;

    @Override
    public String name() {
        return "service";
    }

    @Override
    public StructType columns() {
        return StructType.fromDDL("customer_id STRING, opened_at TIMESTAMP, kind STRING, closed_at TIMESTAMP,"
                + " cause STRING, outcome STRING");
    }

    @Override
    public void rows(CustomerLife life, Consumer<Row> rows) {
        RandomDraws dice = life.dice(RandomDraws.Purpose.SERVICE);
        boolean speaksUp = speaksUp(life);
        for (Visit visit : life.visits()) {
            if (visit.failed()) {
                String cause = visit.failure().name().toLowerCase(Locale.ROOT);
                rows.accept(row(life, dice, visit.day() + 1, "failure", cause));
                boolean drivenAway = life.isUnhappyOn(visit.day());
                if (drivenAway ? speaksUp : dice.chance(.3)) {
                    rows.accept(row(life, dice, visit.day() + dice.between(2, 6), "complaint", cause));
                }
            } else if (dice.chance(.012)) {
                String kind = dice.chance(.5) ? "request" : dice.chance(.6) ? "praise" : "complaint";
                rows.accept(row(life, dice, visit.day() + 1, kind, kind.equals("complaint") ? "price" : null));
            }
        }
    }

    /** Whether the customer, if ever driven away by a failure, complains first; most do not. */
    static boolean speaksUp(CustomerLife life) {
        return Math.floorMod(RandomDraws.mix(life.customer.number() ^ life.settings.seed()), 100) < 30;
    }

    private static Row row(CustomerLife life, RandomDraws dice, int day, String kind, String cause) {
        int open = (int) dice.exponential(kind.equals("complaint") ? 9 : 3);
        int closed = day + Math.min(open, MOST_DAYS_OPEN);
        boolean isClosed = open < MOST_DAYS_OPEN && closed <= life.settings.endDay() && !dice.chance(.05);
        Timestamp openedAt = PurchaseFile.at(Math.min(day, life.settings.endDay()), dice.between(32_400, 50_000));
        Timestamp closedAt = PurchaseFile.at(closed, dice.between(50_001, 64_800));
        String outcome = dice.chance(.7) ? "solved" : dice.chance(.5) ? "goodwill" : "refused";
        return RowFactory.create(life.id, openedAt, kind, isClosed ? closedAt : null, cause, isClosed ? outcome : null);
    }
}
