package ebb.feature;

import ebb.customer.CalendarDays;
import ebb.customer.Money;
import ebb.ledger.History;

/**
 * A stretch of days as features count in it: the days after {@code afterDay} up to and with {@code lastDay}.
 *
 * <p>A year is 365 days, so that a window and the one a year earlier are equally long.
 */
record Window(int afterDay, int lastDay) {

    /** The last {@code days} days up to the as-of date. */
    static Window last(int days, History history) {
        return new Window(history.asOfDay() - days, history.asOfDay());
    }

    /** The window of the same length just before this one. */
    Window before() {
        return new Window(2 * afterDay - lastDay, afterDay);
    }

    Window yearEarlier() {
        return new Window(afterDay - CalendarDays.YEAR, lastDay - CalendarDays.YEAR);
    }

    /** Whether the data cover the window from its first day on. */
    boolean isObserved(History history) {
        return afterDay + 1 >= history.dataStartDay();
    }

    /** Purchase days in the window. */
    int days(History history) {
        return history.dayCountUntil(lastDay) - history.dayCountUntil(afterDay);
    }

    /** Bought in the window, in currency. */
    double amount(History history) {
        return Money.amount(history.amountUntil(lastDay) - history.amountUntil(afterDay));
    }

    double daysIfObserved(History history) {
        return isObserved(history) ? days(history) : Double.NaN;
    }

    double amountIfObserved(History history) {
        return isObserved(history) ? amount(history) : Double.NaN;
    }
}
