package ebb.feature;

import ebb.ledger.History;

/** First and last day, number of days and amount of each category that the customer bought by the as-of date. */
final class Categories {
    private static final int REGULAR_DAYS = 3;
    private static final double BROKEN_RATIO = 2;

    private final int[] days;
    private final int[] firstDay;
    private final int[] lastDay;
    private final long[] amount;

    private Categories(int count) {
        days = new int[count];
        firstDay = new int[count];
        lastDay = new int[count];
        amount = new long[count];
    }

    static Categories of(History history) {
        Categories categories = new Categories(history.categoryCount());
        for (int e = 0; e < history.entryCount(); e++) {
            if (history.isPurchase(e)) {
                categories.add(history.entryCategory(e), history.entryDay(e), history.entryAmount(e));
            }
        }
        return categories;
    }

    private void add(int category, int day, long bought) {
        if (days[category]++ == 0) {
            firstDay[category] = day;
        }
        lastDay[category] = day;
        amount[category] += bought;
    }

    int size() {
        return days.length;
    }

    boolean isBought(int category) {
        return days[category] > 0;
    }

    int firstDay(int category) {
        return firstDay[category];
    }

    int lastDay(int category) {
        return lastDay[category];
    }

    boolean isRegular(int category) {
        return days[category] >= REGULAR_DAYS;
    }

    boolean isBroken(int category, int asOfDay) {
        return isRegular(category) && silenceOverMeanGap(category, asOfDay) > BROKEN_RATIO;
    }

    double silenceOverMeanGap(int category, int asOfDay) {
        double meanGap = (lastDay[category] - firstDay[category]) / (days[category] - 1.0);
        return (asOfDay - lastDay[category]) / meanGap;
    }

    /** Part of all that was paid that went to the largest category. */
    double largestShare() {
        long largest = 0;
        long total = 0;
        for (long bought : amount) {
            largest = Math.max(largest, bought);
            total += bought;
        }
        return Ratios.of(largest, total);
    }

    /** The regular category with the highest amount, the first by name among equals; -1 where none is regular. */
    int largestRegular() {
        int largest = -1;
        for (int c = 0; c < days.length; c++) {
            if (isRegular(c) && (largest < 0 || amount[c] > amount[largest])) {
                largest = c;
            }
        }
        return largest;
    }
}
