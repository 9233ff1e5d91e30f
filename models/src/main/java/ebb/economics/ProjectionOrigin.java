package ebb.economics;

import ebb.customer.Activity;
import ebb.customer.CalendarDays;
import ebb.input.AccountTimeline;
import ebb.input.CustomerAccount;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * The day that a projection is made on: nothing later goes into it.
 *
 * @param asOf that day
 * @param today the as-of date of the run, up to which what came is known
 * @param activeDays longest silence of an active customer
 */
record ProjectionOrigin(AsOf asOf, AsOf today, int activeDays) implements Serializable {

    /** The as-of date, and the day a year before it where the data reach back by as much as makes customers of that day known. */
    static List<ProjectionOrigin> of(AsOf today, int activeDays) {
        List<ProjectionOrigin> origins = new ArrayList<>(List.of(new ProjectionOrigin(today, today, activeDays)));
        int yearAgo = today.day() - CalendarDays.YEAR;
        if (yearAgo - activeDays >= today.span().firstDay()) {
            origins.add(new ProjectionOrigin(new AsOf(yearAgo, today.span()), today, activeDays));
        }
        return List.copyOf(origins);
    }

    /** The sums of each origin, in one pass over the accounts. */
    static List<CohortSums> sums(List<ProjectionOrigin> origins, JavaRDD<CustomerAccount> accounts) {
        List<CohortSums> zero = origins.stream().map(origin -> new CohortSums()).toList();
        return accounts.treeAggregate(
                zero,
                (sums, account) -> {
                    AccountTimeline timeline = account.timeline();
                    for (int i = 0; i < sums.size(); i++) {
                        origins.get(i).add(sums.get(i), timeline);
                    }
                    return sums;
                },
                (left, right) -> {
                    for (int i = 0; i < left.size(); i++) {
                        left.get(i).plus(right.get(i));
                    }
                    return left;
                });
    }

    boolean isOver() {
        return asOf.day() + CalendarDays.YEAR <= today.day();
    }

    /** Days from which the pace of new customers is taken: a year, but not the first days of the data, when customers of long before look new. */
    int paceDays() {
        return Math.max(0, Math.min(CalendarDays.YEAR, asOf.day() - asOf.span().firstDay() - activeDays));
    }

    private void add(CohortSums sums, AccountTimeline timeline) {
        History history = asOf.observe(timeline.purchases());
        if (history.dayCount() > 0) {
            sums.customers.add(history, asOf.day());
            sums.active += Activity.isActive(history.silenceDays(), activeDays) ? 1 : 0;
            int yearBefore = asOf.day() - CalendarDays.YEAR;
            sums.purchaseDays += history.dayCount() - history.dayCountUntil(yearBefore);
            sums.amount += SalesSums.net(history, yearBefore, asOf.day());
            if (history.firstDay() > asOf.day() - paceDays()) {
                sums.fresh.add(0, 0, asOf.day() - history.firstDay(), 1);
                sums.freshCustomers++;
                sums.freshDays += history.dayCount();
                sums.freshAmount += SalesSums.net(history, Integer.MIN_VALUE, asOf.day());
            }
        }
        if (isOver()) {
            History later = today.observe(timeline.purchases());
            long amount = SalesSums.net(later, asOf.day(), asOf.day() + CalendarDays.YEAR);
            sums.laterAmount += amount;
            sums.laterExistingAmount += history.dayCount() > 0 ? amount : 0;
            double change = (double) amount - SalesSums.net(history, asOf.day() - CalendarDays.YEAR, asOf.day());
            sums.squaredChanges += change * change;
        }
    }
}
