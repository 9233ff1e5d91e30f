package ebb.export;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.not;

import ebb.conf.Settings;
import ebb.conf.SettingsException;
import ebb.input.ContactPermissions;
import ebb.lake.ContactPolicies;
import ebb.lake.Lake;
import ebb.life.event.ConsentGuard;
import ebb.life.setting.EventPattern;
import ebb.schema.LifeEventsTable;
import ebb.schema.SensitiveAccessesTable;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The one door that life events leave by: those of a sensitive kind only for a purpose that the conf names, and never without a record.
 *
 * <p>The record is written before a row is handed out, so that a reading that fails half-way is on it too.
 */
public final class LifeEventAccess {
    private final Lake lake;
    private final Settings settings;
    private final Clock clock;

    public LifeEventAccess(Lake lake, Settings settings, Clock clock) {
        this.lake = lake;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Who asks.
     *
     * @param verb verb of the command line
     * @param purpose what for; null: not named
     */
    public record Request(String verb, String purpose) {}

    /**
     * Of {@code events} the rows the reader may see: sensitive ones only of events that may be read for the purpose, and nobody who has withdrawn since or
     * whom marketing may not reach, by the contact policy as the inputs stand now. What was withheld is recorded too, with no customers. A purpose that no
     * event has is refused.
     */
    public Dataset<Row> open(Dataset<Row> events, Request request) {
        refuseUnknownPurpose(request);
        return open(events, request, new TreeMap<>());
    }

    private Dataset<Row> open(Dataset<Row> events, Request request, Map<String, Long> asked) {
        Object[] allowed = settings.lifeEvents().events().entrySet().stream()
                .filter(event -> event.getValue().isFor(request.purpose()))
                .map(Map.Entry::getKey)
                .toArray();
        Dataset<Row> permissions = ContactPolicies.permissions(lake, settings, List.of(LocalDate.now(clock)), events);
        Dataset<Row> permitted = ContactPermissions.permitted(
                ConsentGuard.stillPermitted(events, permissions), permissions, LifeEventsTable.CUSTOMER_ID);
        Column sensitive = col(LifeEventsTable.IS_SENSITIVE);
        Column readable = not(sensitive).or(col(LifeEventsTable.EVENT).isin(allowed));
        Map<String, Long> customers = new TreeMap<>(asked);
        permitted
                .where(sensitive)
                .groupBy(LifeEventsTable.EVENT)
                .agg(count_if(readable))
                .collectAsList()
                .forEach(row -> customers.put(row.getString(0), row.getLong(1)));
        record(customers, request);
        return permitted.where(readable);
    }

    /** The rows of one event; refuses a sensitive one without a purpose of its own, and records that too. */
    public Dataset<Row> open(Dataset<Row> events, String event, Request request) {
        EventPattern pattern = settings.lifeEvents().events().get(event);
        if (pattern == null) {
            throw new SettingsException(
                    "Cannot export " + event + ": life-events.events declares no such event. It has "
                            + settings.lifeEvents().events().keySet() + ".");
        }
        if (!pattern.enabled()) {
            throw new SettingsException("Cannot export " + event + ": life-events.events." + event
                    + ".enabled is false. Switch it on and run again, or leave it.");
        }
        if (pattern.sensitive() && !pattern.isFor(request.purpose())) {
            record(Map.of(event, 0L), request);
            throw new SettingsException("Cannot export " + event + ": it is sensitive, and the purpose named is "
                    + request.purpose() + ". Name one that the conf allows, --purpose "
                    + String.join(" or ", pattern.purposes()) + ".");
        }
        return open(
                events.where(col(LifeEventsTable.EVENT).equalTo(event)),
                request,
                pattern.sensitive() ? Map.of(event, 0L) : Map.of());
    }

    /** Refuses a purpose that no event of the conf has, which would read nothing; the attempt is recorded. */
    private void refuseUnknownPurpose(Request request) {
        Map<String, EventPattern> events = settings.lifeEvents().events();
        List<String> purposes = events.values().stream()
                .flatMap(pattern -> pattern.purposes().stream())
                .distinct()
                .sorted()
                .toList();
        if (request.purpose() == null || purposes.contains(request.purpose())) {
            return;
        }
        Map<String, Long> refused = new TreeMap<>();
        events.forEach((name, pattern) -> {
            if (pattern.enabled() && pattern.sensitive()) {
                refused.put(name, 0L);
            }
        });
        record(refused, request);
        String known = purposes.isEmpty()
                ? "has no event with a purpose. Declare the event that it is for, with its purposes."
                : "has only " + String.join(", ", purposes) + ". Name one of them, or add it to its event.";
        throw new SettingsException(
                "Cannot read life events for the purpose " + request.purpose() + ": life-events.events " + known);
    }

    private void record(Map<String, Long> customers, Request request) {
        if (customers.isEmpty()) {
            return;
        }
        Timestamp now = Timestamp.from(clock.instant());
        List<Row> rows = customers.entrySet().stream()
                .map(entry -> RowFactory.create(
                        now,
                        reader(),
                        request.verb(),
                        entry.getKey(),
                        Objects.toString(request.purpose(), "none named"),
                        entry.getValue()))
                .toList();
        lake.append(SensitiveAccessesTable.TABLE, lake.rows(SensitiveAccessesTable.TABLE, rows));
    }

    /** The account as the operating system knows it; what the JVM is told on its command line could be anybody. */
    private static String reader() {
        return ProcessHandle.current().info().user().orElse("unknown");
    }
}
