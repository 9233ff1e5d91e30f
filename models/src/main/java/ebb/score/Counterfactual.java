package ebb.score;

import ebb.ledger.LedgerRow;
import java.util.Arrays;

/** Counterfactual ledger rows: a customer's purchases as they would be had something not happened, or happened in addition. */
public final class Counterfactual {
    private Counterfactual() {}

    /** Nothing bought after {@code day}. */
    public static LedgerRow until(LedgerRow row, int day) {
        return resized(row, entriesUntil(row, day));
    }

    /** Nothing bought after {@code day}, and one purchase on it, like the customer's last. */
    public static LedgerRow withPurchase(LedgerRow row, int day) {
        int entries = entriesUntil(row, day);
        LedgerRow supposed = resized(row, entries + 1);
        int last = lastPurchase(row, entries);
        supposed.getDays()[entries] = day;
        supposed.getCategoryIndexes()[entries] = row.getCategoryIndexes()[last];
        supposed.getAmounts()[entries] = row.getAmounts()[last];
        supposed.getQuantities()[entries] = row.getQuantities()[last];
        supposed.getLines()[entries] = row.getLines()[last];
        return supposed;
    }

    private static int entriesUntil(LedgerRow row, int day) {
        return (int) Arrays.stream(row.getDays()).filter(entry -> entry <= day).count();
    }

    private static int lastPurchase(LedgerRow row, int entries) {
        int last = entries - 1;
        while (last > 0 && row.getLines()[last] == 0) {
            last--;
        }
        return last;
    }

    private static LedgerRow resized(LedgerRow row, int entries) {
        LedgerRow result = new LedgerRow();
        result.setCustomerId(row.getCustomerId());
        result.setCategories(row.getCategories());
        result.setDays(Arrays.copyOf(row.getDays(), entries));
        result.setCategoryIndexes(Arrays.copyOf(row.getCategoryIndexes(), entries));
        result.setAmounts(Arrays.copyOf(row.getAmounts(), entries));
        result.setReturnedAmounts(Arrays.copyOf(row.getReturnedAmounts(), entries));
        result.setQuantities(Arrays.copyOf(row.getQuantities(), entries));
        result.setLines(Arrays.copyOf(row.getLines(), entries));
        result.setReturnLines(Arrays.copyOf(row.getReturnLines(), entries));
        return result;
    }
}
