package ebb.segment;

/** Group by fifths of recency, frequency and monetary value among active customers: the marketer's old language, kept beside the model's. */
final class RfmGroup {
    static final String LAPSED = "lapsed";

    private RfmGroup() {}

    static String of(CustomerFacts customer, PopulationLimits limits) {
        if (!customer.active()) {
            return LAPSED;
        }
        CustomerFacts.Rhythm rhythm = customer.rhythm();
        // A short silence is a good one, so recency counts down.
        int recency = 6 - PopulationLimits.fifth(rhythm.recencyDays(), limits.recency());
        int frequency = PopulationLimits.fifth(rhythm.frequencyCount(), limits.frequency());
        int amount = PopulationLimits.fifth(rhythm.yearAmount(), limits.amount());
        return named(recency, frequency, amount);
    }

    /** Name of the group for fifths from 1 (worst) to 5 (best). */
    static String named(int recency, int frequency, int amount) {
        boolean often = frequency >= 4;
        boolean much = amount >= 4;
        if (recency <= 2) {
            return often || much ? "slipping away" : "quiet";
        }
        if (often) {
            return much ? (recency == 5 ? "champions" : "loyal") : "frequent small buyers";
        }
        if (much) {
            return "big spenders";
        }
        return recency == 5 && frequency <= 2 ? "promising" : "ordinary";
    }
}
