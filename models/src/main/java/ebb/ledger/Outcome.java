package ebb.ledger;

/**
 * What a customer did in the outcome window, the days after the as-of date up to and with the horizon.
 *
 * @param purchaseDays purchase days in the window
 * @param amount bought in the window, in hundredths of the currency, returns not taken off
 * @param returnedAmount returned in the window, whenever it was bought
 * @param firstDay first purchase day in the window, as days since 1970-01-01; {@link #NEVER} where there is none
 */
public record Outcome(int purchaseDays, long amount, long returnedAmount, int firstDay) {
    public static final int NEVER = Integer.MAX_VALUE;

    static Outcome between(Timeline timeline, int afterDay, int lastDay) {
        int from = Timeline.countUntil(timeline.purchaseDays, afterDay);
        int until = Timeline.countUntil(timeline.purchaseDays, lastDay);
        long amount = timeline.amountBefore(until) - timeline.amountBefore(from);
        return new Outcome(
                until - from,
                amount,
                timeline.returnedBetween(afterDay, lastDay),
                from < until ? timeline.purchaseDays[from] : NEVER);
    }

    /** No purchase in the outcome window. */
    public boolean churned() {
        return purchaseDays == 0;
    }

    /** Less than {@code spendFloor} hundredths of the currency spent in the outcome window, returns taken off; with a floor of 0, no purchase. */
    public boolean churned(long spendFloor) {
        return spendFloor == 0 ? churned() : amount - returnedAmount < spendFloor;
    }
}
