package ebb.training;

import ebb.ledger.DataSpan;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Which as-of dates train and which one judges, so that no outcome is looked at before it has happened.
 *
 * <p>The holdout is the latest matured date. Training dates lie a whole horizon or more before it: their outcome windows end before it begins. For
 * the model that is published, all matured dates train.
 *
 * @param holdoutDay as-of day that judges; days since 1970-01-01
 * @param trainingDays as-of days that train what is judged, ascending; empty where history is too short to judge
 * @param publishedDays as-of days that train what is published, ascending, the holdout last
 */
public record TrainingDates(int holdoutDay, List<Integer> trainingDays, List<Integer> publishedDays)
        implements Serializable {

    /**
     * How dates are laid.
     *
     * @param horizonDays length of the outcome window
     * @param spacingDays between two training dates
     * @param mostDates training dates at most
     * @param minHistoryDays observed before the first training date at least
     */
    public record Rules(int horizonDays, int spacingDays, int mostDates, int minHistoryDays) implements Serializable {

        public Rules {
            if (horizonDays < 1 || spacingDays < 1 || mostDates < 1 || minHistoryDays < 0) {
                throw new IllegalArgumentException(
                        "Cannot lay training dates with horizon " + horizonDays + ", spacing "
                                + spacingDays + ", " + mostDates + " dates and " + minHistoryDays
                                + " days of history. All must be positive.");
            }
        }

        /** Dates a fortnight apart over the last year, after a quarter of history: dense, because outcome windows may overlap. */
        public static Rules of(int horizonDays) {
            return new Rules(horizonDays, 14, 26, 90);
        }
    }

    /** Dates for a model that is to score on {@code scoringDay}, and so may look no further than that day. */
    public static TrainingDates before(int scoringDay, DataSpan span, Rules rules) {
        int lastKnown = Math.min(scoringDay, span.lastDay());
        int holdout = lastKnown - rules.horizonDays();
        int first = span.firstDay() + rules.minHistoryDays();
        if (holdout < first) {
            throw new IllegalStateException(
                    "Cannot train for " + LocalDate.ofEpochDay(scoringDay) + " with a horizon of "
                            + rules.horizonDays() + " days: the data cover " + (lastKnown - span.firstDay() + 1)
                            + " days until then and "
                            + (rules.minHistoryDays() + rules.horizonDays() + 1)
                            + " are needed. " + remedy(lastKnown - first));
        }
        return new TrainingDates(
                holdout, ladder(holdout - rules.horizonDays(), first, rules), ladder(holdout, first, rules));
    }

    private static String remedy(int longestHorizon) {
        return longestHorizon >= 1
                ? "Set horizon-days to " + longestHorizon + " or less, or wait for more data."
                : "Lower training.min-history-days, or wait for more data.";
    }

    private static List<Integer> ladder(int latest, int first, Rules rules) {
        List<Integer> days = new ArrayList<>();
        for (int day = latest; day >= first && days.size() < rules.mostDates(); day -= rules.spacingDays()) {
            days.add(0, day);
        }
        return List.copyOf(days);
    }

    /** The latest published days, at most {@code most} and ascending, that have one to train on a horizon or more before them. */
    public List<Integer> origins(int most, int horizonDays) {
        List<Integer> judged = publishedDays.stream()
                .filter(day -> day - horizonDays >= publishedDays.get(0))
                .toList();
        return judged.subList(Math.max(0, judged.size() - most), judged.size());
    }

    /** Whether there are dates to train on that leave the holdout to judge. */
    public boolean canJudge() {
        return !trainingDays.isEmpty();
    }

    /** Every day that features and labels are needed for, ascending. */
    public List<Integer> allDays() {
        List<Integer> days = new ArrayList<>(trainingDays);
        days.addAll(publishedDays);
        return days.stream().distinct().sorted().toList();
    }
}
