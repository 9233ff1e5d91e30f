package ebb.training;

import ebb.churn.ChurnModel;
import ebb.churn.ContestantCatalogue;
import ebb.churn.NewCustomerScorer;
import ebb.churn.fit.Contestant;
import ebb.churn.fit.TrainingMatrix;
import ebb.evaluation.Bootstrap;
import ebb.evaluation.Interval;
import ebb.evaluation.LogLoss;
import ebb.evaluation.RocAuc;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A model of their own for customers who have bought on one day: they have no rhythm yet, so that what they began with, when, and how long ago is all
 * there is to go by. Trained on such customers alone, and judged on them alone; used for them where it surely beats what is published for everyone.
 */
record NewCustomerContest(ContestRules rules) {
    /** The name under which a model of their own is judged. */
    static final String NAME = "newcomers";

    /** Fewer rows than this teach or tell nothing. */
    private static final int FEWEST = 200;

    /** Those who have bought on one day. */
    static TrainingMatrix of(TrainingMatrix examples) {
        int frequency = examples.indexOf(TrainingMatrix.FREQUENCY);
        return examples.select((customer, day, value) -> frequency >= 0 && value.applyAsDouble(frequency) == 1);
    }

    /**
     * What was decided, and what is published by it.
     *
     * @param model {@code general}, and for newcomers, where that was decided, the model that was judged
     */
    record Judged(NewCustomerDecision decision, ChurnModel model) {}

    /** Decides on the holdout whether newcomers are better off with a model of their own than with {@code general}. */
    Judged judge(ChurnModel general, TrainingMatrix training, TrainingMatrix holdout) {
        TrainingMatrix learning = of(training);
        TrainingMatrix judging = of(holdout);
        Optional<Contest.Entry> champion = champion(learning, judging);
        if (champion.isEmpty()) {
            String reason = String.format(
                    Locale.ROOT,
                    "New customers are scored like all others: with %,d rows to train on and %,d to judge on, a model of their own cannot be told.",
                    learning.size(),
                    judging.size());
            return new Judged(
                    new NewCustomerDecision(false, null, learning.size(), judging.size(), null, null, reason), general);
        }
        ChurnModel own = champion.get().model();
        Bootstrap bootstrap = Bootstrap.byCustomer(judging.customerIds(), rules.bootstrap());
        var ofOwn = HoldoutResult.predictions(own, judging);
        var ofGeneral = HoldoutResult.predictions(general, judging);
        Interval gain = bootstrap.gain(new LogLoss(), ofOwn, ofGeneral);
        boolean used = gain.low() > 0;
        String reason = used
                ? "New customers are scored by a model of their own: gain in log loss " + gain + "."
                : "New customers are scored like all others: a model of their own does not surely do better, gain in log loss "
                        + gain + ".";
        NewCustomerDecision decision = new NewCustomerDecision(
                used,
                own.contestant(),
                learning.size(),
                judging.size(),
                gain,
                bootstrap.gain(new RocAuc(), ofOwn, ofGeneral),
                reason);
        return new Judged(decision, used ? NewCustomerScorer.combine(own, general) : general);
    }

    /** How a model of their own, fitted to the newcomers of {@code training}, does on those of {@code holdout}; empty where they are too few. */
    Optional<HoldoutResult> judgement(TrainingMatrix training, TrainingMatrix holdout) {
        TrainingMatrix judging = of(holdout);
        CustomerGroups.Band band = CustomerGroups.Band.all(CustomerGroups.NEWCOMERS, judging);
        return champion(of(training), judging).map(own -> HoldoutResult.within(band, NAME, own, rules.bootstrap()));
    }

    private Optional<Contest.Entry> champion(TrainingMatrix learning, TrainingMatrix judging) {
        return judging.size() < FEWEST || !teaches(learning)
                ? Optional.empty()
                : Optional.of(rules.fitFor(judging, models(), learning).champion());
    }

    /**
     * What is published: {@code general}, and for newcomers, where that was decided, their own model.
     *
     * @param examples it is fitted to the newcomers of these
     * @param asked and moved to the level of the newcomers of these
     */
    ChurnModel combined(
            ChurnModel general, Optional<NewCustomerDecision> judged, TrainingMatrix examples, TrainingMatrix asked) {
        TrainingMatrix learning = of(examples);
        if (judged.isEmpty() || !judged.get().used() || !teaches(learning)) {
            return general;
        }
        String name = judged.get().contestant();
        Contest own = rules.fitFor(of(asked), rules.needed(name), learning);
        return NewCustomerScorer.combine(own.entry(name).model(), general);
    }

    private List<Contestant> models() {
        return ContestantCatalogue.models(rules.contestants());
    }

    private boolean teaches(TrainingMatrix examples) {
        return !models().isEmpty() && examples.size() >= FEWEST && examples.churnRate() > 0 && examples.churnRate() < 1;
    }
}
