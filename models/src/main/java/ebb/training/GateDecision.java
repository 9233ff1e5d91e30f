package ebb.training;

import ebb.evaluation.Interval;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What the gate decided, and why, in words.
 *
 * @param publishesChampion whether the champion is published; otherwise the best simple rule is
 * @param published name of the contestant to publish
 * @param champion the best model
 * @param rule the best simple rule on the holdout
 * @param logLossGain how much less log loss the champion has than the rule; null where nothing could be judged
 * @param aucGain how much more ROC AUC; null where nothing could be judged
 * @param grade how good the published score is, in one word or two
 * @param reasons sentences for the model card and the report
 */
public record GateDecision(
        boolean publishesChampion,
        String published,
        String champion,
        String rule,
        Interval logLossGain,
        Interval aucGain,
        Grade grade,
        List<String> reasons)
        implements Serializable {

    /** Why the score is to be doubted, in a sentence; empty where it was judged and tells who will leave. */
    public Optional<String> caveat() {
        return switch (grade) {
            case NOT_JUDGED -> Optional.of(reasons.get(0));
            case KNOWS_LITTLE -> Optional.of("The score " + grade.words() + ".");
            case FAIR, GOOD, VERY_GOOD -> Optional.empty();
        };
    }

    /** How well the published score tells churners apart, by ROC AUC. */
    public enum Grade {
        /** Never judged: history was too short. */
        NOT_JUDGED,
        /** Near to memoryless data: the score hardly knows more than the base rate. */
        KNOWS_LITTLE,
        FAIR,
        GOOD,
        VERY_GOOD;

        private static final double FAIR_FROM = 0.62;
        private static final double GOOD_FROM = 0.70;
        private static final double VERY_GOOD_FROM = 0.80;

        /** By the lower end of the interval for the first step, so that luck is no knowledge; by the value for the others. */
        static Grade of(Interval auc) {
            if (!(auc.low() > 0.55) || auc.value() < FAIR_FROM) {
                return KNOWS_LITTLE;
            }
            if (auc.value() < GOOD_FROM) {
                return FAIR;
            }
            return auc.value() < VERY_GOOD_FROM ? GOOD : VERY_GOOD;
        }

        /** In words for a reader. */
        public String words() {
            return switch (this) {
                case NOT_JUDGED -> "not judged out of time";
                case KNOWS_LITTLE -> "knows little: these purchases hardly tell who will leave";
                case FAIR -> "fair";
                case GOOD -> "good";
                case VERY_GOOD -> "very good";
            };
        }
    }
}
