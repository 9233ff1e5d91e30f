package ebb.report;

import ebb.customer.NormalQuantiles;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The news in a sentence and three figures, and the one thing to do.
 *
 * @param activeCustomers customers who bought within active-days
 * @param loss active customers expected not to buy in the horizon
 * @param moneyAtRisk what they are expected to take with them; null: nobody has a score
 * @param caveat why the score is to be doubted, in a sentence; null: it was judged out of time and tells who will leave
 * @param call the kind of action that is expected to bring most; null: none is due
 * @param before the same figures at the as-of date before; null: there is none
 */
public record Headline(
        long activeCustomers, Loss loss, BigDecimal moneyAtRisk, String caveat, Call call, Before before) {

    /**
     * Customers expected to be lost: the sum of their churn probabilities; NaN where nobody has one.
     *
     * @param low lower end of the 95 % interval by chance: each customer leaves or stays on their own, as likely as scored
     * @param high upper end of it
     */
    public record Loss(double expected, double low, double high) {
        /**
         * Of customers who leave independently of each other.
         *
         * @param customers how many there are
         * @param expected sum of their churn probabilities
         * @param variance sum of the probabilities, each times one less itself
         */
        public static Loss of(long customers, double expected, double variance) {
            double reach = NormalQuantiles.P975 * Math.sqrt(variance);
            return new Loss(expected, Math.max(0, expected - reach), Math.min((double) customers, expected + reach));
        }

        public long rounded() {
            return Math.round(expected);
        }
    }

    /**
     * The actions of a kind that are due.
     *
     * @param words what to do
     * @param customers with how many customers
     * @param stake what is at stake with them, and what acting is expected to bring
     * @param by last day to do the first of them
     */
    public record Call(String words, long customers, Stake stake, LocalDate by) {}

    /** Money of actions, as {@code next_actions} has it. */
    public record Stake(BigDecimal expectedLoss, BigDecimal expectedGain) {}

    /** What was said on an earlier as-of date. */
    public record Before(LocalDate asOf, long activeCustomers, double expectedLost, BigDecimal moneyAtRisk) {}

    /** Whether active customers have a churn score. */
    public boolean isScored() {
        return !Double.isNaN(loss.expected());
    }

    /** Whether both dates have one, so that they can be compared. */
    public boolean isCompared() {
        return before != null && isScored() && !Double.isNaN(before.expectedLost());
    }

    public double lostShare() {
        return activeCustomers == 0 ? Double.NaN : loss.expected() / activeCustomers;
    }
}
