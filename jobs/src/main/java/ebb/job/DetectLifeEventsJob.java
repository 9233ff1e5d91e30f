package ebb.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.ledger.LedgerRow;
import ebb.life.EventFinder;
import ebb.life.EventPattern;
import ebb.life.FittedEvent;
import ebb.life.Guard;
import ebb.life.LearnedPattern;
import ebb.life.LearnedPatterns;
import ebb.life.LifePopulation;
import ebb.life.LifeSettings;
import ebb.life.PatternRows;
import ebb.life.Populations;
import ebb.life.RhythmTable;
import ebb.schema.CategoryRhythms;
import ebb.schema.Column;
import ebb.schema.Customers;
import ebb.schema.Ledger;
import ebb.schema.LifeEventPatterns;
import ebb.schema.LifeEvents;
import ebb.schema.RhythmBacktests;
import ebb.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Works out the rhythm of every category a customer buys, learns what its breaks go before, and finds the life events that are switched on.
 * {@code ebb detect-life-events}
 *
 * <p>Reads: ledger, customers. Writes: category_rhythm, category_rhythm_backtest, life_event_patterns, life_events.
 */
public final class DetectLifeEventsJob implements Job {

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
        return List.of(Ledger.TABLE, Customers.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(CategoryRhythms.TABLE, RhythmBacktests.TABLE, LifeEventPatterns.TABLE, LifeEvents.TABLE);
    }

    /** What was found of the events switched on. */
    private record Found(List<FittedEvent> events, Dataset<Row> rows) {}

    @Override
    public JobResult run(JobContext context) {
        LifeSettings settings = context.settings().lifeEvents();
        Dataset<LedgerRow> ledger = context.lake().ledger().read();
        AsOf asOf = AsOf.of(context.asOf(), context.span());
        LifePopulation population = Populations.of(ledger, asOf, settings.blocked());
        LearnedPatterns.Findings findings = LearnedPatterns.of(ledger, asOf, population, settings);
        Found found = find(context, ledger, new EventFinder(asOf, population, settings));
        PatternRows learned = new PatternRows(context.asOf(), settings);
        List<LearnedPattern> patterns = findings.patterns();
        replace(
                context,
                CategoryRhythms.TABLE,
                RhythmTable.with(asOf, population, settings, patterns).of(ledger));
        replace(context, RhythmBacktests.TABLE, learned.backtest(findings.backtest()));
        replace(context, LifeEventPatterns.TABLE, learned.patterns(patterns, found.events()));
        replace(context, LifeEvents.TABLE, found.rows());
        long links =
                patterns.stream().filter(pattern -> pattern.isFound(settings)).count();
        return result(context, links, found.rows().count());
    }

    private static Found find(JobContext context, Dataset<LedgerRow> ledger, EventFinder finder) {
        LifeSettings settings = context.settings().lifeEvents();
        Lake lake = context.lake();
        Dataset<Row> customers = lake.has(Customers.TABLE) ? lake.read(Customers.TABLE) : null;
        List<FittedEvent> events = new ArrayList<>();
        Dataset<Row> rows = lake.spark().createDataFrame(List.<Row>of(), LifeEvents.TABLE.schema());
        for (Map.Entry<String, EventPattern> event : settings.enabledEvents().entrySet()) {
            Dataset<LedgerRow> permitted = Guard.permitted(ledger, customers, event.getValue());
            FittedEvent fitted = finder.fit(permitted, event);
            events.add(fitted);
            rows = rows.union(finder.find(permitted, fitted, context.settings().livingDays()));
        }
        return new Found(
                events, events.isEmpty() ? rows : Guard.withoutSmallGroups(rows.persist(), settings.minCohort()));
    }

    private static void replace(JobContext context, Table table, List<Row> rows) {
        replace(
                context,
                table,
                context.lake().spark().createDataFrame(rows, table.schema()).coalesce(1));
    }

    /** No rows are an answer too: a shop without categories has no rhythm of them. */
    private static void replace(JobContext context, Table table, Dataset<Row> rows) {
        context.lake().replaceWhere(table, Column.AS_OF + " = '" + context.asOf() + "'", rows);
    }

    private static JobResult result(JobContext context, long links, long events) {
        Row totals = context.lake()
                .read(CategoryRhythms.TABLE, context.asOf())
                .agg(
                        count(lit(1)),
                        count(when(col(CategoryRhythms.STATE).equalTo("dropped"), 1)),
                        sum(CategoryRhythms.AT_STAKE))
                .first();
        double atStake = totals.isNullAt(2) ? 0 : totals.getDecimal(2).doubleValue();
        return JobResult.of(String.format(
                        Locale.ROOT,
                        "%,d habits, %,d dropped, %,.0f %s a year at stake, %,d patterns found, %,d life events under way",
                        totals.getLong(0),
                        totals.getLong(1),
                        atStake,
                        context.settings().currency(),
                        links,
                        events))
                .with("habits", totals.getLong(0))
                .with("dropped", totals.getLong(1))
                .with("at_stake_amount", atStake)
                .with("patterns", links)
                .with("life_events", events);
    }
}
