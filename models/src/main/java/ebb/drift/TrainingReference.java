package ebb.drift;

import ebb.churn.ChurnModel;
import ebb.churn.fit.TrainingMatrix;
import ebb.schema.ScoresTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How features and the score were spread over the active customers of the day that the model was published for; stored with the model. The dates that
 * trained lie a horizon and more before it, in another season and with a shorter history: that difference is by design, and no drift.
 *
 * @param bins every feature in the order of the catalogue, and the score last
 */
public record TrainingReference(List<ReferenceBins> bins) implements Serializable {
    public static final String SCORE = ScoresTable.CHURN_PROBABILITY;

    /** Of the customers that the model was first asked about. */
    public static TrainingReference of(TrainingMatrix asked, ChurnModel model) {
        List<ReferenceBins> bins = new ArrayList<>();
        for (int feature = 0; feature < asked.featureNames().size(); feature++) {
            int index = feature;
            bins.add(ReferenceBins.of(
                    asked.featureNames().get(feature),
                    IntStream.range(0, asked.size())
                            .mapToDouble(row -> asked.value(row, index))
                            .toArray()));
        }
        bins.add(ReferenceBins.of(
                SCORE,
                IntStream.range(0, asked.size())
                        .mapToDouble(row -> model.probability(asked.row(row)))
                        .toArray()));
        return new TrainingReference(List.copyOf(bins));
    }

    /** Zero counts, a row for each feature's bins. */
    public long[][] empty() {
        return bins.stream().map(ReferenceBins::empty).toArray(long[][]::new);
    }

    /** Adds a customer to the counts. */
    public void count(double[] features, double score, long[][] counts) {
        for (int i = 0; i < bins.size(); i++) {
            // As a float, as training knew it: else a value on an edge could change its bin.
            double value = i < features.length ? (float) features[i] : score;
            counts[i][bins.get(i).bin(value)]++;
        }
    }
}
