package ebb.churn.survival;

import ebb.churn.fit.Fitting;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.LinearScorer;
import ebb.churn.linear.LogisticRegression;
import ebb.churn.survival.SurvivalCurve.TimeInterval;
import ebb.customer.LogOdds;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits the hazards of a {@link SurvivalCurve}: a logistic regression for each interval, on the customers and dates who had not bought before it and whose
 * interval is over, at the level of the coming season.
 *
 * @param knownUntil last day that outcomes are known of, and the day that is asked about, as days since 1970-01-01
 * @param horizonDays horizon of the published score
 * @param fitting session and seed
 */
public record SurvivalFit(int knownUntil, int horizonDays, Fitting fitting) {
    /** Ridge penalty of an example, as the contest's regression has it. */
    private static final double RIDGE = 0.003;

    /** Ridge penalty beside that: a normal prior of each effect with a deviation of .18, for intervals with few examples. */
    private static final double LEAST_RIDGE = 30;

    /** The published score decides the level; the shape between is told by so many. */
    private static final int MOST_ROWS = 10_000;

    /** With fewer of either outcome everyone gets the share of all. */
    private static final int FEWEST_OF_EACH = 50;

    /** The curve up to the last interval that has examples; never before the horizon, for the outcomes of all dates that train are known so far ahead. */
    public SurvivalCurve of(TrainingMatrix examples) {
        SeasonalLevel season = new SeasonalLevel(knownUntil);
        List<TimeInterval> intervals = new ArrayList<>();
        int start = 0;
        for (int end : SurvivalIntervals.ends(horizonDays)) {
            TrainingMatrix atRisk = atRisk(examples, start, end);
            if (atRisk.size() == 0 && end > horizonDays) {
                break;
            }
            intervals.add(new TimeInterval(end, season.of(silence(atRisk), atRisk), true));
            start = end;
        }
        return new SurvivalCurve(horizonDays, intervals);
    }

    /** Who had not bought by the end of the interval before, with the label whether they bought nothing in this one either. */
    private TrainingMatrix atRisk(TrainingMatrix examples, int start, int end) {
        return examples.where(row -> examples.asOfDay(row) + end <= knownUntil
                        && examples.outcome(row).isWaitingAfter(start))
                .silentFor(end);
    }

    private LinearScorer silence(TrainingMatrix all) {
        TrainingMatrix atRisk = all.sampled(MOST_ROWS, fitting.seed());
        double rate = atRisk.size() == 0 ? 0.5 : atRisk.churnRate();
        boolean teaches = Math.min(rate, 1 - rate) * atRisk.size() >= FEWEST_OF_EACH;
        return teaches
                ? new LogisticRegression(RIDGE + LEAST_RIDGE / atRisk.weight()).fit(atRisk, fitting)
                : new LinearScorer(LogOdds.of(rate), List.of());
    }
}
