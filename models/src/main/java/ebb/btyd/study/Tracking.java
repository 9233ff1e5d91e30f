package ebb.btyd.study;

import ebb.btyd.model.BtydModel;
import ebb.customer.CalendarDays;
import java.util.ArrayList;
import java.util.List;

/**
 * Repeat purchases of a cohort week by week, actual against expected: the first picture of whether a model holds beyond the days it was fitted to.
 *
 * @param week weeks since the first day, from 1
 * @param actual repeat purchase days in the week
 * @param expected by the model, knowing only when each customer first bought
 * @param cumulativeActual up to and with the week
 * @param cumulativeExpected up to and with the week
 */
public record Tracking(int week, double actual, double expected, double cumulativeActual, double cumulativeExpected) {

    /**
     * All whole weeks of the days given.
     *
     * @param firstPurchases customers by day of their first purchase, day 0 first
     * @param repeats repeat purchase days of the same customers, by day
     */
    public static List<Tracking> of(BtydModel model, long[] firstPurchases, long[] repeats) {
        double[] byAge = new double[repeats.length + 1];
        for (int age = 0; age < byAge.length; age++) {
            byAge[age] = model.expectedOfNew(age);
        }
        List<Tracking> weeks = new ArrayList<>();
        double actualBefore = 0;
        double expectedBefore = 0;
        for (int week = 1; week * CalendarDays.WEEK <= repeats.length; week++) {
            int until = week * CalendarDays.WEEK;
            double actual = 0;
            for (int day = until - CalendarDays.WEEK; day < until; day++) {
                actual += repeats[day];
            }
            double expected = 0;
            for (int day = 0; day < Math.min(until, firstPurchases.length); day++) {
                expected += firstPurchases[day] * byAge[until - 1 - day];
            }
            weeks.add(new Tracking(week, actual, expected - expectedBefore, actualBefore + actual, expected));
            actualBefore += actual;
            expectedBefore = expected;
        }
        return weeks;
    }
}
