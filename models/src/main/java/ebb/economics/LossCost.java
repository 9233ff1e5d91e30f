package ebb.economics;

/**
 * What a year's lost customers cost: customers × loss rate × revenue of one × margin.
 *
 * @param customers at the start
 * @param lossRate share lost in a year, 0 to 1
 * @param revenue bought by a customer in a year, in the currency
 * @param margin profit over revenue; NaN: not known
 */
public record LossCost(double customers, double lossRate, double revenue, double margin) {
    /** Five points: the drop of the loss rate that is often quoted to bring 25 to 85 % more profit (Reichheld and Sasser 1990). */
    public static final double FIVE_POINTS = 0.05;

    public double lost() {
        return customers * lossRate;
    }

    public double lostRevenue() {
        return lost() * revenue;
    }

    /** NaN where the margin is not known. */
    public double lostProfit() {
        return lostRevenue() * margin;
    }

    /** Points by which the rate can fall. */
    double points() {
        return Math.min(FIVE_POINTS, lossRate);
    }

    /** Profit of a year that is kept if the loss rate is five points lower, or 0; NaN where the margin is not known. */
    public double savedProfit() {
        return customers * points() * revenue * margin;
    }

    /**
     * By how much the discounted profit of a customer's lifetime rises then: a yearly profit that ends with probability r and is discounted at d is worth
     * 1 / (d + r) of it.
     *
     * @param discountRate d, yearly
     */
    public double savedLifetimeShare(double discountRate) {
        return (discountRate + lossRate) / (discountRate + lossRate - points()) - 1;
    }
}
