package ebb.training;

import ebb.churn.CadenceRule;
import ebb.churn.fit.Example;
import ebb.churn.fit.TrainingMatrix;
import ebb.feature.PersonalLimit;
import ebb.feature.Recency;
import ebb.feature.Rhythm;
import ebb.feature.Silence;
import java.util.ArrayList;
import java.util.List;

/** The second label: churned is who stays silent beyond their own limit. Who already has on the as-of date is left out, there is nothing to foretell. */
final class CadenceExamples {
    private CadenceExamples() {}

    /** One feature, the probability by rhythm alone, for every row of {@code examples} whose rhythm is known and whose limit is not passed. */
    static TrainingMatrix of(TrainingMatrix examples, int horizonDays) {
        int gap = examples.indexOf(Silence.USUAL_GAP.name());
        int spread = examples.indexOf(Silence.USUAL_GAP_SPREAD.name());
        int recency = examples.indexOf(Recency.SILENCE.name());
        List<Example> rows = new ArrayList<>();
        for (int row = 0; row < examples.size() && gap >= 0 && spread >= 0; row++) {
            Rhythm rhythm = new Rhythm(examples.value(row, gap), examples.value(row, spread));
            int silence = (int) examples.value(row, recency);
            if (Double.isNaN(rhythm.usualGapDays())) {
                continue;
            }
            PersonalLimit limit = PersonalLimit.of(rhythm, horizonDays);
            if (silence <= limit.days()) {
                double[] features = {limit.probabilityBeyond(silence)};
                int wait = examples.daysToPurchase(row);
                rows.add(new Example(examples.customerId(row), examples.asOfDay(row), features)
                        .labelled(wait == 0 || silence + wait > limit.days()));
            }
        }
        return TrainingMatrix.of(List.of(CadenceRule.FEATURE), rows);
    }
}
