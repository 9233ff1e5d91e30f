package ebb.churn.survival;

import ebb.churn.PriorShift;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.LinearScorer;
import ebb.customer.CalendarDays;
import java.util.Arrays;

/**
 * The level of an interval in the season that is asked about. Hazards are fitted on dates of all seasons, and no feature tells which one comes next, so that
 * alone they expect the average of the year: too many purchases before a quiet summer.
 *
 * <p>All log-odds are moved so that they expect what came on dates of the same season of earlier years, times k / (k + 1) for k years, as the level of the
 * score is shrunk by its windows. Fewer than three years move nothing: on shops without seasons two had the effect of chance.
 *
 * @param askedDay the day that is asked about, as days since 1970-01-01
 */
record SeasonalLevel(int askedDay) {
    /** As dates lie a month apart, about one of each year is of the same season. */
    private static final int NEAR_DAYS = 15;

    private static final int FEWEST_YEARS = 3;

    /**
     * The same scorer at the level of the season.
     *
     * @param silence log-odds of no purchase in an interval
     * @param atRisk who had not bought before it, with the label whether they bought nothing in it
     */
    LinearScorer of(LinearScorer silence, TrainingMatrix atRisk) {
        TrainingMatrix same = atRisk.where(row -> isSameSeason(atRisk.asOfDay(row)));
        long years =
                Arrays.stream(same.asOfDays()).map(this::yearsAgo).distinct().count();
        if (years < FEWEST_YEARS) {
            return silence;
        }
        double silent = (same.churnRate() * same.size() + 0.5) / (same.size() + 1);
        double move = PriorShift.towards(same.margins(silence), silent) * years / (years + 1);
        return new LinearScorer(silence.base() + move, silence.terms());
    }

    private boolean isSameSeason(int day) {
        return yearsAgo(day) > 0 && Math.abs(askedDay - day - yearsAgo(day) * CalendarDays.MEAN_YEAR) <= NEAR_DAYS;
    }

    private int yearsAgo(int day) {
        return (int) Math.round((askedDay - day) / CalendarDays.MEAN_YEAR);
    }
}
