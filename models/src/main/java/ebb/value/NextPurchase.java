package ebb.value;

import ebb.btyd.spend.BtydColumns;
import java.io.Serializable;
import java.util.function.ToDoubleFunction;

/**
 * When a customer buys next, in days from the as-of date; NaN where it is not modelled.
 *
 * @param low where the 80 % interval begins
 * @param middle as likely before as after, of a customer who stays
 * @param high where the interval ends
 */
public record NextPurchase(double low, double middle, double high) implements Serializable {

    /**
     * As the purchase model has it.
     *
     * @param feature of the customer by name
     */
    public static NextPurchase modelled(ToDoubleFunction<String> feature) {
        return new NextPurchase(
                feature.applyAsDouble(BtydColumns.NEXT_PURCHASE_LOW),
                feature.applyAsDouble(BtydColumns.NEXT_PURCHASE),
                feature.applyAsDouble(BtydColumns.NEXT_PURCHASE_HIGH));
    }

    /** With both ends so many times as far from the middle, in the logarithm of days. */
    NextPurchase stretched(double factor) {
        return new NextPurchase(
                middle * Math.pow(low / middle, factor), middle, middle * Math.pow(high / middle, factor));
    }

    /** Whether a date can be given: the interval is no wider than the horizon. */
    public boolean isPredictable(int horizonDays) {
        return high - low <= horizonDays;
    }

    /**
     * Whether a date would contradict a churn probability: of four in five it would say that they buy within the horizon, of whom fewer are expected to.
     *
     * @param churn probability of buying nothing, or less than the spend-floor, in the horizon; NaN: not scored
     */
    public boolean contradicts(double churn, int horizonDays) {
        return lastDay() <= horizonDays && churn > 1 - TotalCorrection.HELD;
    }

    /** The day that a number of days from the as-of date falls on; the day after it at the earliest. */
    public static int wholeDays(double days) {
        return (int) Math.max(1, Math.round(days));
    }

    /** Whether a purchase {@code days} after the as-of date lies in the interval as it is told, in whole days. */
    boolean holds(int days) {
        return days >= wholeDays(low) && days <= lastDay();
    }

    /** The last day of the interval as it is told. */
    int lastDay() {
        return wholeDays(high);
    }
}
