package ebb.training;

import ebb.churn.CadenceRule;
import ebb.churn.ChurnModel;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.TrainingMatrix;
import ebb.evaluation.Bootstrap;
import ebb.evaluation.Brier;
import ebb.evaluation.CalibrationError;
import ebb.evaluation.LogLoss;
import ebb.evaluation.RocAuc;
import java.util.List;
import java.util.Optional;

/** Calibrates the cadence score on past as-of dates and judges it on the one held out. */
record CadenceTraining(Bootstrap.Options bootstrap, Fitting fitting, int horizonDays) {
    private static final int FEWEST = 100;

    /** How the score, calibrated on {@code training}, did on {@code holdout}; empty where there is too little of either. */
    Optional<HoldoutResult> judge(TrainingMatrix training, TrainingMatrix holdout) {
        TrainingMatrix judging = CadenceExamples.of(holdout, horizonDays);
        return judging.size() < FEWEST
                ? Optional.empty()
                : entry(training).map(entry -> HoldoutResult.of(
                                List.of(entry),
                                judging,
                                bootstrap,
                                List.of(new RocAuc(), new LogLoss(), new Brier(), new CalibrationError()))
                        .get(0));
    }

    /** The score to publish. */
    Optional<ChurnModel> model(TrainingMatrix published) {
        return entry(published).map(Contest.Entry::model);
    }

    private Optional<Contest.Entry> entry(TrainingMatrix examples) {
        TrainingMatrix training = CadenceExamples.of(examples, horizonDays);
        boolean teaches = training.size() >= FEWEST && training.churnRate() > 0 && training.churnRate() < 1;
        return teaches
                ? Optional.of(Contest.fit(List.of(new CadenceRule()), training, fitting)
                        .entry(CadenceRule.NAME))
                : Optional.empty();
    }
}
