package ebb.training;

import ebb.churn.fit.Contestant;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;
import ebb.evaluation.LogLoss;
import java.util.List;

/**
 * A small search among the settings of each contestant that respects time: each is fitted on as-of dates a horizon or more before the newest training
 * date and judged on that date alone. The holdout is never looked at.
 *
 * @param budget settings tried for each contestant beside its own, at most; 0: everyone keeps their own
 * @param horizonDays length of the outcome window
 */
public record HyperparameterSearch(int budget, int horizonDays) {

    /** The contestants, each with the settings that had the least log loss; with their own where the dates are too few to tell. */
    List<Contestant> best(List<Contestant> contestants, TrainingMatrix examples, Fitting fitting) {
        if (budget == 0 || examples.size() == 0) {
            return contestants;
        }
        int newest = examples.asOfDay(examples.size() - 1);
        int matured = newest - horizonDays;
        TrainingMatrix before = examples.select((customer, day, value) -> day <= matured);
        TrainingMatrix judging = examples.where(row -> examples.asOfDay(row) == newest);
        return teaches(before) && teaches(judging)
                ? contestants.stream()
                        .map(contestant -> best(contestant, before, judging, fitting))
                        .toList()
                : contestants;
    }

    private Contestant best(Contestant contestant, TrainingMatrix before, TrainingMatrix judging, Fitting fitting) {
        List<Contestant> tried =
                contestant.otherSettings().stream().limit(budget).toList();
        if (tried.isEmpty() || !contestant.canUse(before)) {
            return contestant;
        }
        Contestant best = contestant;
        double least = loss(contestant, before, judging, fitting);
        for (Contestant other : tried) {
            double loss = loss(other, before, judging, fitting);
            if (loss < least) {
                best = other;
                least = loss;
            }
        }
        return best;
    }

    /** Of margins as they are: those who have settings give log-odds. */
    private static double loss(Contestant contestant, TrainingMatrix before, TrainingMatrix judging, Fitting fitting) {
        Scorer scorer = contestant.fitOnEnough(before, fitting);
        return new LogLoss().of(judging.predictions(judging.margins(scorer)));
    }

    private static boolean teaches(TrainingMatrix examples) {
        return examples.size() > 1 && examples.churnRate() > 0 && examples.churnRate() < 1;
    }
}
