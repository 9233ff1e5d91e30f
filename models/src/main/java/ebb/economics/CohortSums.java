package ebb.economics;

import ebb.btyd.model.SummaryCounts;
import java.io.Serializable;

/** What the projection needs of all customers on the day it is made: how they bought, and what those and later ones brought in the year after. */
final class CohortSums implements Serializable {
    private static final long serialVersionUID = 1L;

    final SummaryCounts customers = new SummaryCounts();
    long active;
    /** In the year before. */
    long purchaseDays;

    long amount;
    /** Customers who first bought in the days from which the pace is taken, by the days since; and what they bought. */
    final SummaryCounts fresh = new SummaryCounts();

    long freshCustomers;
    long freshDays;
    long freshAmount;
    /** In the year after; 0 where it is not over. */
    long laterAmount;

    long laterExistingAmount;

    /** Sum over customers of the square of what each brought more or less in the year after than in the year before. */
    double squaredChanges;

    CohortSums plus(CohortSums other) {
        customers.plus(other.customers);
        active += other.active;
        purchaseDays += other.purchaseDays;
        amount += other.amount;
        fresh.plus(other.fresh);
        freshCustomers += other.freshCustomers;
        freshDays += other.freshDays;
        freshAmount += other.freshAmount;
        laterAmount += other.laterAmount;
        laterExistingAmount += other.laterExistingAmount;
        squaredChanges += other.squaredChanges;
        return this;
    }
}
