package ebb.segment;

/** Where a customer stands between the first purchase and the last. */
public enum Lifecycle {
    NEW("new", "first bought lately"),
    ACTIVE("active", "buys in the usual rhythm"),
    COOLING("cooling", "silent for longer than usual"),
    AT_RISK("at risk", "likely to leave"),
    LAPSED("lapsed", "silent for too long to be active"),
    RETURNED("returned", "came back after a long gap");

    private final String label;
    private final String meaning;

    Lifecycle(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** As written in the tables. */
    public String label() {
        return label;
    }

    /** The state in words. */
    public String meaning() {
        return meaning;
    }

    /** The first state that holds, in this order: lapsed, returned, new, at risk, cooling, active. */
    static Lifecycle of(CustomerFacts customer, SegmentSettings settings) {
        CustomerFacts.Rhythm rhythm = customer.rhythm();
        if (!customer.active()) {
            return LAPSED;
        }
        if (rhythm.lastGapDays() >= settings.returnedGapDays()) {
            return RETURNED;
        }
        if (rhythm.tenureDays() <= settings.newDays()) {
            return NEW;
        }
        if (customer.risk() == Band.HIGH) {
            return AT_RISK;
        }
        return rhythm.silenceRatio() >= settings.coolingRatio() ? COOLING : ACTIVE;
    }
}
