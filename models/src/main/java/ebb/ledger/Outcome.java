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

    /** What came after {@code day}, as known on the last day of the window. */
    static Outcome after(int day, History known, long returnedAmount) {
        int from = known.dayCountUntil(day);
        return new Outcome(
                known.dayCount() - from,
                known.amountUntil(known.asOfDay()) - known.amountUntil(day),
                returnedAmount,
                from < known.dayCount() ? known.day(from) : NEVER);
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
