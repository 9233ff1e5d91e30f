package ebb.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;

import ebb.action.ActionDays;
import ebb.action.ActionSettings;
import ebb.action.ListSelection;
import ebb.action.NextActionChooser;
import ebb.action.NextActionRows;
import ebb.action.WaitingActions;
import ebb.care.DemandChanges;
import ebb.lake.AccountInputsReader;
import ebb.lake.ContactPolicies;
import ebb.lake.Lake;
import ebb.lake.UnmatchedSuppressions;
import ebb.schema.CategoryRhythmsTable;
import ebb.schema.ExpectedDemandTable;
import ebb.schema.LedgerTable;
import ebb.schema.LifeEventsTable;
import ebb.schema.NextActionsTable;
import ebb.schema.OccasionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.schema.WarningsTable;
import ebb.schema.WinBackTable;
import ebb.segment.SegmentSettings;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Chooses for every scored customer the one thing to do next, or says why there is none. {@code ebb next-actions}
 *
 * <p>Reads: segments, scores, warnings, occasions, expected_demand, category_rhythm, life_events, win_back, ledger and the further inputs. Writes: next_actions, and the
 * next step of the standing warnings that lead to marketing.
 */
final class NextActionsJob implements Job {
    @Override
    public String name() {
        return "next-actions";
    }

    @Override
    public String summary() {
        return "Choose the one thing to do next with every customer, or say why there is none.";
    }

    @Override
    public List<Table> reads() {
        return AccountInputsReader.beside(
                SegmentsTable.TABLE,
                ScoresTable.TABLE,
                WarningsTable.TABLE,
                OccasionsTable.TABLE,
                ExpectedDemandTable.TABLE,
                CategoryRhythmsTable.TABLE,
                LifeEventsTable.TABLE,
                WinBackTable.TABLE,
                LedgerTable.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(NextActionsTable.TABLE, WarningsTable.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        ActionSettings settings = context.settings().actions();
        SegmentSettings segments = context.settings().segments();
        NextActionChooser chooser = new NextActionChooser(
                settings, context.asOf(), new ActionDays(segments.urgentDays(), segments.soonDays()), demand(context));
        Dataset<Row> chosen = NextActionRows.of(tables(context), chooser).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Dataset<Row> listed = WaitingActions.in(chosen, new ListSelection(settings.capacity(), settings.budget()));
            Lake.Written written =
                    context.lake().replaceAsOf(NextActionsTable.TABLE, context.asOf(), listed, figures());
            WarningStepUpdate.of(context.lake(), listed, context.asOf());
            return result(context, written);
        } finally {
            chosen.unpersist();
        }
    }

    private static NextActionRows.Tables tables(JobContext context) {
        return new NextActionRows.Tables(
                day(context, SegmentsTable.TABLE),
                day(context, ScoresTable.TABLE),
                context.contactPermissions(),
                context.lake().readIfThere(WarningsTable.TABLE),
                day(context, OccasionsTable.TABLE),
                day(context, CategoryRhythmsTable.TABLE),
                day(context, LifeEventsTable.TABLE),
                day(context, WinBackTable.TABLE));
    }

    private static DemandChanges demand(JobContext context) {
        Dataset<Row> demand = day(context, ExpectedDemandTable.TABLE);
        return demand == null
                ? DemandChanges.NONE
                : DemandChanges.of(
                        demand.orderBy(ExpectedDemandTable.WEEK_FROM_ON).collectAsList());
    }

    /** Null where the table was never written. */
    private static Dataset<Row> day(JobContext context, Table table) {
        Lake lake = context.lake();
        return lake.has(table) ? lake.read(table, context.asOf()) : null;
    }

    private static Column[] figures() {
        return NextActionsTable.STATES.stream()
                .map(state -> count_if(isIn(state)).as(state))
                .toArray(Column[]::new);
    }

    private static Column isIn(String state) {
        return col(NextActionsTable.STATE).equalTo(state);
    }

    private static JobResult result(JobContext context, Lake.Written written) {
        Lake lake = context.lake();
        String unchecked = ContactPolicies.unchecked(lake, context.settings())
                .map(words -> "; " + words)
                .orElse("");
        String unmatched =
                UnmatchedSuppressions.inWords(lake).map(words -> "; " + words).orElse("");
        JobResult result = JobResult.of(String.format(
                Locale.ROOT,
                "%,d customers: %,d due, %,d waiting, %,d held back, %,d suppressed, %,d nothing due%s%s",
                written.rows(),
                written.count(NextActionsTable.DUE),
                written.count(NextActionsTable.WAITING),
                written.count(NextActionsTable.HELD_BACK),
                written.count(NextActionsTable.SUPPRESSED),
                written.count(NextActionsTable.NOTHING_DUE),
                unchecked,
                unmatched));
        for (String state : NextActionsTable.STATES) {
            result = result.with(state.replace(' ', '_'), written.count(state));
        }
        return result;
    }
}
