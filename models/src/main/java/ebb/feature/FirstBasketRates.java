package ebb.feature;

import ebb.ledger.History;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;

/**
 * How many customers came back within the horizon after their first purchase day, by what they began with. Only those count whose horizon had passed
 * on the as-of date, so that nothing is known here before it happened.
 */
final class FirstBasketRates implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MONTHS = 12;
    /** Customers of the average kind that every kind is given, so that a rare one is not believed too soon. */
    private static final double SHRINKAGE = 20;

    private final int horizonDays;
    private final Beginners all = new Beginners();
    private final Beginners[] byMonth = new Beginners[MONTHS];
    private final HashMap<String, Beginners> byCategory = new HashMap<>();

    FirstBasketRates(int horizonDays) {
        this.horizonDays = horizonDays;
        for (int month = 0; month < MONTHS; month++) {
            byMonth[month] = new Beginners();
        }
    }

    /** Customers of one kind, and those of them who came back. */
    private static final class Beginners implements Serializable {
        private static final long serialVersionUID = 1L;

        private long customers;
        private long returned;

        void add(boolean cameBack) {
            customers++;
            returned += cameBack ? 1 : 0;
        }

        void plus(Beginners other) {
            customers += other.customers;
            returned += other.returned;
        }

        double share(Beginners everyone) {
            double average = (double) everyone.returned / everyone.customers;
            return (returned + SHRINKAGE * average) / (customers + SHRINKAGE);
        }
    }

    void add(History history) {
        if (history.dayCount() == 0 || history.firstDay() + horizonDays > history.asOfDay()) {
            return;
        }
        boolean cameBack = history.dayCount() > 1 && history.gap(1) <= horizonDays;
        all.add(cameBack);
        byMonth[month(history)].add(cameBack);
        String category = category(history);
        if (!category.isEmpty()) {
            byCategory.computeIfAbsent(category, first -> new Beginners()).add(cameBack);
        }
    }

    void plus(FirstBasketRates other) {
        all.plus(other.all);
        for (int month = 0; month < MONTHS; month++) {
            byMonth[month].plus(other.byMonth[month]);
        }
        other.byCategory.forEach((category, beginners) ->
                byCategory.computeIfAbsent(category, first -> new Beginners()).plus(beginners));
    }

    /** Share that came back of those whose first basket was mainly of the same category; NaN where there is no category, or nobody to tell by. */
    double categoryShare(History history) {
        String category = category(history);
        return category.isEmpty()
                ? Double.NaN
                : byCategory.getOrDefault(category, new Beginners()).share(all);
    }

    /** Share that came back of those who first bought in the same month of the year; NaN where there is nobody to tell by. */
    double monthShare(History history) {
        return byMonth[month(history)].share(all);
    }

    private static int month(History history) {
        return LocalDate.ofEpochDay(history.firstDay()).getMonthValue() - 1;
    }

    /** The category that most was paid for on the first purchase day, the first by name among equals; empty where the input names none. */
    private static String category(History history) {
        int firstDay = history.firstDay();
        long most = Long.MIN_VALUE;
        String category = "";
        for (int e = 0; e < history.entryCount() && history.entryDay(e) <= firstDay; e++) {
            boolean isBought = history.entryDay(e) == firstDay && history.isPurchase(e);
            if (isBought && history.entryAmount(e) > most) {
                most = history.entryAmount(e);
                category = history.categoryName(history.entryCategory(e));
            }
        }
        return category;
    }
}
