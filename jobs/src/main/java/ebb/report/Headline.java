package ebb.report;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The news in a sentence and three figures, and the one thing to do.
 *
 * @param livingCustomers customers who bought within living-days
 * @param expectedLost living customers expected not to buy in the horizon: the sum of their churn probabilities
 * @param moneyAtRisk what they are expected to take with them
 * @param call the most pressing action
 */
public record Headline(long livingCustomers, double expectedLost, BigDecimal moneyAtRisk, Call call) {

    /**
     * The most pressing action.
     *
     * @param words what to do
     * @param customers with how many customers
     * @param moneyAtRisk what is at stake with them
     * @param by last day to do it
     */
    public record Call(String words, long customers, BigDecimal moneyAtRisk, LocalDate by) {}

    public long lost() {
        return Math.round(expectedLost);
    }

    public double lostShare() {
        return livingCustomers == 0 ? Double.NaN : expectedLost / livingCustomers;
    }
}
