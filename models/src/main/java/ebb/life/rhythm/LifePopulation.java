package ebb.life.rhythm;

import ebb.customer.NormalQuantiles;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** What was known of all customers' habits on the as-of date: with which one customer's habits are compared. */
public final class LifePopulation implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double LOW = .1;
    private static final double HIGH = .9;

    public final TimingByCategory timings;
    public final Months months;
    /** Where the lower end, the middle and the upper end of the 80 % interval lie, in spreads. */
    final double low;

    final double middle;
    final double high;
    private final HashMap<String, CategoryHabit> habits = new HashMap<>();
    private final CategoryHabit other;

    public LifePopulation(HabitSurvey survey, TimingByCategory timings, Months months) {
        this.timings = timings;
        this.months = months;
        this.low = survey.residuals.quantile(LOW, -NormalQuantiles.P90);
        this.middle = survey.residuals.quantile(.5, 0);
        this.high = survey.residuals.quantile(HIGH, NormalQuantiles.P90);
        HabitSums all = new HabitSums(months.count());
        survey.categories.values().forEach(all::plus);
        PurchaseProbabilityCurve pooled = PurchaseProbabilityCurve.of(all.visits, all.purchases, null);
        for (Map.Entry<String, HabitSums> category : survey.categories.entrySet()) {
            habits.put(category.getKey(), CategoryHabit.of(category.getValue(), survey, pooled));
        }
        other = CategoryHabit.of(new HabitSums(months.count()), survey, pooled);
    }

    public void forEachHabit(BiConsumer<String, CategoryHabit> action) {
        habits.forEach(action);
    }

    public CategoryHabit habit(String category) {
        return habits.getOrDefault(category, other);
    }
}
