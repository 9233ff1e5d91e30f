package ebb.segment;

/** Where a customer stands between the first purchase and the last. */
public enum Lifecycle {
    NEW("new"),
    ACTIVE("active"),
    COOLING("cooling"),
    AT_RISK("at risk"),
    LAPSED("lapsed"),
    RETURNED("returned");

    private final String label;

    Lifecycle(String label) {
        this.label = label;
    }

    /** As written in the tables. */
    public String label() {
        return label;
    }

    /** The first state that holds, in this order: lapsed, returned, new, at risk, cooling, active. */
    static Lifecycle of(CustomerFacts customer, SegmentSettings settings) {
        CustomerFacts.Rhythm rhythm = customer.rhythm();
        if (!customer.living()) {
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
