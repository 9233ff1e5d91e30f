package ebb.shop;

import ebb.schema.ShopTruthTable;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Who truly left and when, and what was planted with whom. */
final class TruthFile implements ShopFile {
    private static final Set<EventKind> LIFE_EVENTS = Set.of(EventKind.BIRTH, EventKind.MOVE, EventKind.NEW_PET);

    @Override
    public String name() {
        return ShopTruthTable.TABLE.name();
    }

    @Override
    public StructType columns() {
        return ShopTruthTable.TABLE.schema();
    }

    @Override
    public void rows(CustomerLife life, Consumer<Row> rows) {
        Customer customer = life.customer;
        BusinessAccount account = life.account;
        PlantedEvent event = lived(life, LIFE_EVENTS);
        PlantedEvent unhappy = lived(life, Set.of(EventKind.UNHAPPY));
        Diversion diversion = tookPart(life);
        boolean climbs =
                account != null && account.runawayFromDay() <= Math.min(life.settings.endDay(), life.leftDay());
        rows.accept(RowFactory.create(
                life.id,
                ShopFile.date(
                        life.visits().isEmpty() ? null : life.visits().get(0).day()),
                ShopFile.date(life.hasLeft() ? life.leftDay() : null),
                life.hasLeft() ? label(life.career().cause()) : null,
                label(customer.archetype()),
                customer.meanGapDays(),
                event == null ? null : event.kind().label(),
                ShopFile.date(event == null ? null : event.day()),
                label(customer.response()),
                ShopFile.date(unhappy == null ? null : unhappy.day()),
                unhappy != null && isSilent(life, unhappy),
                customer.isAccount(),
                account == null ? null : account.payerGrade(),
                ShopFile.date(climbs ? account.runawayFromDay() : null),
                diversion == null ? null : label(diversion.part()),
                diversion == null ? null : diversion.target().label(),
                ShopFile.date(diversion == null ? null : diversion.fromDay()),
                ShopFile.date(diversion == null ? null : diversion.untilDay())));
    }

    /** The account's part in a diversion that it was there for; nobody loses orders who had none before it, or had left. Null: none. */
    private static Diversion tookPart(CustomerLife life) {
        Diversion diversion = life.account == null ? null : life.account.diversion();
        if (diversion == null || life.leftDay() < diversion.fromDay()) {
            return null;
        }
        boolean diverts = diversion.part() == Diversion.Part.DIVERTER;
        return life.customer.joinDay() < (diverts ? diversion.untilDay() : diversion.fromDay()) ? diversion : null;
    }

    /** Whether the customer said nothing of the failure that drove the customer away. */
    private static boolean isSilent(CustomerLife life, PlantedEvent unhappy) {
        return life.visits().stream().noneMatch(visit -> visit.day() == unhappy.day() && visit.complaint() != null);
    }

    /** The first event of the kinds that began while the customer bought here; null: none. */
    private static PlantedEvent lived(CustomerLife life, Set<EventKind> kinds) {
        return life.events().stream()
                .filter(event -> kinds.contains(event.kind()))
                .findFirst()
                .orElse(null);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
