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
        String refusal = customer.contact().refusal();
        ActionRule play = refusal == null
                ? ActionRule.of(new ActionRule.Situation(lifecycle, customer.risk(), value))
                : ActionRule.refused(refusal);
        return new Segment(
                lifecycle,
                value,
                RfmGroup.of(customer, limits),
                customer.active() ? ExpectedValue.atRisk(customer.churnProbability(), customer.expectedValue()) : null,
                play.words(),
                play.contactBy(customer.asOf(), settings),
                customer.contact().control());
    }

    private static Band valueBand(CustomerFacts customer, PopulationLimits limits) {
        if (!customer.active() || customer.expectedValue() == null) {
            return null;
        }
        return Band.of(customer.expectedValue().doubleValue(), limits.value());
    }
}
