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
        boolean control = ControlGroup.holds(customer.customerId(), settings);
        ActionRule play =
                ActionRule.of(new ActionRule.Situation(lifecycle, customer.risk(), value, contact(customer, control)));
        return new Segment(
                lifecycle,
                value,
                RfmGroup.of(customer, limits),
                customer.living() ? ExpectedValue.atRisk(customer.churnProbability(), customer.expectedValue()) : null,
                play.words(),
                play.contactBy(customer.asOf(), settings),
                control);
    }

    private static ActionRule.Contact contact(CustomerFacts customer, boolean control) {
        if (customer.optedOut()) {
            return ActionRule.Contact.OPTED_OUT;
        }
        return control ? ActionRule.Contact.HELD_BACK : ActionRule.Contact.ALLOWED;
    }

    private static Band valueBand(CustomerFacts customer, PopulationLimits limits) {
        if (!customer.living() || customer.expectedValue() == null) {
            return null;
        }
        return Band.of(customer.expectedValue().doubleValue(), limits.value());
    }
}
