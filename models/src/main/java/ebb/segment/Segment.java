package ebb.segment;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Everything the rules say of one customer on one as-of date. */
record Segment(
        Lifecycle lifecycle,
        Band value,
        String rfmGroup,
        BigDecimal moneyAtRisk,
        String action,
        LocalDate contactBy,
        boolean control) {

    static Segment of(CustomerFacts customer, PopulationLimits limits, SegmentSettings settings) {
        Lifecycle lifecycle = Lifecycle.of(customer, settings);
        Band value = valueBand(customer, limits);
        ActionRule play = play(new ActionRule.Situation(lifecycle, customer.risk(), value), customer.contact());
        return new Segment(
                lifecycle,
                value,
                RfmGroup.of(customer, limits),
                customer.active() ? ExpectedValue.atRisk(customer.churnProbability(), customer.expectedValue()) : null,
                play.words(),
                play.contactBy(customer.asOf(), settings),
                customer.contact().control());
    }

    /** What fits, unless it is forbidden; where only the score may be no reason to act, what needs no contact still fits. */
    private static ActionRule play(ActionRule.Situation situation, CustomerFacts.Contact contact) {
        if (contact.refusal() != null) {
            return ActionRule.refused(contact.refusal());
        }
        ActionRule fits = ActionRule.of(situation);
        return contact.scoreRefusal() == null || fits.pace() == ActionRule.Pace.NEVER
                ? fits
                : ActionRule.refused(contact.scoreRefusal());
    }

    private static Band valueBand(CustomerFacts customer, PopulationLimits limits) {
        if (!customer.active() || customer.expectedValue() == null) {
            return null;
        }
        return Band.of(customer.expectedValue().doubleValue(), limits.value());
    }
}
