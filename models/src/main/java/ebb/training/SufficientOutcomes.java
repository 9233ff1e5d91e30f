package ebb.training;

import ebb.churn.fit.TrainingMatrix;
import java.util.Optional;

/** Whether training rows and a holdout can tell a model from a rule: both outcomes must be there, often enough that a resample has them, too. */
final class SufficientOutcomes {
    /** Customers of each outcome: with fewer, one bootstrap draw in thousands has none of them. */
    private static final int FEWEST_OF_EACH = 10;

    private SufficientOutcomes() {}

    /** What stands against judging, as the end of a sentence; empty where nothing does. */
    static Optional<String> obstacle(TrainingMatrix training, TrainingMatrix holdout) {
        if (training.size() == 0) {
            return Optional.of("the history is too short to train on dates before the one that judges");
        }
        return obstacle("the dates that train", training).or(() -> obstacle("the date that judges", holdout));
    }

    private static Optional<String> obstacle(String dates, TrainingMatrix examples) {
        int churned = 0;
        for (int row = 0; row < examples.size(); row++) {
            churned += examples.churned(row) ? 1 : 0;
        }
        int stayed = examples.size() - churned;
        return Math.min(churned, stayed) >= FEWEST_OF_EACH
                ? Optional.empty()
                : Optional.of("of " + examples.size() + " active customers on " + dates + " " + churned
                        + " stayed away and " + stayed + " bought again, where " + FEWEST_OF_EACH
                        + " of each are needed");
    }
}
