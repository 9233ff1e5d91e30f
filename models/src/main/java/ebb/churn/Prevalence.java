package ebb.churn;

import ebb.churn.fit.ConstantScorer;
import ebb.churn.fit.Contestant;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;
import ebb.customer.LogOdds;

/** The base rate: every customer gets the share that churned. */
final class Prevalence implements Contestant {
    @Override
    public String name() {
        return "prevalence";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public Scorer fit(TrainingMatrix examples, Fitting fitting) {
        return new ConstantScorer(LogOdds.of(examples.churnRate()));
    }
}
