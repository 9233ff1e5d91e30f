package ebb.life.rhythm;

import ebb.churn.fit.ClassBalance;
import ebb.churn.fit.Example;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.LogisticRegression;
import ebb.customer.LogOdds;
import java.io.Serializable;
import java.util.List;

/**
 * The probability that a habit has ended, calibrated by what became of habits on a past date: a logistic regression on {@link HabitEvidence}.
 *
 * @param scorer null: too few outcomes are known, and the probability stays as the visits give it
 */
public record DropCalibration(Scorer scorer) implements Serializable {
    /** Where nothing is known of the past. */
    public static final DropCalibration NONE = new DropCalibration(null);

    private static final double RIDGE = 0.003;
    private static final int FEWEST_OF_A_KIND = 30;

    /** From past habits of customers who kept coming; {@link #NONE} below 30 that ended or that went on. */
    static DropCalibration of(List<PastHabit> past) {
        long ended = past.stream().filter(habit -> !habit.boughtAgain()).count();
        if (ended < FEWEST_OF_A_KIND || past.size() - ended < FEWEST_OF_A_KIND) {
            return NONE;
        }
        List<Example> examples = past.stream()
                .map(habit -> new Example(
                                habit.customerId(), 0, habit.standing().evidence.features())
                        .labelled(!habit.boughtAgain()))
                .toList();
        return new DropCalibration(new LogisticRegression(RIDGE)
                .fit(
                        TrainingMatrix.asTheyAre(HabitEvidence.NAMES, examples),
                        new Fitting(null, 0, ClassBalance.AS_THEY_COME)));
    }

    boolean isKnown() {
        return scorer != null;
    }

    /** Probability that the habit has ended, if the customer keeps coming. */
    double probability(HabitEvidence evidence) {
        return LogOdds.probability(isKnown() ? scorer.margin(evidence.features()) : evidence.logOddsEnded());
    }
}
