package ebb.economics;

/**
 * What becomes of customers when part of them is lost each year and others come: three ways to reckon it, which popular statements do not keep apart.
 *
 * <p>1,000 customers who lose 20 % a year and win 200 stay 1,000. At half the loss they are 1,651 after ten years where 10 % of all are lost and 200
 * come; 2,000 where the loss stays 100 in number; 2,594 where a growth of 10 % compounds.
 *
 * @param customers at the start
 * @param lossRate share lost in a year, 0 to 1
 * @param gained customers who come or return in the first year
 */
public record LossScenario(double customers, double lossRate, double gained) {

    /** A share of all is lost each year, and as many come as in the first: N(t+1) = N(t) (1 - r) + W. */
    public double ofAll(int years) {
        double now = customers;
        for (int year = 0; year < years; year++) {
            now = now * (1 - lossRate) + gained;
        }
        return now;
    }

    /** As many are lost in number each year as in the first: N(t) = N + t (W - r N), at least 0. */
    public double inNumber(int years) {
        return Math.max(0, customers + years * (gained - lossRate * customers));
    }

    /** The growth of the first year compounds, so that more come the more there are: N(t) = N (1 + W/N - r)^t. */
    public double compounding(int years) {
        return customers * Math.pow(Math.max(0, 1 + gained / customers - lossRate), years);
    }

    /** The share of all that must come in a year for a growth: g + r. */
    public double neededGainShare(double growth) {
        return growth + lossRate;
    }
}
