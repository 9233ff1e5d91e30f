package ebb.life.rhythm;

import ebb.customer.CalendarDays;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Population parameters of a category: the purchase probability of habitual buyers at a visit, the impulse purchase rate of others, and the rates at
 * which habits end and begin.
 */
public final class CategoryHabit implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Prior of the rate at which habits end: pseudo-counts of ends and of years. */
    private static final double PRIOR_STOPS = 1;

    private static final double PRIOR_YEARS = 10;
    private static final double LEAST_IMPULSE = 1e-4;

    final double stopsAYear;
    /** Customers of the sample whose habit fell silent, and those with whom it began. */
    public final long silentCustomers;

    public final long beginCustomers;
    private final double[] beginRates;
    /** By bin of the visit: what {@link #stopped} says. */
    private final double[] ifBought = new double[PurchaseProbabilityCurve.BINS];

    private final double[] ifNot = new double[PurchaseProbabilityCurve.BINS];

    /** {@code impulse}: probability that a visit of someone without the habit includes the category. */
    private CategoryHabit(
            HabitSums sums, PurchaseProbabilityCurve curve, double impulse, double stopsAYear, double[] beginRates) {
        this.silentCustomers = sums.silentHabits;
        this.beginCustomers = Arrays.stream(sums.beginnings).sum();
        this.stopsAYear = stopsAYear;
        this.beginRates = beginRates;
        for (int bin = 0; bin < PurchaseProbabilityCurve.BINS; bin++) {
            double habit = Math.max(curve.at(bin), impulse);
            ifBought[bin] = Math.log(impulse / habit);
            ifNot[bin] = Math.log((1 - impulse) / (1 - habit));
        }
    }

    static CategoryHabit of(HabitSums sums, HabitSurvey survey, PurchaseProbabilityCurve pooled) {
        double stops = (sums.silentHabits + PRIOR_STOPS) / (sums.habitDays / CalendarDays.MEAN_YEAR + PRIOR_YEARS);
        double[] rates = new double[survey.openVisits.length];
        for (int month = 0; month < rates.length; month++) {
            long open = survey.openVisits[month] - sums.pastVisits[month];
            rates[month] = open > 0 ? (double) sums.beginnings[month] / open : 0;
        }
        return new CategoryHabit(
                sums,
                PurchaseProbabilityCurve.of(sums.visits, sums.purchases, pooled),
                Math.max(LEAST_IMPULSE, Math.min(.5, sums.impulses.rate(survey.everyone))),
                Math.min(2, stops),
                rates);
    }

    /** Log-likelihood ratio of the visit: habit ended against habit continuing. */
    public double stopped(int bin, boolean bought) {
        return bought ? ifBought[bin] : ifNot[bin];
    }

    /** Probability that a visit in the month begins the category, where it was not bought before. */
    public double beginRate(int month) {
        return beginRates[month];
    }
}
