package ebb.life.rhythm;

import ebb.ledger.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What one customer had bought by the as-of date, category by category, and the days the customer was in the shop at all. */
public final class CustomerHabits {
    /** Stands for the whole shop among the categories. */
    public static final String SHOP = "";

    public final String customerId;
    public final int asOfDay;
    /** Days with any purchase, ascending. */
    public final int[] visits;

    public final List<Habit> all;

    private CustomerHabits(History history, List<Habit> all) {
        this.customerId = history.customerId();
        this.asOfDay = history.asOfDay();
        this.visits = new int[history.dayCount()];
        Arrays.setAll(visits, history::day);
        this.all = all;
    }

    /** Visits as a habit of their own. */
    public Habit shop() {
        Habit shop = new Habit(SHOP, visits.length);
        for (int day : visits) {
            shop.buy(day, 1);
        }
        return shop;
    }

    public static CustomerHabits of(History history, CategoryFilter wanted) {
        int[] entries = new int[history.categoryCount()];
        for (int e = 0; e < history.entryCount(); e++) {
            entries[history.entryCategory(e)]++;
        }
        Habit[] habits = new Habit[entries.length];
        List<Habit> all = new ArrayList<>();
        for (int c = 0; c < entries.length; c++) {
            String category = history.categoryName(c);
            if (entries[c] > 0 && wanted.isWanted(category, entries[c])) {
                habits[c] = new Habit(category, entries[c]);
                all.add(habits[c]);
            }
        }
        for (int e = 0; e < history.entryCount(); e++) {
            add(history, e, habits[history.entryCategory(e)]);
        }
        all.removeIf(habit -> habit.size() == 0);
        return new CustomerHabits(history, all);
    }

    private static void add(History history, int entry, Habit habit) {
        if (habit == null) {
            return;
        }
        long quantity = history.keptQuantity(entry);
        if (quantity > 0 && history.isPurchase(entry)) {
            habit.buy(history.entryDay(entry), quantity);
        }
        habit.addAmount(history.entryAmount(entry) - history.entryReturnedAmount(entry));
    }

    public Optional<Habit> find(String category) {
        return all.stream().filter(habit -> habit.category.equals(category)).findFirst();
    }

    public int lastVisit() {
        return visits[visits.length - 1];
    }

    public int firstVisit() {
        return visits[0];
    }

    public int visitsUntil(int day) {
        int at = Arrays.binarySearch(visits, day);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** Visits after {@code day} up to the as-of date. */
    public int visitsAfter(int day) {
        return visits.length - visitsUntil(day);
    }

    /** Days the customer's visits lie apart, on the mean; the days since the first where there was but one. */
    public double meanVisitGap() {
        return visits.length > 1
                ? (lastVisit() - firstVisit()) / (visits.length - 1.0)
                : Math.max(1, asOfDay - firstVisit());
    }
}
