package ebb.segment;

import ebb.customer.ControlGroup;
import java.io.Serializable;

/**
 * Limits of the segments, set in the conf under {@code segments}.
 *
 * @param newDays a customer is new for so many days after the first purchase
 * @param returnedGapDays a gap of so many days or more, ended by the last purchase, makes a customer returned; null: as {@link #returnedByPaceOf} sets it
 * @param coolingRatio silence over the customer's mean gap from which a customer is cooling
 * @param mediumRiskFrom churn probability where medium risk begins
 * @param highRiskFrom churn probability where high risk begins
 * @param mediumValueFrom share of active customers below medium value
 * @param highValueFrom share of active customers below high value
 * @param controlShare share of customers held back from every action
 * @param controlSalt changes who is held back
 * @param urgentDays days to act where a call is due
 * @param soonDays days to act elsewhere
 */
public record SegmentSettings(
        int newDays,
        Integer returnedGapDays,
        double coolingRatio,
        double mediumRiskFrom,
        double highRiskFrom,
        double mediumValueFrom,
        double highValueFrom,
        double controlShare,
        String controlSalt,
        int urgentDays,
        int soonDays)
        implements Serializable {

    /** A long gap where customers stay active for less. */
    private static final int RETURNED_GAP_DAYS = 180;

    public static final SegmentSettings DEFAULTS =
            new SegmentSettings(60, RETURNED_GAP_DAYS, 1.5, 0.3, 0.6, 0.5, 0.8, 0.1, "ebb", 3, 14);

    public SegmentSettings {
        positive("new-days", newDays);
        positive("returned-gap-days", returnedGapDays == null ? RETURNED_GAP_DAYS : returnedGapDays);
        require(coolingRatio >= 1, "cooling-ratio", coolingRatio, "a number of 1 or more");
        share("medium-risk-from", mediumRiskFrom);
        share("high-risk-from", highRiskFrom);
        require(mediumRiskFrom < highRiskFrom, "high-risk-from", highRiskFrom, "more than medium-risk-from");
        share("medium-value-from", mediumValueFrom);
        share("high-value-from", highValueFrom);
        require(mediumValueFrom < highValueFrom, "high-value-from", highValueFrom, "more than medium-value-from");
        require(controlShare >= 0 && controlShare <= 0.5, "control-share", controlShare, "a share from 0 to 0.5");
        require(controlSalt != null && !controlSalt.isBlank(), "control-salt", controlSalt, "any text but blank");
        positive("urgent-days", urgentDays);
        positive("soon-days", soonDays);
    }

    /**
     * With a number for {@code returnedGapDays} where the conf gives none: 180 days, and where customers stay active for longer, the first gap in which
     * one was not. A customer who buys once a year, as always, was never gone.
     */
    public SegmentSettings returnedByPaceOf(int activeDays) {
        return returnedGapDays != null
                ? this
                : new SegmentSettings(
                        newDays,
                        Math.max(RETURNED_GAP_DAYS, activeDays + 1),
                        coolingRatio,
                        mediumRiskFrom,
                        highRiskFrom,
                        mediumValueFrom,
                        highValueFrom,
                        controlShare,
                        controlSalt,
                        urgentDays,
                        soonDays);
    }

    /** Limits of the risk bands, as churn probabilities. */
    public Band.Limits riskLimits() {
        return new Band.Limits(mediumRiskFrom, highRiskFrom);
    }

    /** Who is held back from marketing. */
    public ControlGroup controlGroup() {
        return new ControlGroup(controlShare, controlSalt);
    }

    private static void positive(String key, int days) {
        require(days >= 1, key, days, "1 day or more");
    }

    private static void share(String key, double value) {
        require(value > 0 && value < 1, key, value, "a share between 0 and 1");
    }

    private static void require(boolean holds, String key, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("Cannot use segments." + key + ": " + value + ". Set " + wanted + ".");
        }
    }
}
