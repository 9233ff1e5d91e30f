package ebb.action.winback;

import ebb.account.AccountBaseline;
import ebb.customer.Money;
import ebb.ledger.History;
import java.util.List;

/** What the chance of a lapsed customer to return is told by. */
final class ReturnFeatures {
    static final String SILENCE = "silence_days";
    static final String PURCHASES = "purchase_days_count";
    static final String NO_PURCHASE = "no_purchase_probability";

    static final List<String> NAMES = List.of(
            SILENCE,
            PURCHASES,
            NO_PURCHASE,
            "tenure_days",
            "silence_over_mean_gap_ratio",
            "longest_gap_over_silence_ratio",
            "mean_amount");

    private ReturnFeatures() {}

    /** Values in the order of {@link #NAMES}; NaN where there is nothing to tell by. */
    static double[] of(History history, AccountBaseline baseline) {
        int days = history.dayCount();
        int tenure = history.lastDay() - history.firstDay();
        double meanGap = days > 1 ? (double) tenure / (days - 1) : Double.NaN;
        int longest = 0;
        for (int i = 1; i < days; i++) {
            longest = Math.max(longest, history.gap(i));
        }
        double silence = history.silenceDays();
        double noPurchase = baseline.population()
                .lifetime()
                .map(model -> model.noPurchaseProbability(history))
                .orElse(Double.NaN);
        return new double[] {
            silence,
            days,
            noPurchase,
            tenure,
            silence / meanGap,
            days > 1 ? longest / silence : Double.NaN,
            Money.amount((double) history.amountUntil(history.asOfDay()) / days)
        };
    }
}
