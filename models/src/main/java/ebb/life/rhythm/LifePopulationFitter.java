package ebb.life.rhythm;

import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.ledger.LedgerRow;
import ebb.ledger.PackedLedger;
import ebb.ledger.Timeline;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;

/** Learns what is usual in each category: its timing in one pass over a sample of customers, then its habits in another. */
public final class LifePopulationFitter {
    /** Customers that the fits are made on: enough for two digits, and a fraction of a large ledger. */
    private static final int MOST_CUSTOMERS = 20_000;

    private LifePopulationFitter() {}

    public static LifePopulation of(PackedLedger ledger, AsOf asOf, Set<String> blocked) {
        Dataset<LedgerRow> sample = ledger.sample(MOST_CUSTOMERS);
        CategoryFilter all = CategoryFilter.allBut(blocked);
        // Unpacked twice: to keep the habits as objects costs Spark four times as much, for it measures every one of
        // them.
        TimingByCategory timings = new TimingByCategory(habits(sample, asOf, all.onDays(2))
                .aggregate(noSums(), LifePopulationFitter::add, LifePopulationFitter::plus));
        Months months = new Months(asOf.span().firstDay(), asOf.day());
        HabitSurvey survey = habits(sample, asOf, all)
                .aggregate(new HabitSurvey(timings, months), HabitSurvey::add, HabitSurvey::plus);
        return new LifePopulation(survey, timings, months);
    }

    /** Habits of those who had bought by the as-of date. */
    public static JavaRDD<CustomerHabits> habits(Dataset<LedgerRow> ledger, AsOf asOf, CategoryFilter wanted) {
        Observer observer = new Observer(asOf, wanted);
        return ledger.javaRDD()
                .map(observer::history)
                .filter(history -> history.dayCount() > 0)
                .map(observer::habits);
    }

    /** Looks at a customer from the as-of date. */
    record Observer(AsOf asOf, CategoryFilter wanted) implements Serializable {
        History history(LedgerRow row) {
            return asOf.observe(Timeline.of(row));
        }

        public CustomerHabits habits(History history) {
            return CustomerHabits.of(history, wanted);
        }
    }

    private static Map<String, TimingSums> noSums() {
        return new HashMap<>();
    }

    private static Map<String, TimingSums> add(Map<String, TimingSums> sums, CustomerHabits habits) {
        sums.computeIfAbsent(CustomerHabits.SHOP, none -> new TimingSums()).add(habits.shop());
        for (Habit habit : habits.all) {
            if (habit.size() > 1) {
                sums.computeIfAbsent(habit.category, none -> new TimingSums()).add(habit);
            }
        }
        return sums;
    }

    private static Map<String, TimingSums> plus(Map<String, TimingSums> left, Map<String, TimingSums> right) {
        Map<String, TimingSums> sums = new HashMap<>(left);
        right.forEach((category, more) ->
                sums.computeIfAbsent(category, none -> new TimingSums()).plus(more));
        return sums;
    }
}
