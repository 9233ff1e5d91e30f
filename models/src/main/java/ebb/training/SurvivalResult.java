package ebb.training;

import ebb.churn.survival.SurvivalCurve;
import ebb.churn.survival.SurvivalIntervals;
import java.util.List;
import java.util.Optional;

/**
 * The survival curve that is published, and how it was judged.
 *
 * @param curve empty where it is given at no horizon
 * @param judgements one for each horizon, ascending
 */
public record SurvivalResult(Optional<SurvivalCurve> curve, List<SurvivalJudgement> judgements) {

    /** No curve at any horizon, for the reason that is the end of a sentence. */
    static SurvivalResult none(int horizonDays, String obstacle) {
        return new SurvivalResult(
                Optional.empty(),
                SurvivalIntervals.ends(horizonDays).stream()
                        .map(end -> SurvivalJudgement.notJudged(end, obstacle))
                        .toList());
    }
}
