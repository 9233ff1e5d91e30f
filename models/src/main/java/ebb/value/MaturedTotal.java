package ebb.value;

import ebb.churn.fit.TrainingMatrix;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The total over the active customers of a past as-of date.
 *
 * @param day the as-of date as days since 1970-01-01
 * @param customers of whom something was expected
 * @param expected by buy-till-you-die, not corrected
 * @param actual what came in the outcome window
 */
public record MaturedTotal(int day, int customers, double expected, double actual) implements Serializable {

    /** One for each as-of date of the examples, ascending. */
    static List<MaturedTotal> of(TrainingMatrix examples, ForecastMeasure measure) {
        return Arrays.stream(examples.asOfDays())
                .mapToObj(day -> onDay(examples, measure, day))
                .toList();
    }

    private static MaturedTotal onDay(TrainingMatrix examples, ForecastMeasure measure, int day) {
        int[] rows = IntStream.range(0, examples.size())
                .filter(row -> examples.asOfDay(row) == day && !Double.isNaN(measure.expected(examples, row)))
                .toArray();
        return new MaturedTotal(
                day,
                rows.length,
                Arrays.stream(rows)
                        .mapToDouble(row -> measure.expected(examples, row))
                        .sum(),
                Arrays.stream(rows)
                        .mapToDouble(row -> measure.actual(examples, row))
                        .sum());
    }

    /** Whether there is a ratio to speak of. */
    boolean hasError() {
        return expected > 0 && actual > 0;
    }

    /** How far the logarithm of what came lay above that of what was expected. */
    double logError() {
        return Math.log(actual / expected);
    }
}
