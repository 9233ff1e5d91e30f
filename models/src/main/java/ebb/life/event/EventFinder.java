package ebb.life.event;

import ebb.customer.Activity;
import ebb.ledger.AsOf;
import ebb.ledger.LedgerRow;
import ebb.ledger.PackedLedger;
import ebb.life.rhythm.CategoryFilter;
import ebb.life.rhythm.CustomerHabits;
import ebb.life.rhythm.LifePopulation;
import ebb.life.rhythm.LifePopulationFitter;
import ebb.life.setting.EventPattern;
import ebb.life.setting.LifeSettings;
import ebb.life.setting.Sign;
import ebb.schema.LifeEventsTable;
import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Fits a declared event to the customers it may be looked for with, and finds the customers with whom it is probably under way. */
public final class EventFinder implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Customers that an event is fitted to, at most: some hundred events at a share of two in a hundred. */
    private static final int MOST_CUSTOMERS = 6_000;

    private final AsOf asOf;
    private final LifePopulation population;
    private final LifeSettings settings;

    public EventFinder(AsOf asOf, LifePopulation population, LifeSettings settings) {
        this.asOf = asOf;
        this.population = population;
        this.settings = settings;
    }

    /** Fits an event to the customers of {@code permitted}; the caller leaves out whoever may not be looked at. */
    public FittedEvent fit(Dataset<LedgerRow> permitted, Map.Entry<String, EventPattern> event) {
        EventPattern pattern = event.getValue();
        // In order of the customer, so that the sums and the model are the same however the ledger is split.
        List<EventEvidence> evidence = habits(PackedLedger.ofRows(permitted).sample(MOST_CUSTOMERS), pattern)
                .map(habits -> EventEvidence.of(pattern, habits, population))
                .collect()
                .stream()
                .sorted(Comparator.comparing(customer -> customer.customerId))
                .toList();
        return new FittedEvent(event.getKey(), EventFitter.fit(pattern, evidence), evidence.size());
    }

    /** Rows of {@link LifeEventsTable} of the customers who bought in the last {@code activeDays}: others can no longer be reached. */
    public Dataset<Row> find(Dataset<LedgerRow> permitted, FittedEvent event, int activeDays) {
        boolean isNeverUnlikely = event.model.mostWithoutSigns() >= settings.minProbability();
        JavaRDD<Row> rows = habits(permitted, event.model.pattern)
                .filter(habits -> Activity.isActive(habits.asOfDay - habits.lastVisit(), activeDays))
                // Most customers never bought any of it, and are not worth weighing.
                .filter(habits -> isNeverUnlikely || !habits.all.isEmpty())
                .map(habits -> row(habits, event))
                .filter(row -> row != null);
        return permitted.sparkSession().createDataFrame(rows, LifeEventsTable.TABLE.schema());
    }

    private JavaRDD<CustomerHabits> habits(Dataset<LedgerRow> ledger, EventPattern pattern) {
        Set<String> signs = pattern.signs().stream().map(Sign::category).collect(Collectors.toSet());
        return LifePopulationFitter.habits(
                ledger, asOf, CategoryFilter.allBut(settings.blocked()).only(signs));
    }

    /** Null where the event is too unlikely to be worth a row. */
    private Row row(CustomerHabits habits, FittedEvent event) {
        EventPattern pattern = event.model.pattern;
        EventPosterior outlook =
                EventPosterior.of(event.model, EventEvidence.of(pattern, habits, population), habits.asOfDay);
        if (outlook.probability < settings.minProbability()) {
            return null;
        }
        SendPlan plan = new SendPlan(pattern.stages(), outlook.expectedDay);
        return RowFactory.create(
                habits.customerId,
                date(asOf.day()),
                event.name,
                outlook.probability,
                date(outlook.expectedDay),
                date(outlook.fromDay),
                date(outlook.untilDay),
                EvidenceText.of(pattern, outlook, habits),
                plan.now(asOf.day()),
                plan.inWords(),
                pattern.sensitive());
    }

    private static Date date(int epochDay) {
        return Date.valueOf(LocalDate.ofEpochDay(epochDay));
    }
}
