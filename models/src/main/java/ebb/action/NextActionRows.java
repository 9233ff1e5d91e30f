package ebb.action;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import ebb.input.ContactPermissions;
import ebb.life.rhythm.HabitLookBack;
import ebb.schema.CategoryRhythmsTable;
import ebb.schema.LifeEventsTable;
import ebb.schema.NextActionsTable;
import ebb.schema.OccasionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.WarningsTable;
import ebb.schema.WinBackTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Rows of {@link NextActionsTable}: gathers everything by customer in one shuffle, then chooses customer by customer. */
public final class NextActionRows {
    static final String SEGMENT = "segment";
    static final String SCORE = "score";
    static final String CONTACT = "contact";
    static final String WARNINGS = "warnings";
    static final String OCCASIONS = "occasions";
    static final String DUE = "due_category";
    static final String LIFE_EVENT = "life_event";
    static final String WIN_BACK = "win_back";
    static final String HABITS = "habits";
    private static final String CUSTOMER_ID = NextActionsTable.CUSTOMER_ID;

    private NextActionRows() {}

    /**
     * The tables of one as-of date; null where one was not made.
     *
     * @param warnings those that stand
     * @param permissions of {@link ContactPermissions}
     */
    public record Tables(
            Dataset<Row> segments,
            Dataset<Row> scores,
            Dataset<Row> permissions,
            Dataset<Row> warnings,
            Dataset<Row> occasions,
            Dataset<Row> rhythms,
            Dataset<Row> lifeEvents,
            Dataset<Row> winBack) {}

    /** One row for each segment; ranks are given, and no capacity is looked at. */
    public static Dataset<Row> of(Tables tables, NextActionChooser chooser) {
        Dataset<Row> chosen = gathered(tables, chooser.demand().categories())
                .map((MapFunction<Row, Row>) chooser::row, Encoders.row(NextActionsTable.TABLE.schema()));
        return ranked(chosen);
    }

    private static Dataset<Row> gathered(Tables tables, List<String> changing) {
        List<Dataset<Row>> parts = new ArrayList<>();
        parts.add(part(
                tables.segments(),
                SEGMENT,
                SegmentsTable.AS_OF,
                SegmentsTable.LIFECYCLE,
                SegmentsTable.RISK_BAND,
                SegmentsTable.VALUE_BAND,
                SegmentsTable.MONEY_AT_RISK,
                SegmentsTable.ACTION,
                SegmentsTable.CONTACT_BY));
        parts.add(part(
                tables.scores(),
                SCORE,
                ScoresTable.CHURN_PROBABILITY,
                ScoresTable.REASONS.get(0),
                ScoresTable.REASONS.get(1),
                ScoresTable.REASONS.get(2)));
        parts.add(part(
                tables.permissions(),
                CONTACT,
                ContactPermissions.KIND,
                ContactPermissions.REFUSAL,
                ContactPermissions.BARRED,
                ContactPermissions.OWNER,
                ContactPermissions.REGION,
                ContactPermissions.HAS_OPEN_COMPLAINT,
                ContactPermissions.OPEN_FAULT,
                ContactPermissions.UNFOUNDED));
        add(
                parts,
                open(tables.warnings()),
                WARNINGS,
                WarningsTable.RULE,
                WarningsTable.PURPOSE,
                WarningsTable.EXPOSURE,
                WarningsTable.MESSAGE,
                WarningsTable.NEXT_STEP);
        add(parts, tables.occasions(), OCCASIONS, OccasionsTable.KIND, OccasionsTable.ON, OccasionsTable.WORDS);
        add(
                parts,
                due(tables.rhythms()),
                DUE,
                CategoryRhythmsTable.YEAR_AMOUNT,
                CategoryRhythmsTable.CATEGORY,
                CategoryRhythmsTable.USUAL_GAP,
                CategoryRhythmsTable.LAST_BOUGHT_ON,
                CategoryRhythmsTable.DUE_UNTIL_ON);
        if (!changing.isEmpty()) {
            add(
                    parts,
                    habits(tables.rhythms(), changing),
                    HABITS,
                    CategoryRhythmsTable.CATEGORY,
                    CategoryRhythmsTable.YEAR_AMOUNT,
                    CategoryRhythmsTable.DUE_ON);
        }
        add(
                parts,
                plain(tables.lifeEvents()),
                LIFE_EVENT,
                LifeEventsTable.PROBABILITY,
                LifeEventsTable.SEND_NOW,
                LifeEventsTable.EXPECTED_ON);
        add(
                parts,
                tables.winBack(),
                WIN_BACK,
                WinBackTable.RETURN_PROBABILITY,
                WinBackTable.EXPECTED_VALUE,
                WinBackTable.EXPECTED_GAIN,
                WinBackTable.COST,
                WinBackTable.CHANNEL,
                WinBackTable.OFFER,
                WinBackTable.NEXT_ATTEMPT_ON,
                WinBackTable.OPENING,
                WinBackTable.CAUSE,
                WinBackTable.CAUSE_PROBABILITY,
                WinBackTable.EVIDENCE);
        Dataset<Row> all = parts.stream()
                .reduce((left, right) -> left.unionByName(right, true))
                .orElseThrow();
        List<String> given = List.of(all.columns());
        List<Column> gathered = new ArrayList<>();
        for (String one : List.of(SEGMENT, SCORE, CONTACT, DUE, LIFE_EVENT, WIN_BACK)) {
            if (given.contains(one)) {
                gathered.add(max(col(one)).as(one));
            }
        }
        for (String many : List.of(WARNINGS, OCCASIONS, HABITS)) {
            if (given.contains(many)) {
                gathered.add(collect_list(col(many)).as(many));
            }
        }
        return all.groupBy(CUSTOMER_ID)
                .agg(gathered.get(0), gathered.subList(1, gathered.size()).toArray(Column[]::new))
                .where(col(SEGMENT).isNotNull());
    }

    private static void add(List<Dataset<Row>> parts, Dataset<Row> table, String name, String... columns) {
        if (table != null) {
            parts.add(part(table, name, columns));
        }
    }

    private static Dataset<Row> part(Dataset<Row> table, String name, String... columns) {
        Column[] cells =
                java.util.Arrays.stream(columns).map(column -> col(column)).toArray(Column[]::new);
        return table.select(col(CUSTOMER_ID), struct(cells).as(name));
    }

    /** Those that are put off are not called out again. */
    private static Dataset<Row> open(Dataset<Row> warnings) {
        return warnings == null
                ? null
                : warnings.where(col(WarningsTable.CLOSED_ON)
                        .isNull()
                        .and(col(WarningsTable.STATUS).notEqual(WarningsTable.SNOOZED)));
    }

    /** Late categories of customers who keep coming; one that has been due for so long that the habit counts as ended is not reminded of. */
    static Dataset<Row> due(Dataset<Row> rhythms) {
        Column lateDays = datediff(col(CategoryRhythmsTable.AS_OF), col(CategoryRhythmsTable.DUE_UNTIL_ON));
        return rhythms == null
                ? null
                : rhythms.where(col(CategoryRhythmsTable.STATE)
                        .equalTo(CategoryRhythmsTable.LATE)
                        .and(not(col(CategoryRhythmsTable.IS_SHOP_SILENT)))
                        .and(lateDays.leq(HabitLookBack.windowDays(col(CategoryRhythmsTable.USUAL_GAP)))));
    }

    /** Categories that a customer buys regularly and whose demand changes. */
    private static Dataset<Row> habits(Dataset<Row> rhythms, List<String> changing) {
        return rhythms == null
                ? null
                : rhythms.where(col(CategoryRhythmsTable.STATE)
                        .notEqual(CategoryRhythmsTable.DROPPED)
                        .and(col(CategoryRhythmsTable.CATEGORY).isin(changing.toArray())));
    }

    /** Sensitive events are read for a named purpose only, and by {@code ebb actions --purpose}. */
    private static Dataset<Row> plain(Dataset<Row> lifeEvents) {
        return lifeEvents == null
                ? null
                : lifeEvents.where(not(col(LifeEventsTable.IS_SENSITIVE))
                        .and(col(LifeEventsTable.SEND_NOW).isNotNull()));
    }

    private static Dataset<Row> ranked(Dataset<Row> chosen) {
        Column isAction = col(NextActionsTable.ACTION).isNotNull();
        WindowSpec overall = Window.partitionBy(isAction).orderBy(order());
        WindowSpec owner =
                Window.partitionBy(isAction, col(NextActionsTable.OWNER)).orderBy(order());
        return chosen.withColumn(
                        NextActionsTable.RANK, when(isAction, row_number().over(overall)))
                .withColumn(
                        NextActionsTable.OWNER_RANK,
                        when(
                                isAction.and(col(NextActionsTable.OWNER).isNotNull()),
                                row_number().over(owner)));
    }

    private static Column[] order() {
        return new Column[] {
            WaitingActions.isAdvice().asc_nulls_last(),
            col(NextActionsTable.EXPECTED_GAIN).desc_nulls_last(),
            col(CUSTOMER_ID)
        };
    }
}
