package ebb.training;

import ebb.churn.Examples;
import ebb.feature.Features;
import java.util.ArrayList;
import java.util.List;

/**
 * The backtest: at each of several past as-of dates the contest is held as it would have been held then, on what had matured by then.
 *
 * @param rules how the contest is held
 */
public record RollingOrigin(ContestRules rules) {

    /**
     * How everyone did at one origin.
     *
     * @param originDay as-of day that judged, as days since 1970-01-01
     * @param judgements every contestant
     */
    public record Origin(int originDay, List<Judgement> judgements) {}

    /** One origin for each day that has training dates a horizon or more before it; earlier days are left out. */
    public List<Origin> run(Examples examples, List<Integer> originDays, int horizonDays) {
        List<Origin> origins = new ArrayList<>();
        Examples forAll = examples.withFirst(Features.countForAll(examples.featureNames()));
        for (int origin : originDays) {
            Examples training = forAll.where(row -> forAll.asOfDay(row) <= origin - horizonDays);
            Examples judging = forAll.where(row -> forAll.asOfDay(row) == origin);
            if (training.size() > 0 && judging.size() > 0) {
                origins.add(new Origin(origin, rules.judge(rules.levelled(rules.fit(training), judging), judging)));
            }
        }
        return origins;
    }
}
