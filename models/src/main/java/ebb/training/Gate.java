package ebb.training;

import ebb.churn.fit.Contestant;
import ebb.churn.fit.TrainingMatrix;
import ebb.evaluation.Bootstrap;
import ebb.evaluation.Interval;
import ebb.evaluation.LogLoss;
import ebb.evaluation.Metric;
import ebb.evaluation.Predictions;
import ebb.evaluation.RocAuc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Lets the champion through only if it surely beats the best simple rule out of time.
 *
 * <p>Surely: the lower end of the interval of its gain in log loss is above zero, it ranks surely better than chance and not surely worse than the rule,
 * and in no large band is its log loss surely worse. The rule is the best on the holdout itself, so that the comparison leans against the champion.
 */
final class Gate {
    /** A band smaller than this share of the customers may go either way by chance or by quirk. */
    private static final double LARGE_SHARE = 0.1;

    private static final int LARGE_COUNT = 100;
    private static final Metric LOSS = new LogLoss();
    private static final Metric AUC = new RocAuc();
    private static final double BY_CHANCE = 0.5;

    private final Contest contest;
    private final TrainingMatrix holdout;
    private final Bootstrap.Options options;
    private final Bootstrap bootstrap;

    Gate(Contest contest, TrainingMatrix holdout, Bootstrap.Options options) {
        this.contest = contest;
        this.holdout = holdout;
        this.options = options;
        this.bootstrap = Bootstrap.byCustomer(holdout.customerIds(), options);
    }

    GateDecision judge() {
        Contest.Entry champion = contest.champion();
        Contest.Entry rule = bestRuleOnHoldout();
        Predictions ofChampion = predictions(champion);
        Predictions ofRule = predictions(rule);
        Interval lossGain = bootstrap.gain(LOSS, ofChampion, ofRule);
        Interval aucGain = bootstrap.gain(AUC, ofChampion, ofRule);
        Interval championAuc = auc(ofChampion);
        List<String> reasons = new ArrayList<>();
        if (!(lossGain.low() > 0)) {
            reasons.add(
                    sentence("%s does not surely beat the rule %s: gain in log loss %s.", champion, rule, lossGain));
        }
        if (!(championAuc.low() > BY_CHANCE)) {
            reasons.add(champion.name() + " does not surely tell those who leave from those who stay: ROC AUC "
                    + championAuc + ".");
        }
        if (aucGain.high() < 0) {
            reasons.add(sentence("%s ranks worse than the rule %s: gain in ROC AUC %s.", champion, rule, aucGain));
        }
        reasons.addAll(worseBands(champion, rule));
        boolean passes = reasons.isEmpty() && champion.kind() == Contestant.Kind.MODEL;
        if (passes) {
            reasons.add(sentence("%s beats the best simple rule, %s: gain in log loss %s.", champion, rule, lossGain));
        } else {
            reasons.add("So the calibrated rule " + rule.name() + " is published instead.");
        }
        Interval auc = passes ? championAuc : auc(ofRule);
        GateDecision.Grade grade = GateDecision.Grade.of(auc);
        reasons.add("Grade: " + grade.words() + " (ROC AUC " + auc + ").");
        return new GateDecision(
                passes,
                (passes ? champion : rule).name(),
                champion.name(),
                rule.name(),
                lossGain,
                aucGain,
                grade,
                List.copyOf(reasons));
    }

    private Interval auc(Predictions predictions) {
        return bootstrap.intervals(List.of(AUC), predictions).get(0);
    }

    private Contest.Entry bestRuleOnHoldout() {
        return contest.entries().stream()
                .filter(entry -> entry.kind() == Contestant.Kind.RULE)
                .min(Comparator.comparingDouble(entry -> LOSS.of(predictions(entry))))
                .orElseGet(contest::bestRule);
    }

    private List<String> worseBands(Contest.Entry champion, Contest.Entry rule) {
        List<String> worse = new ArrayList<>();
        for (CustomerGroups.Band band : CustomerGroups.of(holdout)) {
            int size = band.examples().size();
            if (size < LARGE_COUNT || size < LARGE_SHARE * holdout.size()) {
                continue;
            }
            Interval gain = Bootstrap.byCustomer(band.examples().customerIds(), options)
                    .gain(
                            LOSS,
                            HoldoutResult.predictions(champion.model(), band.examples()),
                            HoldoutResult.predictions(rule.model(), band.examples()));
            if (gain.high() < 0) {
                worse.add("It is worse than the rule in the band " + band.name() + ": gain in log loss " + gain + ".");
            }
        }
        return worse;
    }

    private Predictions predictions(Contest.Entry entry) {
        return HoldoutResult.predictions(entry.model(), holdout);
    }

    private static String sentence(String text, Contest.Entry champion, Contest.Entry rule, Interval gain) {
        return String.format(Locale.ROOT, text, champion.name(), rule.name(), gain);
    }
}
