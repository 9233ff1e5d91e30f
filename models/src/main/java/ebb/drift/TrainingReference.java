package ebb.drift;

import ebb.churn.ChurnModel;
import ebb.churn.fit.Examples;
import ebb.schema.ScoresTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How features and the score were spread over the customers that the published model was fitted on; stored with the model.
 *
 * @param bins every feature in the order of the catalogue, and the score last
 */
public record TrainingReference(List<ReferenceBins> bins) implements Serializable {
    public static final String SCORE = ScoresTable.CHURN_PROBABILITY;

    /** Of the rows on the latest as-of date of training: the nearest to what is scored next. */
    public static TrainingReference of(Examples examples, ChurnModel model) {
        Examples latest = examples.where(row -> examples.asOfDay(row) == examples.asOfDay(examples.size() - 1));
        List<ReferenceBins> bins = new ArrayList<>();
        for (int feature = 0; feature < examples.featureNames().size(); feature++) {
            int index = feature;
            bins.add(ReferenceBins.of(
                    examples.featureNames().get(feature),
                    IntStream.range(0, latest.size())
                            .mapToDouble(row -> latest.value(row, index))
                            .toArray()));
        }
        bins.add(ReferenceBins.of(
                SCORE,
                IntStream.range(0, latest.size())
                        .mapToDouble(row -> model.probability(latest.row(row)))
                        .toArray()));
        return new TrainingReference(List.copyOf(bins));
    }

    /** Counts of nobody yet, a row for each of the bins. */
    public long[][] empty() {
        return bins.stream().map(ReferenceBins::empty).toArray(long[][]::new);
    }

    /** Counts one customer in. */
    public void count(double[] features, double score, long[][] counts) {
        for (int i = 0; i < bins.size(); i++) {
            // As a float, as training knew it: else a value on an edge could change its bin.
            double value = i < features.length ? (float) features[i] : score;
            counts[i][bins.get(i).bin(value)]++;
        }
    }
}
