package ebb.value;

import ebb.churn.fit.TrainingMatrix;
import ebb.evaluation.Interval;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How one measure is foretold.
 *
 * @param measure what is foretold
 * @param correction of the total, and so of every customer's share of it
 * @param customers 80 % intervals for one customer
 * @param judged past totals, each as it would have been foretold then, ascending
 * @param holdoutDay as-of date whose customers judged the intervals, as days since 1970-01-01
 * @param insideShare share of its customers whose outcome lay inside their interval, made without that date; NaN: not judged
 */
public record ValueForecast(
        ForecastMeasure measure,
        TotalCorrection correction,
        CustomerIntervals customers,
        List<JudgedTotal> judged,
        int holdoutDay,
        double insideShare)
        implements Serializable {

    /**
     * A past total beside what would have been foretold.
     *
     * @param total what was expected and what came
     * @param foretold corrected by what had matured on that date, with its 80 % interval
     */
    public record JudgedTotal(MaturedTotal total, Interval foretold) implements Serializable {
        public boolean holds() {
            return total.actual() >= foretold.low() && total.actual() <= foretold.high();
        }
    }

    /** Without past outcomes: nothing is corrected, and no customer has an interval. */
    public static ValueForecast untried(ForecastMeasure measure) {
        return new ValueForecast(
                measure, TotalCorrection.NONE, new CustomerIntervals(List.of()), List.of(), 0, Double.NaN);
    }

    /** One for each measure, without past outcomes. */
    public static List<ValueForecast> untried() {
        return List.of(untried(ForecastMeasure.PURCHASES), untried(ForecastMeasure.SPEND));
    }

    /**
     * One for each measure.
     *
     * @param examples labelled active customers of all matured as-of dates
     * @param holdoutDay the as-of date that judges
     */
    public static List<ValueForecast> of(TrainingMatrix examples, int holdoutDay, int horizonDays) {
        return List.of(
                of(examples, ForecastMeasure.PURCHASES, holdoutDay, horizonDays),
                of(examples, ForecastMeasure.SPEND, holdoutDay, horizonDays));
    }

    /** The same with {@code logLift} added to the logarithm of what is foretold now; what was foretold in the past stays. */
    ValueForecast raised(double logLift) {
        return new ValueForecast(measure, correction.raised(logLift), customers, judged, holdoutDay, insideShare);
    }

    /** A corrected total with its 80 % interval. */
    public Interval around(double corrected) {
        return correction.around(corrected / correction.of(1));
    }

    private static ValueForecast of(TrainingMatrix examples, ForecastMeasure measure, int holdoutDay, int horizonDays) {
        TotalTrials trials = TotalTrials.of(MaturedTotal.of(examples, measure), horizonDays);
        TotalCorrection correction = trials.latest();
        TrainingMatrix before = examples.where(row -> examples.asOfDay(row) + horizonDays <= holdoutDay);
        TotalCorrection then = TotalCorrection.of(MaturedTotal.of(before, measure), horizonDays);
        TrainingMatrix holdout = examples.where(row -> examples.asOfDay(row) == holdoutDay);
        return new ValueForecast(
                measure,
                correction,
                CustomerIntervals.of(pairs(examples, measure, correction)),
                trials.judged(),
                holdoutDay,
                CustomerIntervals.of(pairs(before, measure, then)).insideShare(pairs(holdout, measure, then)));
    }

    private static List<CustomerIntervals.Pair> pairs(
            TrainingMatrix examples, ForecastMeasure measure, TotalCorrection correction) {
        return IntStream.range(0, examples.size())
                .mapToObj(row -> new CustomerIntervals.Pair(
                        correction.of(measure.expected(examples, row)), measure.actual(examples, row)))
                .filter(pair -> pair.expected() > 0)
                .toList();
    }
}
