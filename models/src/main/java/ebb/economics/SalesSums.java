package ebb.economics;

import ebb.ledger.History;

/** One customer's sales, refunds and profit up to any day, in cents. */
final class SalesSums {
    private final History history;
    private final long[] bought;
    private final long[] refunded;
    private final double[] profit;

    SalesSums(History history, EconomicsSettings settings) {
        this.history = history;
        int entries = history.entryCount();
        bought = new long[entries + 1];
        refunded = new long[entries + 1];
        profit = new double[entries + 1];
        double[] margins = new double[history.categoryCount()];
        for (int category = 0; category < margins.length; category++) {
            margins[category] = settings.marginOf(history.categoryName(category));
        }
        for (int e = 0; e < entries; e++) {
            bought[e + 1] = bought[e] + history.entryAmount(e);
            refunded[e + 1] = refunded[e] + history.entryReturnedAmount(e);
            long net = history.entryAmount(e) - history.entryReturnedAmount(e);
            profit[e + 1] = profit[e] + net * margins[history.entryCategory(e)];
        }
    }

    /** Bought after {@code afterDay} up to and with {@code lastDay}, returns not taken off. */
    long bought(int afterDay, int lastDay) {
        return bought[entriesUntil(lastDay)] - bought[entriesUntil(afterDay)];
    }

    long refunded(int afterDay, int lastDay) {
        return refunded[entriesUntil(lastDay)] - refunded[entriesUntil(afterDay)];
    }

    long net(int afterDay, int lastDay) {
        return bought(afterDay, lastDay) - refunded(afterDay, lastDay);
    }

    /** Sales after a day up to and with another, returns taken off: the same figure wherever sales of a customer are told. */
    static long net(History history, int afterDay, int lastDay) {
        long net = 0;
        for (int e = history.entryCount() - 1; e >= 0 && history.entryDay(e) > afterDay; e--) {
            net += history.entryDay(e) <= lastDay ? history.entryAmount(e) - history.entryReturnedAmount(e) : 0;
        }
        return net;
    }

    /** Net sales times the margin of their categories, in whole cents; 0 where a margin is not known. */
    long profit(int afterDay, int lastDay) {
        return Math.round(profit[entriesUntil(lastDay)] - profit[entriesUntil(afterDay)]);
    }

    /**
     * What the customer paid more in the later period because a unit of a category cost more, or a dearer one was chosen: (p2 - p1) q2 over the
     * categories bought in both, in whole cents. Entries with returns or without quantities tell nothing.
     */
    long priceEffect(FlowPeriod period) {
        int categories = history.categoryCount();
        Units before =
                new Units(categories).add(history, entriesUntil(period.beforeDay()), entriesUntil(period.startDay()));
        Units after =
                new Units(categories).add(history, entriesUntil(period.startDay()), entriesUntil(period.lastDay()));
        double effect = 0;
        for (int category = 0; category < categories; category++) {
            if (before.quantity[category] > 0
                    && after.quantity[category] > 0
                    && !history.categoryName(category).isEmpty()) {
                double priceBefore = (double) before.amount[category] / before.quantity[category];
                effect += after.amount[category] - priceBefore * after.quantity[category];
            }
        }
        return Math.round(effect);
    }

    /** Amounts and quantities by category. */
    private static final class Units {
        private final long[] amount;
        private final long[] quantity;

        Units(int categories) {
            amount = new long[categories];
            quantity = new long[categories];
        }

        Units add(History history, int from, int until) {
            for (int e = from; e < until; e++) {
                if (history.entryReturnedAmount(e) == 0 && history.entryQuantity(e) > 0) {
                    amount[history.entryCategory(e)] += history.entryAmount(e);
                    quantity[history.entryCategory(e)] += history.entryQuantity(e);
                }
            }
            return this;
        }
    }

    private int entriesUntil(int day) {
        int low = 0;
        int high = history.entryCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (history.entryDay(middle) <= day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
