package ebb.life;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;

import ebb.customer.Money;
import ebb.ledger.AsOf;
import ebb.ledger.LedgerRow;
import ebb.life.pattern.LearnedPattern;
import ebb.life.rhythm.CategoryFilter;
import ebb.life.rhythm.CategoryRhythm;
import ebb.life.rhythm.CustomerHabits;
import ebb.life.rhythm.DropCalibration;
import ebb.life.rhythm.Habit;
import ebb.life.rhythm.HabitOnset;
import ebb.life.rhythm.LifePopulation;
import ebb.life.rhythm.LifePopulationFitter;
import ebb.life.setting.LifeSettings;
import ebb.schema.CategoryRhythmsTable;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Category rhythms of all customers: one map over the ledger, no shuffle. */
public final class CategoryRhythmCalculator implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Gaps after the last purchase within which another category must have begun to be what replaced it. */
    private static final double SWITCH_GAPS = 3;

    private final AsOf asOf;
    private final LifePopulation population;
    private final LifeSettings settings;
    private final CategoryRhythm.Terms terms;
    /** By category that breaks: the categories found to follow it, with how many times as often as by chance. */
    private final HashMap<String, Map<String, Double>> followers = new HashMap<>();

    /**
     * What is known of all customers on the as-of date.
     *
     * @param population what is usual
     * @param calibration of the probability that a habit has ended
     * @param patterns what replaced a category is named only where these found it to follow
     */
    public record Known(
            AsOf asOf, LifePopulation population, DropCalibration calibration, List<LearnedPattern> patterns) {}

    private CategoryRhythmCalculator(Known known, LifeSettings settings) {
        this.asOf = known.asOf();
        this.population = known.population();
        this.settings = settings;
        this.terms = new CategoryRhythm.Terms(known.calibration(), settings.droppedFrom());
        for (LearnedPattern pattern : known.patterns()) {
            if (pattern.isFound(settings)) {
                followers
                        .computeIfAbsent(pattern.broken(), none -> new HashMap<>())
                        .put(pattern.begun(), pattern.lift());
            }
        }
    }

    public static CategoryRhythmCalculator with(Known known, LifeSettings settings) {
        return new CategoryRhythmCalculator(known, settings);
    }

    /** Rows of {@link CategoryRhythmsTable}. */
    public Dataset<Row> of(Dataset<LedgerRow> ledger) {
        JavaRDD<Row> rows = LifePopulationFitter.habits(ledger, asOf, wanted()).flatMap(this::rows);
        return ledger.sparkSession().createDataFrame(rows, inDays()).select(inDates());
    }

    /** The table's columns with days since 1970-01-01 for dates: a java.sql.Date goes through the old calendar, cell by cell. */
    private static StructType inDays() {
        StructType inDays = new StructType();
        for (StructField field : CategoryRhythmsTable.TABLE.schema().fields()) {
            inDays = inDays.add(
                    field.name(), isDate(field) ? DataTypes.IntegerType : field.dataType(), field.nullable());
        }
        return inDays;
    }

    private static Column[] inDates() {
        return Arrays.stream(CategoryRhythmsTable.TABLE.schema().fields())
                .map(field ->
                        isDate(field) ? date_from_unix_date(col(field.name())).as(field.name()) : col(field.name()))
                .toArray(Column[]::new);
    }

    private static boolean isDate(StructField field) {
        return field.dataType().equals(DataTypes.DateType);
    }

    /** What was bought on two days only can have replaced something; where nothing is known to do so, only habits count. */
    private CategoryFilter wanted() {
        int least = followers.isEmpty() ? Habit.LEAST_PURCHASES : HabitOnset.LEAST_PURCHASES;
        return CategoryFilter.allBut(settings.withheld()).onDays(least);
    }

    private Iterator<Row> rows(CustomerHabits habits) {
        List<Row> rows = new ArrayList<>();
        boolean isShopSilent = !habits.all.isEmpty() && CategoryRhythm.isShopSilent(habits, population);
        for (Habit habit : habits.all) {
            if (habit.isRegular()) {
                rows.add(row(habits, habit, isShopSilent));
            }
        }
        return rows.iterator();
    }

    private Row row(CustomerHabits habits, Habit habit, boolean isShopSilent) {
        CategoryRhythm rhythm = CategoryRhythm.of(habits, habit, population, terms);
        boolean dropped = rhythm.state == CategoryRhythm.State.DROPPED;
        double year = habit.yearAmount(rhythm.usualGapDays);
        return RowFactory.create(
                habits.customerId,
                asOf.day(),
                habit.category,
                habit.size(),
                rhythm.usualGapDays,
                rhythm.spread,
                habit.lastDay(),
                BigDecimal.valueOf(habit.lastUnits(), 3),
                rhythm.dueDay,
                rhythm.fromDay,
                rhythm.untilDay,
                rhythm.state.label,
                rhythm.stopProbability,
                isShopSilent,
                dropped ? switchedTo(habits, habit, rhythm.usualGapDays) : null,
                money(year),
                money(year * rhythm.stopProbability));
    }

    /** The follower that began about when the habit ended, the one with the greatest lift; null: none. */
    private String switchedTo(CustomerHabits habits, Habit ended, double usualGapDays) {
        Map<String, Double> known = followers.get(ended.category);
        if (known == null) {
            return null;
        }
        String best = null;
        for (Habit habit : habits.all) {
            Double lift = known.get(habit.category);
            if (lift != null && isThen(HabitOnset.day(habits, habit), ended.lastDay(), usualGapDays)) {
                best = best == null || lift > known.get(best) ? habit.category : best;
            }
        }
        return best;
    }

    /** Whether a habit that begins on {@code begun} can have replaced one last seen on {@code lastDay}. */
    static boolean isThen(int begun, int lastDay, double usualGapDays) {
        return begun > lastDay - usualGapDays / 2 && begun <= lastDay + SWITCH_GAPS * usualGapDays;
    }

    private static BigDecimal money(double hundredths) {
        return Money.ofCents((long) Math.rint(hundredths));
    }
}
