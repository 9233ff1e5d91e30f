package ebb.shop;

import ebb.customer.Money;
import ebb.schema.Column;
import ebb.schema.ContactsTable;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Who was contacted by which campaign, and who was held back to measure it. */
final class ContactFile implements ShopFile {
    private static final int NINE_O_CLOCK = 9 * 3600;
    private static final int RETURN_DAYS = 30;
    private static final int SILENT_DAYS = 90;
    private static final double GIVES_REASON = .35;
    private static final double MISNAMES_IT = .1;
    private static final double UNREACHABLE = .15;
    private static final List<String> REASONS =
            List.of("out of our hands", "moved", "better product elsewhere", "our fault", "no need");

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public StructType columns() {
        return new StructType()
                .add(ContactsTable.CUSTOMER_ID, "string")
                .add(ContactsTable.CONTACTED_AT, "timestamp")
                .add(ContactsTable.CAMPAIGN, "string")
                .add(ContactsTable.CHANNEL, "string")
                .add(ContactsTable.OFFER, "string")
                .add(ContactsTable.IS_CONTROL, "boolean")
                .add(ContactsTable.COST, Column.MONEY)
                .add(ContactsTable.OUTCOME, "string")
                .add(ContactsTable.REASON, "string");
    }

    @Override
    public void rows(CustomerLife life, Consumer<Row> rows) {
        RandomDraws dice = life.dice(RandomDraws.Purpose.ANSWERS);
        for (Contact contact : life.contacts()) {
            Answer answer = contact.isTreated() ? answer(life, contact, dice) : Answer.NONE;
            rows.accept(RowFactory.create(
                    life.id,
                    PurchaseFile.at(contact.day(), NINE_O_CLOCK),
                    contact.campaign(),
                    contact.channel(),
                    contact.offer(),
                    !contact.isTreated(),
                    Money.ofCents(contact.cost()),
                    answer.outcome(),
                    answer.reason()));
        }
    }

    /** What came of a contact; null: nothing. */
    private record Answer(String outcome, String reason) {
        static final Answer NONE = new Answer(null, null);
    }

    /** Who was silent and comes back soon has returned; of those who left for good a third say why, and a few say something else. */
    private static Answer answer(CustomerLife life, Contact contact, RandomDraws dice) {
        int silentSince = Integer.MAX_VALUE;
        boolean returns = false;
        for (Visit visit : life.visits()) {
            silentSince = visit.day() < contact.day() ? visit.day() : silentSince;
            returns |= visit.day() > contact.day() && visit.day() <= contact.day() + RETURN_DAYS;
        }
        if (returns && contact.day() - SILENT_DAYS > silentSince) {
            return new Answer("returned", null);
        }
        if (!life.career().isGone(contact.day())) {
            return Answer.NONE;
        }
        if (dice.chance(GIVES_REASON)) {
            return new Answer("declined", dice.chance(MISNAMES_IT) ? dice.pick(REASONS) : reason(life));
        }
        return dice.chance(UNREACHABLE) ? new Answer("unreachable", null) : Answer.NONE;
    }

    /** In the words of the failure that drove the customer away. */
    private static String ofFailure(CustomerLife life) {
        int day = life.career().events.stream()
                .filter(event -> event.kind() == EventKind.UNHAPPY)
                .mapToInt(PlantedEvent::day)
                .max()
                .orElseThrow();
        boolean isOfGoods = life.visits().stream()
                .anyMatch(visit -> visit.day() == day
                        && (visit.failure() == Visit.Failure.DAMAGED || visit.failure() == Visit.Failure.WRONG_ITEM));
        return isOfGoods ? "quality" : "delivery";
    }

    private static String reason(CustomerLife life) {
        return switch (life.career().cause()) {
            case FADED -> "out of our hands";
            case MOVED -> "moved";
            case COMPETITOR -> "better product elsewhere";
            case UNHAPPY -> ofFailure(life);
            case NEGLECTED -> "service";
            case PUT_OFF -> "our fault";
            case ONE_TIME -> "no need";
        };
    }
}
