package ebb.shop;

/**
 * How the customers of a preset come, buy and leave. Rates are of a year.
 *
 * @param presentShare share of the customers who were there on the first day; the others join later
 * @param joinGrowth growth rate of joining: the number who join is multiplied by e to this power each year; 0: even
 * @param oneTimeShare share of the customers who buy once
 * @param leaveRate mean of the customers' rates of leaving, which are gamma distributed
 * @param leaveGrowth growth rate of all rates of leaving; 0: they are constant
 * @param rhythm when a customer buys
 */
record PresetTraits(
        double presentShare,
        double joinGrowth,
        double oneTimeShare,
        double leaveRate,
        double leaveGrowth,
        Rhythm rhythm) {

    /** When a customer who has not left buys again. */
    sealed interface Rhythm {}

    /**
     * One gap after the other.
     *
     * @param medianDays median over the customers of their mean gap
     * @param sigma spread of the mean gaps, that of a log-normal distribution; 0: all have the same
     * @param shape of the gamma distribution of one customer's gaps; 1: memoryless
     */
    record Gaps(double medianDays, double sigma, double shape) implements Rhythm {}

    /**
     * On the customer's own day of the year, or not at all in that year.
     *
     * @param lowestShare lowest share of the years in which a customer buys; the highest is 1
     * @param christmasShare share of the customers whose day lies in the five weeks before Christmas
     */
    record OwnDay(double lowestShare, double christmasShare) implements Rhythm {}
}
