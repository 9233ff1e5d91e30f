package ebb.training;

import ebb.evaluation.Brier;
import ebb.evaluation.CalibrationError;
import ebb.evaluation.Interval;
import ebb.evaluation.LogLoss;
import ebb.evaluation.Predictions;
import ebb.evaluation.RocAuc;
import java.io.Serializable;

/**
 * How the survival curve did at one horizon, out of time.
 *
 * @param horizonDays days ahead
 * @param judged the figures; null where nothing could be judged
 * @param reason why the curve is not given at the horizon, in a sentence; null: it is given
 */
public record SurvivalJudgement(int horizonDays, Judged judged, String reason) implements Serializable {

    /**
     * Figures on the date that judged.
     *
     * @param holdoutDay that as-of date, as days since 1970-01-01
     * @param customers active customers on it
     * @param actual share without a purchase within the horizon
     * @param curve of the curve
     * @param ruleName best simple rule, fitted to the same outcomes on the same dates
     * @param rule of that rule
     * @param logLossGain how much less log loss the curve has than the rule
     */
    public record Judged(
            int holdoutDay,
            int customers,
            double actual,
            Figures curve,
            String ruleName,
            Figures rule,
            Interval logLossGain)
            implements Serializable {}

    /**
     * Figures of one of the two.
     *
     * @param expected mean probability of no purchase within the horizon
     * @param auc NaN where all ended alike
     */
    public record Figures(double expected, double logLoss, double brier, double calibrationError, double auc)
            implements Serializable {
        static Figures of(Predictions said) {
            double expected = 0;
            for (int i = 0; i < said.size(); i++) {
                expected += said.probability(i) / said.size();
            }
            return new Figures(
                    expected,
                    new LogLoss().of(said),
                    new Brier().of(said),
                    new CalibrationError().of(said),
                    new RocAuc().of(said));
        }
    }

    static SurvivalJudgement notJudged(int horizonDays, String obstacle) {
        return new SurvivalJudgement(horizonDays, null, "Not judged out of time: " + obstacle + ".");
    }

    /**
     * The curve is given where it is the published score, and elsewhere where neither the rule is surely better nor the toss of a coin, which every rule
     * of another season may lose to as well.
     *
     * @param coinGain how much less log loss the curve has than a probability of one half for everybody
     */
    static SurvivalJudgement of(int horizonDays, Judged judged, Interval coinGain, int publishedDays) {
        String reason = null;
        if (horizonDays != publishedDays) {
            if (judged.logLossGain().high() < 0) {
                reason = "The rule " + judged.ruleName() + " is surely better: gain in log loss over it "
                        + judged.logLossGain() + ".";
            } else if (coinGain.high() < 0) {
                reason = "The toss of a coin is surely better: gain in log loss over it " + coinGain + ".";
            }
        }
        return new SurvivalJudgement(horizonDays, judged, reason);
    }

    public boolean isGiven() {
        return reason == null;
    }
}
