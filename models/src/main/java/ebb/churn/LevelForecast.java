package ebb.churn;

import ebb.churn.fit.TrainingMatrix;
import ebb.customer.LogOdds;
import ebb.feature.LifetimeFeatures;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The share of churners to expect: buy-till-you-die's mean probability of no purchase, corrected by its own error on dates whose outcomes are known.
 *
 * <p>The correction is the mean error in log-odds over the matured dates, shrunk by k / (k + 1) for k outcome windows that do not overlap: a persistent
 * error, as with yearly buyers, is taken out nearly in full, a single window's by half.
 *
 * @param matured examples with outcomes, all known on the day that is asked about
 * @param horizonDays length of the outcome window
 */
public record LevelForecast(TrainingMatrix matured, int horizonDays) {
    private static final String EXPECTED = LifetimeFeatures.NO_PURCHASE.name();

    /** The share of {@code asked} to expect; empty where buy-till-you-die says nothing of them. */
    OptionalDouble of(TrainingMatrix asked) {
        OptionalDouble expected = mean(asked, row -> true);
        return expected.isEmpty()
                ? expected
                : OptionalDouble.of(LogOdds.probability(LogOdds.of(expected.getAsDouble()) + correction()));
    }

    /** What to add to the log-odds of the expected share; 0 where nothing has matured. */
    double correction() {
        int[] days = matured.asOfDays();
        double[] errors = Arrays.stream(days)
                .mapToObj(this::error)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        if (errors.length == 0) {
            return 0;
        }
        double windows = 1 + (days[days.length - 1] - days[0]) / horizonDays;
        return Arrays.stream(errors).average().getAsDouble() * windows / (windows + 1);
    }

    /** How far the log-odds of the actual share on a day lay above the expected; half a customer of either outcome keeps them finite. */
    private OptionalDouble error(int day) {
        IntPredicate onDay = row -> matured.asOfDay(row) == day && isKnown(matured, row);
        OptionalDouble expected = mean(matured, onDay);
        if (expected.isEmpty()) {
            return expected;
        }
        int[] rows = IntStream.range(0, matured.size()).filter(onDay).toArray();
        long churned = Arrays.stream(rows).filter(matured::churned).count();
        double actual = (churned + 0.5) / (rows.length + 1);
        return OptionalDouble.of(LogOdds.of(actual) - LogOdds.of(expected.getAsDouble()));
    }

    private static OptionalDouble mean(TrainingMatrix examples, IntPredicate wanted) {
        int feature = examples.indexOf(EXPECTED);
        return IntStream.range(0, examples.size())
                .filter(row -> isKnown(examples, row) && wanted.test(row))
                .mapToDouble(row -> examples.value(row, feature))
                .average();
    }

    static boolean isKnown(TrainingMatrix examples, int row) {
        int feature = examples.indexOf(EXPECTED);
        return feature >= 0 && !Float.isNaN(examples.value(row, feature));
    }
}
