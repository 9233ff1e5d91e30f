package ebb.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Whom to contact first: the customers with most money at risk who are not held back.
 *
 * @param calls the first of them
 * @param due how many are to be contacted in all
 */
public record CallList(List<Call> calls, long due) implements Section {

    /**
     * One customer to contact.
     *
     * @param name null: not given
     * @param reasons strongest first
     */
    public record Call(
            String customerId, String name, Stake stake, List<String> reasons, String action, LocalDate by) {}

    /** What may be lost with a customer. */
    public record Stake(double churnProbability, BigDecimal expectedValue, BigDecimal moneyAtRisk) {}

    @Override
    public String id() {
        return "calls";
    }

    @Override
    public String title() {
        return "Whom to contact first";
    }
}
