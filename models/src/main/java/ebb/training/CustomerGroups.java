package ebb.training;

import ebb.churn.fit.TrainingMatrix;
import ebb.feature.Recency;
import ebb.feature.Spending;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Thirds of the customers by tenure, by value and by frequency, and the new ones, who have bought on one day and so have no rhythm yet: groups large
 * enough to be judged on their own.
 */
final class CustomerGroups {
    static final String NEWCOMERS = "new: one purchase day";

    private static final List<String> FEATURES =
            List.of(Recency.TENURE.name(), Spending.LAST_YEAR.name(), TrainingMatrix.FREQUENCY);
    private static final List<String> THIRDS = List.of("low", "middle", "high");

    private CustomerGroups() {}

    /**
     * One group of customers.
     *
     * @param name feature and third, such as {@code tenure_days: low}
     * @param examples its rows
     * @param places of its rows among all that are judged
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Band(String name, TrainingMatrix examples, int[] places) {

        private static Band of(String name, TrainingMatrix all, IntPredicate member) {
            int[] places = IntStream.range(0, all.size()).filter(member).toArray();
            return new Band(name, all.at(places), places);
        }

        /** Everyone who is judged. */
        static Band all(String name, TrainingMatrix examples) {
            return of(name, examples, row -> true);
        }
    }

    static List<Band> of(TrainingMatrix examples) {
        List<Band> bands = new ArrayList<>(newcomers(examples));
        for (String feature : FEATURES) {
            int index = examples.indexOf(feature);
            if (index >= 0) {
                bands.addAll(thirds(feature, examples, index));
            }
        }
        return bands;
    }

    private static List<Band> newcomers(TrainingMatrix examples) {
        int frequency = examples.indexOf(TrainingMatrix.FREQUENCY);
        Band once = Band.of(NEWCOMERS, examples, row -> frequency >= 0 && examples.value(row, frequency) == 1);
        return once.examples().size() == 0 ? List.of() : List.of(once);
    }

    private static List<Band> thirds(String feature, TrainingMatrix examples, int index) {
        double[] sorted = IntStream.range(0, examples.size())
                .mapToDouble(row -> examples.value(row, index))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return List.of();
        }
        double[] cuts = {sorted[sorted.length / 3], sorted[2 * sorted.length / 3]};
        return IntStream.range(0, THIRDS.size())
                .mapToObj(third -> Band.of(
                        feature + ": " + THIRDS.get(third),
                        examples,
                        row -> third(examples.value(row, index), cuts) == third))
                .filter(band -> band.examples().size() > 0)
                .toList();
    }

    private static int third(double value, double[] cuts) {
        return Double.isNaN(value)
                ? -1
                : (int) Arrays.stream(cuts).filter(cut -> cut < value).count();
    }
}
