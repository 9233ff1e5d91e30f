package ebb.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which days with purchase lines count as purchase days, set in the conf under {@code purchase-day}. */
public enum PurchaseDayRule {
    /**
     * Days on which something was paid and kept, as known on the as-of date: free lines, lines cancelled the same day and purchases that went back whole
     * are no activity.
     */
    @JsonProperty("paid")
    PAID,
    /** Every day with a purchase line, free and returned ones included: what the published fits of CDNOW count. */
    @JsonProperty("any")
    ANY;

    boolean leavesReturnsOut() {
        return this == PAID;
    }
}
