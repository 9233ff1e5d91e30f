package ebb.warning;

import java.io.Serializable;
import java.util.Map;

/**
 * How warnings are given, set in the conf under {@code warnings}.
 *
 * @param watch what the rules look at
 * @param severity how pressing a warning is, and when it closes
 * @param limits the limit of each rule, by its name
 * @param replay how the rules are measured on the past
 */
public record WarningSettings(Watch watch, Severity severity, Map<String, WarningLimit> limits, Replay replay)
        implements Serializable {

    /**
     * What the rules look at.
     *
     * @param minPurchaseDays purchase days before sales progress and loss speak of a customer; null: by the shop's gaps, see {@link WatchLimits}
     * @param windowDays days over which sales and expenses are summed
     * @param hiatusDays silence below which no loss is feared, whatever the rhythm; null: by the shop's gaps
     * @param longerGapShare share of the customer's ordinary gaps that may be longer than a silence that counts
     * @param riskiestShare share of the active customers, those likeliest lost, among whom a loss is warned of
     * @param giveUpDays silence after which a customer is lost for good, and left to the win-back plan; null: active-days
     * @param jumpDays days within which the probability of a loss must have risen
     * @param expenseClimb times what used to be spent that count as much as spending the budget
     * @param eventDays days for which an event is watched
     * @param eventAheadDays days before an announced event
     */
    public record Watch(
            Integer minPurchaseDays,
            int windowDays,
            Integer hiatusDays,
            double longerGapShare,
            double riskiestShare,
            Integer giveUpDays,
            int jumpDays,
            double expenseClimb,
            int eventDays,
            int eventAheadDays)
            implements Serializable {

        public Watch {
            require(
                    minPurchaseDays == null || minPurchaseDays >= 2,
                    "watch.min-purchase-days",
                    minPurchaseDays,
                    "2 or more");
            require(windowDays >= 7, "watch.window-days", windowDays, "7 days or more");
            require(hiatusDays == null || hiatusDays >= 1, "watch.hiatus-days", hiatusDays, "1 day or more");
            require(
                    longerGapShare > 0 && longerGapShare < 1,
                    "watch.longer-gap-share",
                    longerGapShare,
                    "a share between 0 and 1");
            require(riskiestShare > 0 && riskiestShare <= 1, "watch.riskiest-share", riskiestShare, "a share above 0");
            require(
                    giveUpDays == null || giveUpDays > (hiatusDays == null ? 0 : hiatusDays),
                    "watch.give-up-days",
                    giveUpDays,
                    "more than hiatus-days");
            require(jumpDays >= 1, "watch.jump-days", jumpDays, "1 day or more");
            require(expenseClimb > 1, "watch.expense-climb", expenseClimb, "more than 1");
            require(eventDays >= 1, "watch.event-days", eventDays, "1 day or more");
            require(eventAheadDays >= 0, "watch.event-ahead-days", eventAheadDays, "0 days or more");
        }

        /** The same, but seeing no event before its day: when each was announced is not known. */
        Watch withoutForeknowledge() {
            return new Watch(
                    minPurchaseDays,
                    windowDays,
                    hiatusDays,
                    longerGapShare,
                    riskiestShare,
                    giveUpDays,
                    jumpDays,
                    expenseClimb,
                    eventDays,
                    0);
        }
    }

    /**
     * How pressing a warning is, and when it closes.
     *
     * @param closeBelowShare share of its limit below which an open warning closes
     * @param criticalShare share of the warnings, those with most money, that are critical
     * @param seriousShare share of the warnings, those with most money after them, that are serious
     */
    public record Severity(double closeBelowShare, double criticalShare, double seriousShare) implements Serializable {
        public Severity {
            require(
                    closeBelowShare > 0 && closeBelowShare <= 1,
                    "severity.close-below-share",
                    closeBelowShare,
                    "a share above 0");
            require(
                    criticalShare >= 0 && criticalShare <= 1,
                    "severity.critical-share",
                    criticalShare,
                    "a share from 0 to 1");
            require(
                    seriousShare >= 0 && criticalShare + seriousShare <= 1,
                    "severity.serious-share",
                    seriousShare,
                    "a share that leaves 1 or less together with critical-share");
        }
    }

    /**
     * How the rules are measured on the past.
     *
     * @param spacingDays days between two as-of dates
     * @param mostDates as-of dates at most, the latest ones
     * @param mostCustomers customers looked at, about; beyond it a fixed sample
     * @param truth path of the generated shop's truth, as Parquet; null: not known, as of every real shop
     */
    public record Replay(int spacingDays, int mostDates, int mostCustomers, String truth) implements Serializable {

        public Replay {
            require(spacingDays >= 1, "replay.spacing-days", spacingDays, "1 day or more");
            require(mostDates >= 2, "replay.most-dates", mostDates, "2 or more");
            require(mostCustomers >= 100, "replay.most-customers", mostCustomers, "100 or more");
        }
    }

    public static final String NOTICE = "notice";
    public static final String SERIOUS = "serious";
    public static final String CRITICAL = "critical";

    public WarningSettings {
        limits = Map.copyOf(limits);
        for (String rule : limits.keySet()) {
            require(
                    WarningRuleCatalogue.names().contains(rule),
                    "limits",
                    rule,
                    "rules among " + String.join(", ", WarningRuleCatalogue.names()));
        }
        for (String rule : WarningRuleCatalogue.names()) {
            require(limits.containsKey(rule), "limits." + rule, "missing", "a limit");
        }
    }

    WarningLimit limit(WarningRule rule) {
        return limits.get(rule.name());
    }

    private static void require(boolean holds, String key, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("Cannot use warnings." + key + ": " + value + ". Set " + wanted + ".");
        }
    }
}
