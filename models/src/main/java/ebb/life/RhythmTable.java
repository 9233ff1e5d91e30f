package ebb.life;

import ebb.ledger.AsOf;
import ebb.ledger.LedgerRow;
import ebb.schema.CategoryRhythms;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Category rhythms of all customers: one map over the ledger, no shuffle. */
public final class RhythmTable implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Gaps after the last purchase within which another category must have begun to be what replaced it. */
    private static final double SWITCH_GAPS = 3;

    private final AsOf asOf;
    private final LifePopulation population;
    private final LifeSettings settings;
    /** By category that breaks: the categories found to follow it, with how many times as often as by chance. */
    private final HashMap<String, Map<String, Double>> followers = new HashMap<>();

    private RhythmTable(AsOf asOf, LifePopulation population, LifeSettings settings, List<LearnedPattern> patterns) {
        this.asOf = asOf;
        this.population = population;
        this.settings = settings;
        for (LearnedPattern pattern : patterns) {
            if (pattern.isFound(settings)) {
                followers
                        .computeIfAbsent(pattern.broken(), none -> new HashMap<>())
                        .put(pattern.begun(), pattern.lift());
            }
        }
    }

    /** A mapper that names what replaced a category only where {@code patterns} found it to follow. */
    public static RhythmTable with(
            AsOf asOf, LifePopulation population, LifeSettings settings, List<LearnedPattern> patterns) {
        return new RhythmTable(asOf, population, settings, patterns);
    }

    /** Rows of {@link CategoryRhythms}. */
    public Dataset<Row> of(Dataset<LedgerRow> ledger) {
        JavaRDD<Row> rows = LifePopulations.habits(ledger.javaRDD(), asOf, settings.blocked())
                .flatMap(this::rows);
        return ledger.sparkSession().createDataFrame(rows, CategoryRhythms.TABLE.schema());
    }

    private Iterator<Row> rows(Habits habits) {
        return habits.all.stream()
                .filter(Habit::isRegular)
                .map(habit -> row(habits, habit))
                .iterator();
    }

    private Row row(Habits habits, Habit habit) {
        CategoryRhythm rhythm = CategoryRhythm.of(habits, habit, population, settings.droppedFrom());
        boolean dropped = rhythm.state == CategoryRhythm.State.DROPPED;
        double year = habit.yearAmount(rhythm.usualGapDays);
        return RowFactory.create(
                habits.customerId,
                date(asOf.day()),
                habit.category,
                habit.size(),
                rhythm.usualGapDays,
                rhythm.spread,
                date(habit.lastDay()),
                BigDecimal.valueOf(habit.lastUnits(), 3),
                date(rhythm.dueDay),
                date(rhythm.fromDay),
                date(rhythm.untilDay),
                rhythm.state.label,
                rhythm.stopProbability,
                rhythm.isShopSilent,
                dropped ? switchedTo(habits, habit, rhythm.usualGapDays) : null,
                money(year),
                money(year * rhythm.stopProbability));
    }

    /** The follower that began about when the habit ended, the one with the greatest lift; null: none. */
    private String switchedTo(Habits habits, Habit ended, double usualGapDays) {
        Map<String, Double> known = followers.getOrDefault(ended.category, Map.of());
        String best = null;
        for (Habit habit : habits.all) {
            int begun = Beginnings.day(habits, habit);
            boolean isThen =
                    begun > ended.lastDay() - usualGapDays / 2 && begun <= ended.lastDay() + SWITCH_GAPS * usualGapDays;
            if (isThen
                    && known.containsKey(habit.category)
                    && (best == null || known.get(habit.category) > known.get(best))) {
                best = habit.category;
            }
        }
        return best;
    }

    private static Date date(int epochDay) {
        return Date.valueOf(LocalDate.ofEpochDay(epochDay));
    }

    private static BigDecimal money(double hundredths) {
        return BigDecimal.valueOf(hundredths).movePointLeft(2).setScale(2, RoundingMode.HALF_EVEN);
    }
}
