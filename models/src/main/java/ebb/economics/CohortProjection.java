package ebb.economics;

import ebb.btyd.model.BtydModel;
import ebb.btyd.model.CustomerSummary;
import ebb.btyd.model.GroupedSummaries;
import ebb.customer.CalendarDays;
import ebb.customer.Money;

/**
 * Revenue of the coming years by the survival of cohorts: of today's customers by the buy-till-you-die model, each by what is known of it, and of those
 * who will come at the pace of the year before, who buy like the new ones of that year.
 */
final class CohortProjection {
    private static final int STEPS = 12;

    private final double[] existing;
    private final double[] fresh;
    private final double amountOfDay;
    private final double freshAmountOfDay;
    private final double daysOfActive;

    private CohortProjection(double[] existing, double[] fresh, CohortSums sums) {
        this.existing = existing;
        this.fresh = fresh;
        amountOfDay = ratio(Money.amount(sums.amount), sums.purchaseDays);
        freshAmountOfDay = ratio(Money.amount(sums.freshAmount), sums.freshDays);
        daysOfActive = ratio((double) sums.purchaseDays, sums.active);
    }

    static CohortProjection of(BtydModel model, CohortSums sums, int paceDays, int years) {
        double pace = paceDays == 0 ? 0 : (double) sums.freshCustomers * CalendarDays.YEAR / paceDays;
        return new CohortProjection(
                existing(model.remembering(), sums.customers.grouped().coarse(CalendarDays.WEEK), years),
                fresh(model, pace * calibration(model, sums), years),
                sums);
    }

    /** Mean amount of a purchase day in the year before, in the currency; assumed to stay. */
    double amountOfDay() {
        return amountOfDay;
    }

    /** The same of those who were new in that year. */
    double freshAmountOfDay() {
        return freshAmountOfDay;
    }

    private static double ratio(double amount, long count) {
        return count == 0 ? 0 : amount / count;
    }

    /** Purchase days of the year's new customers over what the model expects of customers as new as they are: new ones may be of another kind. */
    private static double calibration(BtydModel model, CohortSums sums) {
        GroupedSummaries fresh = sums.fresh.grouped();
        double expected = 0;
        for (int i = 0; i < fresh.size(); i++) {
            expected +=
                    fresh.weight(i) * (1 + model.expectedOfNew(fresh.summary(i).age()));
        }
        return expected == 0 ? 0 : sums.freshDays / expected;
    }

    private static double[] existing(BtydModel model, GroupedSummaries customers, int years) {
        double[] until = new double[years + 1];
        for (int i = 0; i < customers.size(); i++) {
            CustomerSummary customer = customers.summary(i);
            double alive = customers.weight(i) * model.alive(customer);
            for (int year = 1; year <= years; year++) {
                until[year] += alive * model.expectedIfAlive(customer, (double) year * CalendarDays.YEAR);
            }
        }
        return byYear(until);
    }

    /** New customers come evenly over the year; those of a month count as if they came in its middle. */
    private static double[] fresh(BtydModel model, double pace, int years) {
        double[] until = new double[years + 1];
        double step = (double) CalendarDays.YEAR / STEPS;
        for (int year = 1; year <= years; year++) {
            double sum = year * pace;
            for (int month = 0; month < year * STEPS; month++) {
                sum += pace / STEPS * model.expectedOfNew((month + 0.5) * step);
            }
            until[year] = sum;
        }
        return byYear(until);
    }

    private static double[] byYear(double[] until) {
        double[] byYear = new double[until.length - 1];
        for (int year = 0; year < byYear.length; year++) {
            byYear[year] = until[year + 1] - until[year];
        }
        return byYear;
    }

    /** Revenue of a year from 1 on, in the currency. */
    double revenue(int year) {
        return existingRevenue(year) + fresh[year - 1] * freshAmountOfDay;
    }

    double existingRevenue(int year) {
        return existing[year - 1] * amountOfDay;
    }

    /** Customers who together buy as often, if each does as today's active ones do; NaN where none was active. */
    double customers(int year) {
        return daysOfActive == 0 ? Double.NaN : (existing[year - 1] + fresh[year - 1]) / daysOfActive;
    }
}
