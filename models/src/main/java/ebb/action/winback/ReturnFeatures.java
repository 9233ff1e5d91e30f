package ebb.action.winback;

import ebb.account.AccountBaseline;
import ebb.customer.LogOdds;
import ebb.customer.Money;
import ebb.ledger.History;
import java.util.List;

/** What the chance of a lapsed customer to return is told by. */
final class ReturnFeatures {
    static final String SILENCE = "log_silence_days";
    static final String PURCHASES = "log_purchase_days_count";
    static final String NO_PURCHASE = "no_purchase_log_odds";

    static final List<String> NAMES = List.of(
            SILENCE,
            PURCHASES,
            NO_PURCHASE,
            "log_tenure_days",
            "log_silence_over_mean_gap",
            "log_longest_gap_over_silence",
            "log_mean_amount");

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
            Math.log(silence),
            Math.log(days),
            LogOdds.of(noPurchase),
            Math.log1p(tenure),
            Math.log(silence / meanGap),
            days > 1 ? Math.log(longest / silence) : Double.NaN,
            Math.log1p(Money.amount((double) history.amountUntil(history.asOfDay()) / days))
        };
    }
}
