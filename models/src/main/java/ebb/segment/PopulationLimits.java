package ebb.segment;

import java.util.List;

/**
 * Limits found among active customers of one as-of date.
 *
 * @param value where medium and high expected value begin
 * @param recency silences that part active customers into fifths, ascending
 * @param frequency purchase days that part active customers into fifths, ascending
 * @param amount amounts of the last 365 days that part active customers into fifths, ascending
 */
record PopulationLimits(Band.Limits value, List<Double> recency, List<Double> frequency, List<Double> amount) {

    /** Fifth that {@code value} lies in: 1 lowest to 5 highest; a value on a limit belongs above it. */
    static int fifth(double value, List<Double> limits) {
        int fifth = 1;
        for (double limit : limits) {
            if (value >= limit) {
                fifth++;
            }
        }
        return fifth;
    }
}
