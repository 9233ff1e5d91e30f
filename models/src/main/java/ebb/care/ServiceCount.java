package ebb.care;

import ebb.customer.CalendarDays;
import ebb.input.ServiceCase;
import ebb.schema.ServiceTable;
import java.io.Serializable;

/** Cases of one kind and cause in one period, summed; adding two gives those of both. */
final class ServiceCount implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_DAYS = CalendarDays.YEAR;

    long cases;
    long customers;
    long unresolved;
    long repeated;
    long silent;
    long ours;
    long theirs;
    long nobodys;
    long points;
    long squares;
    private final int[] daysToClose = new int[LONGEST_DAYS + 1];

    void closedAfter(int days) {
        daysToClose[Math.max(0, Math.min(LONGEST_DAYS, days))]++;
    }

    void answered(int satisfaction) {
        cases++;
        points += satisfaction;
        squares += (long) satisfaction * satisfaction;
    }

    void judged(ServiceCase one) {
        ours += one.isComplaintOf(ServiceTable.OURS) ? 1 : 0;
        theirs += one.isComplaintOf(ServiceTable.THEIRS) ? 1 : 0;
        nobodys += one.isComplaintOf(ServiceTable.NOBODYS) ? 1 : 0;
    }

    ServiceCount plus(ServiceCount other) {
        cases += other.cases;
        customers += other.customers;
        unresolved += other.unresolved;
        repeated += other.repeated;
        silent += other.silent;
        ours += other.ours;
        theirs += other.theirs;
        nobodys += other.nobodys;
        points += other.points;
        squares += other.squares;
        for (int days = 0; days <= LONGEST_DAYS; days++) {
            daysToClose[days] += other.daysToClose[days];
        }
        return this;
    }

    /** Median days to closing; null where none was closed. A year counts for all that is longer. */
    Integer medianDaysToClose() {
        long closed = 0;
        for (int count : daysToClose) {
            closed += count;
        }
        long soFar = 0;
        for (int days = 0; days <= LONGEST_DAYS; days++) {
            soFar += daysToClose[days];
            if (closed > 0 && 2 * soFar >= closed) {
                return days;
            }
        }
        return null;
    }

    double mean() {
        return (double) points / cases;
    }

    /** Variance of the mean answer. */
    double varianceOfMean() {
        return Math.max(0, (double) squares / cases - mean() * mean()) / cases;
    }
}
