package ebb.life.rhythm;

import ebb.churn.fit.Folds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What became of habits since a past date, and the calibration learnt from it.
 *
 * @param judgedDay the past date as days since 1970-01-01
 * @param calibration of the probability that a habit has ended
 * @param states what followed each state; empty where nothing is known
 * @param intervals habits whose 80 % interval ended since, at most as far as is known
 * @param insideShare share of them that were bought again within it; NaN: none
 */
public record HabitOutcomes(
        int judgedDay, DropCalibration calibration, List<StateOutcome> states, long intervals, double insideShare) {
    static final HabitOutcomes NONE = new HabitOutcomes(0, DropCalibration.NONE, List.of(), 0, Double.NaN);
    private static final int FOLDS = 2;

    /**
     * What followed a state.
     *
     * @param habits in it on the past date, of customers who kept coming
     * @param endedProbability mean probability of having ended
     * @param boughtAgainShare share that was bought again within its window
     */
    public record StateOutcome(
            CategoryRhythm.State state, long habits, double endedProbability, double boughtAgainShare) {}

    static HabitOutcomes of(int judgedDay, List<PastHabit> past, double droppedFrom) {
        long held = past.stream()
                .filter(habit -> habit.interval() == PastHabit.Interval.HELD)
                .count();
        long intervals = past.stream()
                .filter(habit -> habit.interval() != PastHabit.Interval.OPEN)
                .count();
        return new HabitOutcomes(
                judgedDay,
                DropCalibration.of(past),
                states(past, droppedFrom),
                intervals,
                intervals == 0 ? Double.NaN : (double) held / intervals);
    }

    /** One past habit with the state and the probability that it would have had. */
    private record Placed(PastHabit habit, CategoryRhythm.State state, double endedProbability) {}

    /** Each habit is placed by a calibration that did not see its customer. */
    private static List<StateOutcome> states(List<PastHabit> past, double droppedFrom) {
        List<Placed> placed = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            DropCalibration calibration = DropCalibration.of(
                    past.stream().filter(habit -> fold(habit) != held).toList());
            CategoryRhythm.Terms terms = new CategoryRhythm.Terms(calibration, droppedFrom);
            past.stream().filter(habit -> fold(habit) == held).forEach(habit -> {
                double ended = calibration.probability(habit.standing().evidence);
                placed.add(new Placed(habit, habit.standing().state(ended, terms), ended));
            });
        }
        return Arrays.stream(CategoryRhythm.State.values())
                .map(state -> outcome(
                        state,
                        placed.stream().filter(one -> one.state() == state).toList()))
                .filter(outcome -> outcome.habits() > 0)
                .toList();
    }

    private static int fold(PastHabit habit) {
        return Folds.fold(habit.customerId(), FOLDS, 0);
    }

    private static StateOutcome outcome(CategoryRhythm.State state, List<Placed> placed) {
        return new StateOutcome(
                state,
                placed.size(),
                placed.stream().mapToDouble(Placed::endedProbability).average().orElse(0),
                placed.stream()
                        .mapToDouble(one -> one.habit().boughtAgain() ? 1 : 0)
                        .average()
                        .orElse(0));
    }
}
