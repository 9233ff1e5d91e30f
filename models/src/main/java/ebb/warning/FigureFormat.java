package ebb.warning;

import ebb.customer.DayInWords;
import ebb.customer.Money;
import java.util.Locale;

/** Figures as a warning writes them, the same on every machine. */
final class FigureFormat {
    private FigureFormat() {}

    /** Money in whole units of the currency. */
    static String money(String currency, long hundredths) {
        return String.format(Locale.ROOT, "%s %,d", currency, Math.round(Money.amount(hundredths)));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** A probability, 0 to 1; no model is as sure as 100 %. */
    static String chance(double probability) {
        return probability > 0.99 ? "over 99 %" : percent(probability);
    }

    static String days(long days) {
        return days + (days == 1 ? " day" : " days");
    }

    static String orders(int orders) {
        return orders + (orders == 1 ? " order" : " orders");
    }

    static String date(int day) {
        return DayInWords.of(day);
    }
}
