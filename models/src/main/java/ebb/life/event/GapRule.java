package ebb.life.event;

import ebb.customer.Activity;
import ebb.ledger.AsOf;
import ebb.ledger.LedgerRow;
import ebb.life.rhythm.CategoryFilter;
import ebb.life.rhythm.Habit;
import ebb.life.rhythm.LifePopulationFitter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import scala.Tuple2;

/** The rule that life events are measured against: the days since a category was last bought, over the customer's own median gap of it. */
public final class GapRule {
    private GapRule() {}

    /** The ratio by customer, of those who bought in the last {@code activeDays} and bought the category on three days or more. */
    public static Map<String, Double> ratios(Dataset<LedgerRow> ledger, AsOf asOf, String category, int activeDays) {
        return LifePopulationFitter.habits(
                        ledger, asOf, CategoryFilter.allBut(Set.of()).only(Set.of(category)))
                .filter(habits -> Activity.isActive(habits.asOfDay - habits.lastVisit(), activeDays))
                .filter(habits -> habits.find(category).filter(Habit::isRegular).isPresent())
                .mapToPair(habits -> new Tuple2<>(
                        habits.customerId,
                        ratio(habits.asOfDay, habits.find(category).orElseThrow())))
                .collectAsMap();
    }

    private static double ratio(int asOfDay, Habit habit) {
        int[] gaps = new int[habit.size() - 1];
        Arrays.setAll(gaps, i -> habit.gap(i + 1));
        Arrays.sort(gaps);
        double median = (gaps[(gaps.length - 1) / 2] + gaps[gaps.length / 2]) / 2.0;
        return (asOfDay - habit.lastDay()) / median;
    }
}
