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
import ebb.schema.HabitStatesTable;
import ebb.schema.LifeEventPatternsTable;
import ebb.schema.LifeEventsTable;
import ebb.schema.RhythmBacktestsTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What customers are in the habit of buying, which habits end and where they go; about all customers, never about one.
 *
 * @param categories most money at stake first
 * @param backtest how well the next purchase was foretold, Ebb's own rule first
 * @param states what followed each state of a habit
 * @param learned found patterns, strongest first
 * @param tested pairs with enough support to be tested
 * @param events life events switched on, with how many customers they are probably under way with
 */
public record HabitsAndEvents(
        List<Category> categories,
        List<Rule> backtest,
        List<StateOutcome> states,
        List<Pattern> learned,
        long tested,
        List<Event> events)
        implements Section {
    public static final SectionType TYPE = new SectionType(
            "habits",
            "Category habits and what follows them",
            List.of(
                    CategoryRhythmsTable.TABLE,
                    RhythmBacktestsTable.TABLE,
                    HabitStatesTable.TABLE,
                    LifeEventPatternsTable.TABLE,
                    LifeEventsTable.TABLE),
            HabitsAndEvents::read);

    /**
     * One category.
     *
     * @param habits customers with the habit
     * @param late late by their own rhythm, and still coming to the shop
     * @param dropped ended, by visits without it
     * @param silent late, but late in the whole shop
     * @param switchedTo where most of the dropped went; null: nowhere that is known
     * @param atStake what the ended habits were worth a year
     */
    public record Category(
            String name, long habits, long late, long dropped, long silent, String switchedTo, BigDecimal atStake) {}

    /**
     * One rule that foretells the next purchase.
     *
     * @param aheadInsideShare share inside the interval when looked ahead from a past date; null: not looked at
     */
    public record Rule(
            String name,
            long gaps,
            double insideShare,
            double medianErrorDays,
            double meanErrorDays,
            Double aheadInsideShare) {}

    /** What followed one state of a habit. */
    public record StateOutcome(String state, long habits, double endedProbability, double boughtAgainShare) {}

    /** One found pattern; the lead is in days. */
    public record Pattern(
            String words, long customers, long together, double expected, double qValue, double leadDays) {
        public double lift() {
            return together / expected;
        }
    }

    /**
     * One life event.
     *
     * @param customers whom it is probably under way with; null: withheld, because it is sensitive
     */
    public record Event(String name, Long customers) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    public long habits() {
        return categories.stream().mapToLong(Category::habits).sum();
    }

    public long dropped() {
        return categories.stream().mapToLong(Category::dropped).sum();
    }

    public BigDecimal atStake() {
        return categories.stream().map(Category::atStake).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static final int CATEGORIES_SHOWN = 15;
    private static final int PATTERNS_SHOWN = 20;

    /** Groups of fewer than the least cohort are left out; empty where no category is a habit of enough customers. */
    private static Optional<HabitsAndEvents> read(ReportSource source) {
        int minCohort = source.frame().minCohort();
        List<Category> categories = source.rows(CategoryRhythmsTable.TABLE)
                .map(rhythms -> categories(rhythms, minCohort))
                .orElse(List.of());
        if (categories.isEmpty()) {
            return Optional.empty();
        }
        Optional<Dataset<Row>> tested = source.rows(LifeEventPatternsTable.TABLE)
                .map(patterns ->
                        patterns.where(col(LifeEventPatternsTable.P_VALUE).isNotNull()));
        return Optional.of(new HabitsAndEvents(
                categories,
                source.rows(RhythmBacktestsTable.TABLE)
                        .map(HabitsAndEvents::rules)
                        .orElse(List.of()),
                source.rows(HabitStatesTable.TABLE).map(HabitsAndEvents::states).orElse(List.of()),
                tested.map(HabitsAndEvents::found).orElse(List.of()),
                tested.map(Dataset::count).orElse(0L),
                source.rows(LifeEventsTable.TABLE)
                        .map(events -> eventCounts(events, minCohort))
                        .orElse(List.of())));
    }

    private static List<Category> categories(Dataset<Row> rhythms, int minCohort) {
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
                .map(row -> new Category(
                        row.getString(0),
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getDecimal(6)))
                .toList();
    }

    private static List<Rule> rules(Dataset<Row> backtest) {
        return backtest.orderBy(RhythmBacktestsTable.RULE).collectAsList().stream()
                .map(row -> new Rule(
                        row.getAs(RhythmBacktestsTable.RULE),
                        row.getAs(RhythmBacktestsTable.GAPS),
                        row.getAs(RhythmBacktestsTable.INSIDE),
                        row.getAs(RhythmBacktestsTable.MEDIAN_ERROR),
                        row.getAs(RhythmBacktestsTable.MEAN_ERROR),
                        row.getAs(RhythmBacktestsTable.AHEAD_INSIDE)))
                .toList();
    }

    private static List<StateOutcome> states(Dataset<Row> states) {
        return states.orderBy(HabitStatesTable.ENDED_PROBABILITY).collectAsList().stream()
                .map(row -> new StateOutcome(
                        row.getAs(HabitStatesTable.STATE),
                        row.getAs(HabitStatesTable.HABITS),
                        row.getAs(HabitStatesTable.ENDED_PROBABILITY),
                        row.getAs(HabitStatesTable.BOUGHT_AGAIN)))
                .toList();
    }

    private static List<Pattern> found(Dataset<Row> learned) {
        return learned
                .where(col(LifeEventPatternsTable.IS_FOUND))
                .orderBy(LifeEventPatternsTable.P_VALUE, LifeEventPatternsTable.SIGN)
                .limit(PATTERNS_SHOWN)
                .collectAsList()
                .stream()
                .map(row -> new Pattern(
                        row.getAs(LifeEventPatternsTable.SIGN),
                        row.<Integer>getAs(LifeEventPatternsTable.SUPPORT),
                        row.<Integer>getAs(LifeEventPatternsTable.TOGETHER),
                        row.getAs(LifeEventPatternsTable.EXPECTED),
                        row.getAs(LifeEventPatternsTable.Q_VALUE),
                        row.getAs(LifeEventPatternsTable.LEAD)))
                .toList();
    }

    /** Of a sensitive event not even how many: the page is no purpose, and who opens it is not recorded. */
    private static List<Event> eventCounts(Dataset<Row> events, int minCohort) {
        return events
                .groupBy(LifeEventsTable.EVENT, LifeEventsTable.IS_SENSITIVE)
                .agg(count(lit(1)).as("customers"))
                .where(col("customers").geq(minCohort))
                .orderBy(LifeEventsTable.EVENT)
                .collectAsList()
                .stream()
                .map(row -> new Event(row.getString(0), row.getBoolean(1) ? null : row.getLong(2)))
                .toList();
    }
}
