package ebb.training;

import ebb.churn.ChurnModel;
import ebb.churn.CrossFit;
import ebb.churn.LevelForecast;
import ebb.churn.PriorShift;
import ebb.churn.Stack;
import ebb.churn.fit.Contestant;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.TrainingMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All contestants fitted and calibrated on the same examples.
 *
 * <p>The champion is chosen here, on margins of customers that the scorers had not seen, and never on the holdout that it is judged on.
 */
public final class Contest {
    private final List<Entry> entries;

    private Contest(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * A contestant ready to score.
     *
     * @param kind rule or model
     * @param model fitted and calibrated
     * @param crossFittedLoss log loss on customers it had not seen
     */
    public record Entry(Contestant.Kind kind, ChurnModel model, double crossFittedLoss) {
        public String name() {
            return model.contestant();
        }

        Entry levelled(TrainingMatrix asked, LevelForecast forecast) {
            return kind == Contestant.Kind.RULE
                    ? this
                    : new Entry(kind, PriorShift.of(model, asked, forecast), crossFittedLoss);
        }
    }

    /** Fits every contestant that can use the features, and the stack where there are two models or more. */
    public static Contest fit(List<Contestant> contestants, TrainingMatrix examples, Fitting fitting) {
        if (examples.size() == 0 || examples.churnRate() == 0 || examples.churnRate() == 1) {
            throw new InsufficientTrainingData(
                    "train on " + examples.size() + " examples",
                    examples.size() == 0
                            ? "nobody was active on any date that could train"
                            : "all " + examples.size() + " active customers of the dates that could train "
                                    + (examples.churnRate() == 0 ? "bought again" : "stayed away") + " in the horizon",
                    "Choose another horizon-days or active-days, or wait for more data.");
        }
        List<CrossFit> all = new ArrayList<>();
        List<CrossFit> stacked = new ArrayList<>();
        for (Contestant contestant : contestants) {
            if (contestant.canUse(examples)) {
                CrossFit fitted = CrossFit.of(contestant, examples, fitting);
                all.add(fitted);
                if (contestant.isStacked()) {
                    stacked.add(fitted);
                }
            }
        }
        if (stacked.size() > 1) {
            all.add(Stack.of(stacked, examples));
        }
        return new Contest(all.stream()
                .map(fitted -> new Entry(fitted.kind(), fitted.model(examples), fitted.crossFittedLoss(examples)))
                .toList());
    }

    /** The models, but not the rules, at the level of the day that they are asked about, by its customers. */
    Contest levelled(TrainingMatrix asked, LevelForecast forecast) {
        return new Contest(
                entries.stream().map(entry -> entry.levelled(asked, forecast)).toList());
    }

    /** The same with another model under the name of {@code model}. */
    Contest with(ChurnModel model) {
        return new Contest(entries.stream()
                .map(entry -> entry.name().equals(model.contestant())
                        ? new Entry(entry.kind(), model, entry.crossFittedLoss())
                        : entry)
                .toList());
    }

    public List<Entry> entries() {
        return entries;
    }

    public Entry entry(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Cannot find the contestant " + name + " among "
                        + entries.stream().map(Entry::name).toList() + ". Name one of them."));
    }

    /** The model with the least loss; the best rule where no model entered. */
    public Entry champion() {
        return entries.stream()
                .filter(entry -> entry.kind() == Contestant.Kind.MODEL)
                .min(Comparator.comparingDouble(Entry::crossFittedLoss))
                .orElseGet(this::bestRule);
    }

    /** The rule with the least loss. */
    public Entry bestRule() {
        return entries.stream()
                .filter(entry -> entry.kind() == Contestant.Kind.RULE)
                .min(Comparator.comparingDouble(Entry::crossFittedLoss))
                .orElseThrow(() ->
                        new IllegalStateException("Cannot judge without a simple rule. Let the prevalence take part."));
    }
}
