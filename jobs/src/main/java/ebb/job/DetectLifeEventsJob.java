package ebb.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.sum;

import ebb.input.ContactPermissions;
import ebb.lake.AccountInputsReader;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.ledger.LedgerRow;
import ebb.ledger.PackedLedger;
import ebb.life.CategoryRhythmCalculator;
import ebb.life.PatternRows;
import ebb.life.event.ConsentGuard;
import ebb.life.event.EventFinder;
import ebb.life.event.FittedEvent;
import ebb.life.pattern.LearnedPattern;
import ebb.life.pattern.PatternLearner;
import ebb.life.rhythm.HabitLookBack;
import ebb.life.rhythm.HabitOutcomes;
import ebb.life.rhythm.LifePopulation;
import ebb.life.rhythm.LifePopulationFitter;
import ebb.life.setting.EventPattern;
import ebb.life.setting.LifeSettings;
import ebb.schema.CategoryRhythmsTable;
import ebb.schema.HabitStatesTable;
import ebb.schema.LedgerTable;
import ebb.schema.LifeEventPatternsTable;
import ebb.schema.LifeEventsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.RhythmBacktestsTable;
import ebb.schema.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Works out the rhythm of every category a customer buys, learns what its breaks go before, and finds the life events that are switched on.
 * {@code ebb detect-life-events}
 *
 * <p>Reads: ledger, purchases (the days they cover), customers. Writes: category_rhythm, category_rhythm_backtest, category_rhythm_states,
 * life_event_patterns, life_events.
 */
final class DetectLifeEventsJob implements Job {

    @Override
    public String name() {
        return "detect-life-events";
    }

    @Override
    public String summary() {
        return "Work out the rhythm of every category, what its breaks go before, and the life events switched on.";
    }

    @Override
    public List<Table> reads() {
        return AccountInputsReader.beside(LedgerTable.TABLE, PurchasesTable.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(
                CategoryRhythmsTable.TABLE,
                RhythmBacktestsTable.TABLE,
                HabitStatesTable.TABLE,
                LifeEventPatternsTable.TABLE,
                LifeEventsTable.TABLE);
    }

    /** What was found of the events switched on; {@code all} is cached, {@code rows} are those that may be kept. */
    private record Found(List<FittedEvent> events, Dataset<Row> all, Dataset<Row> rows) {}

    @Override
    public JobResult run(JobContext context) {
        LifeSettings settings = context.settings().lifeEvents();
        PackedLedger ledger = context.packedLedger();
        AsOf asOf = AsOf.of(context.asOf(), context.span());
        LifePopulation population = LifePopulationFitter.of(ledger, asOf, settings.blocked());
        HabitOutcomes outcomes = HabitLookBack.of(ledger, asOf, settings.blocked(), settings.droppedFrom());
        PatternLearner.Findings findings = PatternLearner.of(ledger, asOf, population, settings);
        Found found = find(context, ledger.rows(), new EventFinder(asOf, population, settings));
        PatternRows learned = new PatternRows(context.asOf(), settings);
        List<LearnedPattern> patterns = findings.patterns();
        Lake.Written habits = replace(
                context,
                CategoryRhythmsTable.TABLE,
                CategoryRhythmCalculator.with(
                                new CategoryRhythmCalculator.Known(asOf, population, outcomes.calibration(), patterns),
                                settings)
                        .of(ledger.rows()),
                count_if(col(CategoryRhythmsTable.STATE).equalTo(CategoryRhythmsTable.DROPPED))
                        .as(CategoryRhythmsTable.DROPPED),
                sum(CategoryRhythmsTable.AT_STAKE).as(CategoryRhythmsTable.AT_STAKE));
        replace(context, RhythmBacktestsTable.TABLE, learned.backtest(findings.backtest(), outcomes));
        replace(context, HabitStatesTable.TABLE, learned.states(outcomes));
        replace(context, LifeEventPatternsTable.TABLE, learned.patterns(findings, found.events()));
        Lake.Written events = replace(context, LifeEventsTable.TABLE, found.rows());
        found.all().unpersist();
        long links = Stream.concat(patterns.stream(), findings.sets().stream())
                .filter(pattern -> pattern.isFound(settings))
                .count();
        return result(context, links, habits, events.rows());
    }

    private static Found find(JobContext context, Dataset<LedgerRow> ledger, EventFinder finder) {
        LifeSettings settings = context.settings().lifeEvents();
        Lake lake = context.lake();
        Dataset<Row> permissions = context.contactPermissions();
        List<FittedEvent> events = new ArrayList<>();
        Dataset<Row> rows = lake.rows(LifeEventsTable.TABLE, List.of());
        for (Map.Entry<String, EventPattern> event : settings.enabledEvents().entrySet()) {
            Dataset<LedgerRow> permitted = ConsentGuard.permitted(ledger, permissions, event.getValue());
            FittedEvent fitted = finder.fit(permitted, event);
            // What was fitted to a handful tells of that handful.
            if (fitted.customers() >= settings.leastOfEvent()) {
                events.add(fitted);
                rows = rows.union(
                        finder.find(permitted, fitted, context.settings().activeDays()));
            }
        }
        Dataset<Row> all =
                events.isEmpty() ? rows : permitted(rows, permissions).persist();
        return new Found(
                events, all, events.isEmpty() ? all : ConsentGuard.withoutSmallGroups(all, settings.leastOfEvent()));
    }

    /** What is found says what may be sent, so nobody is on it whom marketing may not reach. */
    private static Dataset<Row> permitted(Dataset<Row> rows, Dataset<Row> permissions) {
        return ContactPermissions.permitted(rows, permissions, LifeEventsTable.CUSTOMER_ID);
    }

    private static void replace(JobContext context, Table table, List<Row> rows) {
        replace(context, table, context.lake().rows(table, rows));
    }

    /** No rows are an answer too: a shop without categories has no rhythm of them. */
    private static Lake.Written replace(
            JobContext context, Table table, Dataset<Row> rows, org.apache.spark.sql.Column... figures) {
        return context.lake().replaceDay(table, context.asOf(), rows, figures);
    }

    private static JobResult result(JobContext context, long links, Lake.Written habits, long events) {
        BigDecimal atStake = Objects.requireNonNullElse(
                (BigDecimal) habits.figures().get(CategoryRhythmsTable.AT_STAKE), BigDecimal.ZERO);
        long dropped = habits.count(CategoryRhythmsTable.DROPPED);
        return JobResult.of(String.format(
                        Locale.ROOT,
                        "%,d habits, %,d of them dropped; by their probabilities of having ended, habits worth %,.0f %s a year have; %,d patterns found, %,d life events under way",
                        habits.rows(),
                        dropped,
                        atStake,
                        context.settings().currency(),
                        links,
                        events))
                .with("habits", habits.rows())
                .with("dropped", dropped)
                .with(CategoryRhythmsTable.AT_STAKE, atStake)
                .with("patterns", links)
                .with("life_events", events);
    }
}
