package ebb.report;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.mode;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import ebb.schema.CategoryRhythmsTable;
import ebb.schema.LifeEventPatternsTable;
import ebb.schema.LifeEventsTable;
import ebb.schema.RhythmBacktestsTable;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Reads what customers are in the habit of buying; groups of fewer than the least cohort are left out.
 *
 * @param rhythms rows of one as-of date, as are the others
 * @param minCohort least customers of a group that is shown
 */
public record CategoryHabitsReader(
        Dataset<Row> rhythms, Dataset<Row> backtest, Dataset<Row> patterns, Dataset<Row> events, int minCohort) {
    private static final int CATEGORIES_SHOWN = 15;
    private static final int PATTERNS_SHOWN = 20;

    /** Null where no category is a habit of enough customers. */
    public CategoryHabits read() {
        List<CategoryHabits.Category> categories = categories();
        if (categories.isEmpty()) {
            return null;
        }
        Dataset<Row> learned =
                patterns.where(col(LifeEventPatternsTable.P_VALUE).isNotNull());
        return new CategoryHabits(categories, rules(), found(learned), learned.count(), eventCounts());
    }

    private List<CategoryHabits.Category> categories() {
        Column late = col(CategoryRhythmsTable.STATE).equalTo("late");
        Column dropped = col(CategoryRhythmsTable.STATE).equalTo(CategoryRhythmsTable.DROPPED);
        Column silent = col(CategoryRhythmsTable.IS_SHOP_SILENT);
        return rhythms
                .groupBy(CategoryRhythmsTable.CATEGORY)
                .agg(
                        count(lit(1)).as("habits"),
                        count(when(late.and(not(silent)), 1)),
                        count(when(dropped, 1)),
                        count(when(late.and(silent), 1)),
                        mode(when(dropped, col(CategoryRhythmsTable.SWITCHED_TO))),
                        sum(when(dropped, col(CategoryRhythmsTable.YEAR_AMOUNT)).otherwise(lit(0)))
                                .cast(ebb.schema.Column.MONEY)
                                .as("stake"))
                .where(col("habits").geq(minCohort))
                .orderBy(desc("stake"), asc(CategoryRhythmsTable.CATEGORY))
                .limit(CATEGORIES_SHOWN)
                .collectAsList()
                .stream()
                .map(row -> new CategoryHabits.Category(
                        row.getString(0),
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getDecimal(6)))
                .toList();
    }

    private List<CategoryHabits.Rule> rules() {
        return backtest.orderBy(RhythmBacktestsTable.RULE).collectAsList().stream()
                .map(row -> new CategoryHabits.Rule(
                        row.getAs(RhythmBacktestsTable.RULE),
                        row.getAs(RhythmBacktestsTable.GAPS),
                        row.getAs(RhythmBacktestsTable.INSIDE),
                        row.getAs(RhythmBacktestsTable.MEDIAN_ERROR),
                        row.getAs(RhythmBacktestsTable.MEAN_ERROR)))
                .toList();
    }

    private static List<CategoryHabits.Pattern> found(Dataset<Row> learned) {
        return learned
                .where(col(LifeEventPatternsTable.IS_FOUND))
                .orderBy(LifeEventPatternsTable.P_VALUE, LifeEventPatternsTable.SIGN)
                .limit(PATTERNS_SHOWN)
                .collectAsList()
                .stream()
                .map(row -> new CategoryHabits.Pattern(
                        row.getAs(LifeEventPatternsTable.SIGN),
                        row.<Integer>getAs(LifeEventPatternsTable.SUPPORT),
                        row.<Integer>getAs(LifeEventPatternsTable.TOGETHER),
                        row.getAs(LifeEventPatternsTable.EXPECTED),
                        row.getAs(LifeEventPatternsTable.Q_VALUE),
                        row.getAs(LifeEventPatternsTable.LEAD)))
                .toList();
    }

    /** Of a sensitive event not even how many: the page is no purpose, and who opens it is not recorded. */
    private List<CategoryHabits.Event> eventCounts() {
        return events
                .groupBy(LifeEventsTable.EVENT, LifeEventsTable.IS_SENSITIVE)
                .agg(count(lit(1)).as("customers"))
                .where(col("customers").geq(minCohort))
                .orderBy(LifeEventsTable.EVENT)
                .collectAsList()
                .stream()
                .map(row -> new CategoryHabits.Event(row.getString(0), row.getBoolean(1) ? null : row.getLong(2)))
                .toList();
    }
}
