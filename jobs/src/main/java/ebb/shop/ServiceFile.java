package ebb.shop;

import ebb.schema.ServiceTable;
import java.sql.Timestamp;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The service desk: failures the shop knows of, the complaints of those who speak up, praise and requests. */
final class ServiceFile implements ShopFile {
    private static final int MOST_DAYS_OPEN = 60;

    /** Share of the accounts that complain again and again of what was their own fault. */
    private static final double ILL_WILLED = .05;

    private static final int ILL_WILLED_COMPLAINTS = 3;

    @Override
    public String name() {
        return "service";
    }

    @Override
    public StructType columns() {
        return new StructType()
                .add(ServiceTable.CUSTOMER_ID, "string")
                .add(ServiceTable.OPENED_AT, "timestamp")
                .add(ServiceTable.KIND, "string")
                .add(ServiceTable.CLOSED_AT, "timestamp")
                .add(ServiceTable.CAUSE, "string")
                .add(ServiceTable.OUTCOME, "string")
                .add(ServiceTable.FAULT, "string");
    }

    @Override
    public void rows(CustomerLife life, Consumer<Row> rows) {
        RandomDraws dice = life.dice(RandomDraws.Purpose.SERVICE);
        for (Visit visit : life.visits()) {
            if (visit.failed()) {
                String cause = visit.failure().name().toLowerCase(Locale.ROOT);
                rows.accept(row(life, dice, visit.day() + 1, "failure", cause));
                if (visit.complaint() != null) {
                    rows.accept(row(life, dice, visit, cause));
                }
            } else if (dice.chance(.012)) {
                String kind = dice.chance(.5) ? "request" : dice.chance(.6) ? "praise" : "complaint";
                rows.accept(row(life, dice, visit.day() + 1, kind, kind.equals("complaint") ? "price" : null));
            }
        }
        if (life.account != null) {
            addIllWill(life, rows);
        }
    }

    /** Complaints about prices in the account's last year that were asked without a right to it; most are settled out of goodwill all the same. */
    private static void addIllWill(CustomerLife life, Consumer<Row> rows) {
        RandomDraws dice = life.dice(RandomDraws.Purpose.ILL_WILL);
        if (!dice.chance(ILL_WILLED)) {
            return;
        }
        int opened = Math.min(life.settings.endDay(), life.leftDay());
        for (int n = 0; n < ILL_WILLED_COMPLAINTS; n++) {
            opened -= dice.between(30, 100);
            String outcome = dice.chance(.6) ? "goodwill" : "refused";
            if (opened > life.customer.joinDay()) {
                rows.accept(RowFactory.create(
                        life.id,
                        PurchaseFile.at(opened, dice.between(32_400, 50_000)),
                        "complaint",
                        PurchaseFile.at(opened + dice.between(1, 14), dice.between(50_001, 64_800)),
                        "price",
                        outcome,
                        ServiceTable.THEIRS));
            }
        }
    }

    /** A complaint of a failure, closed as the visit says; one that is still open on the last day has no outcome yet. */
    private static Row row(CustomerLife life, RandomDraws dice, Visit visit, String cause) {
        Complaint complaint = visit.complaint();
        int last = life.settings.endDay();
        int opened = Math.min(visit.day() + complaint.afterDays(), last);
        int closed = opened + complaint.openDays();
        Timestamp openedAt = PurchaseFile.at(opened, dice.between(32_400, 50_000));
        Timestamp closedAt = PurchaseFile.at(closed, dice.between(50_001, 64_800));
        boolean isClosed = closed <= last;
        return RowFactory.create(
                life.id,
                openedAt,
                "complaint",
                isClosed ? closedAt : null,
                cause,
                isClosed ? complaint.handling().outcome : null,
                isClosed ? ServiceTable.OURS : null);
    }

    private static Row row(CustomerLife life, RandomDraws dice, int day, String kind, String cause) {
        int open = (int) dice.exponential(kind.equals("complaint") ? 9 : 3);
        int closed = day + Math.min(open, MOST_DAYS_OPEN);
        boolean isClosed = open < MOST_DAYS_OPEN && closed <= life.settings.endDay() && !dice.chance(.05);
        Timestamp openedAt = PurchaseFile.at(Math.min(day, life.settings.endDay()), dice.between(32_400, 50_000));
        Timestamp closedAt = PurchaseFile.at(closed, dice.between(50_001, 64_800));
        String outcome = dice.chance(.7) ? "solved" : dice.chance(.5) ? "goodwill" : "refused";
        return RowFactory.create(
                life.id,
                openedAt,
                kind,
                isClosed ? closedAt : null,
                cause,
                isClosed ? outcome : null,
                isClosed && kind.equals("complaint") ? verdict(outcome) : null);
    }

    /** Of a complaint about a price: what was refused was asked without a right to it. */
    private static String verdict(String outcome) {
        return switch (outcome) {
            case "solved" -> ServiceTable.OURS;
            case "goodwill" -> ServiceTable.NOBODYS;
            default -> ServiceTable.THEIRS;
        };
    }
}
