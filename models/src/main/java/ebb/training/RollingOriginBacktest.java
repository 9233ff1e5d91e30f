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

    /**
     * The latest of the days that can judge, and others spread evenly over those before it: the newest alone would judge much the same outcome window
     * over and over. A day can judge where dates a horizon or more before it can train, and both know enough of either outcome.
     *
     * @param originDays ascending
     * @param most days that judge
     * @return by day; empty where none can judge
     */
    public List<Origin> run(TrainingMatrix examples, List<Integer> originDays, int most, int horizonDays) {
        List<Integer> able = originDays.stream()
                .filter(day -> SufficientOutcomes.obstacle(
                                examples.where(row -> examples.asOfDay(row) <= day - horizonDays),
                                judging(examples, day))
                        .isEmpty())
                .toList();
        int count = Math.min(most, able.size());
        List<Origin> origins = new ArrayList<>();
        for (int nth = 1; nth <= count; nth++) {
            int day = able.get(nth * able.size() / count - 1);
            TrainingMatrix training = examples.select((customer, asOfDay, value) -> asOfDay <= day - horizonDays);
            origins.add(new Origin(day, judgements(training, judging(examples, day))));
        }
        return origins;
    }

    private static TrainingMatrix judging(TrainingMatrix examples, int origin) {
        return examples.where(row -> examples.asOfDay(row) == origin);
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
