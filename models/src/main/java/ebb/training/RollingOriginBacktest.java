package ebb.training;

import ebb.churn.fit.TrainingMatrix;
import ebb.feature.FeatureCatalogue;
import java.util.ArrayList;
import java.util.List;

/**
 * The backtest: at each of several past as-of dates the contest is held as it would have been held then, on what had matured by then.
 *
 * @param rules how the contest is held
 */
public record RollingOriginBacktest(ContestRules rules) {

    /**
     * How everyone did at one origin.
     *
     * @param originDay as-of day that judged, as days since 1970-01-01
     * @param judgements every contestant, and in the band of the new customers a model of their own, whether or not it was used then
     */
    public record Origin(int originDay, List<HoldoutResult> judgements) {}

    /** One origin for each day that has training dates a horizon or more before it; earlier days are left out. */
    public List<Origin> run(TrainingMatrix examples, List<Integer> originDays, int horizonDays) {
        List<Origin> origins = new ArrayList<>();
        for (int origin : originDays) {
            TrainingMatrix training = examples.select((customer, day, value) -> day <= origin - horizonDays);
            TrainingMatrix judging = examples.where(row -> examples.asOfDay(row) == origin);
            if (training.size() > 0 && judging.size() > 0) {
                origins.add(new Origin(origin, judgements(training, judging)));
            }
        }
        return origins;
    }

    private List<HoldoutResult> judgements(TrainingMatrix training, TrainingMatrix judging) {
        int forAll = FeatureCatalogue.countForAll(training.featureNames());
        TrainingMatrix judged = judging.withFirst(forAll);
        Contest contest = rules.fitFor(judged, rules.contestants(), training.withFirst(forAll));
        List<HoldoutResult> judgements = new ArrayList<>(rules.judge(contest, judged));
        new NewCustomerContest(rules).judgement(training, judging).ifPresent(judgements::add);
        return judgements;
    }
}
