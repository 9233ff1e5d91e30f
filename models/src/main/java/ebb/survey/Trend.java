package ebb.survey;

import ebb.customer.CalendarDays;
import ebb.customer.NormalQuantiles;
import ebb.evaluation.Interval;
import java.util.Map;

/**
 * A straight line through figures over time, each weighed by how well it is known (weighted least squares). Where the figures lie further from the line than
 * their own intervals explain, the interval of the slope is widened by as much (Birge ratio).
 */
final class Trend {
    private static final int FEWEST = 3;
    private static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN, Double.NaN);

    private Trend() {}

    /**
     * The change in a year with its 95 % interval; not a number of fewer than three figures.
     *
     * @param figures by day, each with its 95 % interval
     */
    static Interval perYear(Map<Integer, Interval> figures) {
        if (figures.size() < FEWEST) {
            return UNKNOWN;
        }
        double weights = 0;
        double meanTime = 0;
        double mean = 0;
        for (Map.Entry<Integer, Interval> figure : figures.entrySet()) {
            double weight = weight(figure.getValue());
            weights += weight;
            meanTime += weight * years(figure);
            mean += weight * figure.getValue().value();
        }
        meanTime /= weights;
        mean /= weights;
        double spread = 0;
        double product = 0;
        for (Map.Entry<Integer, Interval> figure : figures.entrySet()) {
            double weight = weight(figure.getValue());
            spread += weight * Math.pow(years(figure) - meanTime, 2);
            product += weight * (years(figure) - meanTime) * (figure.getValue().value() - mean);
        }
        double slope = product / spread;
        double misfit = 0;
        for (Map.Entry<Integer, Interval> figure : figures.entrySet()) {
            double expected = mean + slope * (years(figure) - meanTime);
            misfit += weight(figure.getValue()) * Math.pow(figure.getValue().value() - expected, 2);
        }
        double birge = Math.max(1, Math.sqrt(misfit / (figures.size() - 2)));
        double reach = NormalQuantiles.P975 * birge / Math.sqrt(spread);
        return new Interval(slope, slope - reach, slope + reach);
    }

    private static double years(Map.Entry<Integer, Interval> figure) {
        return (double) figure.getKey() / CalendarDays.YEAR;
    }

    private static double weight(Interval figure) {
        double error = (figure.high() - figure.low()) / 2 / NormalQuantiles.P975;
        return 1 / (error * error);
    }
}
