package ebb.training;

import ebb.customer.CalendarDays;
import ebb.ledger.DataSpan;
import ebb.ledger.LogGap;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Which as-of dates train and which one judges, so that no outcome is looked at before it has happened: the newest; the same day of each earlier year as
 * the day that is asked about, for shops with a yearly rhythm; and between these all earlier dates with a year of history before them.
 *
 * <p>Chosen on windows before those that judge, over all presets of {@code ebb bench backtest}. Left out, for it did not lower the log loss there: season
 * as cosine and sine relative to the day asked about, more weight for dates of the same season, and earlier dates with less than a year of history.
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
     * @param mostDates newest training dates at most; where they cover a year, all earlier ones with a year of history come beside them
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
    }

    /** Dates for a model that is to score on {@code scoringDay}, and so may look no further than that day. */
    public static TrainingDates before(int scoringDay, DataSpan span, Rules rules) {
        int lastKnown = Math.min(scoringDay, span.lastDay());
        int holdout = lastKnown - rules.horizonDays();
        int first = span.firstDay() + rules.minHistoryDays();
        if (holdout < first) {
            int observed = lastKnown - span.firstDay() + 1;
            throw new InsufficientTrainingData(
                    "train for " + LocalDate.ofEpochDay(scoringDay) + " with a horizon of " + rules.horizonDays()
                            + " days",
                    "the data cover " + observed + " days until then and "
                            + (rules.minHistoryDays() + rules.horizonDays() + 1) + " are needed",
                    TrainingAdvice.words(TrainingAdvice.of(observed, rules.horizonDays())));
        }
        return new TrainingDates(
                holdout,
                new Matured(span, holdout - rules.horizonDays()).dates(holdout, rules),
                new Matured(span, holdout).dates(lastKnown, rules));
    }

    /**
     * Without the dates whose outcome window has days of a gap in the log: nobody could be seen to buy there. Where the gap reaches into the window that
     * judges, nothing is left out: there is too little after it.
     */
    public TrainingDates without(LogGap gap, int horizonDays) {
        return gap.isWithin(horizonDays, holdoutDay)
                ? this
                : new TrainingDates(
                        holdoutDay, outside(gap, horizonDays, trainingDays), outside(gap, horizonDays, publishedDays));
    }

    private static List<Integer> outside(LogGap gap, int horizonDays, List<Integer> days) {
        return days.stream().filter(day -> !gap.isWithin(horizonDays, day)).toList();
    }

    /** What is known, and the last day from which a date is taken. */
    private record Matured(DataSpan span, int last) {

        /** The newest, those of the season of the day that is {@code asked} about, and what lies between; none where history is too short. */
        List<Integer> dates(int asked, Rules rules) {
            int first = span.firstDay() + rules.minHistoryDays();
            TreeSet<Integer> days = new TreeSet<>();
            for (int day = last; day >= first && days.size() < rules.mostDates(); day -= rules.spacingDays()) {
                days.add(day);
            }
            LocalDate date = LocalDate.ofEpochDay(asked);
            for (int years = 1; date.minusYears(years).toEpochDay() >= first; years++) {
                addIfApart((int) date.minusYears(years).toEpochDay(), days, rules);
            }
            if (!coverAYear(rules)) {
                return List.copyOf(days);
            }
            int yearKnown = span.firstDay() + Math.max(rules.minHistoryDays(), CalendarDays.YEAR);
            for (int day = last; day >= yearKnown; day -= rules.spacingDays()) {
                addIfApart(day, days, rules);
            }
            return List.copyOf(days);
        }

        /** Whoever asks for fewer dates than a year holds gets no more of earlier years. */
        private static boolean coverAYear(Rules rules) {
            return (rules.mostDates() + 1L) * rules.spacingDays() >= CalendarDays.YEAR;
        }

        private void addIfApart(int day, TreeSet<Integer> days, Rules rules) {
            if (day <= last && isApart(day, days, rules.spacingDays())) {
                days.add(day);
            }
        }
    }

    /** Whether no other day is nearer than half the spacing: two days of one week would teach the same twice. */
    private static boolean isApart(int day, TreeSet<Integer> days, int spacingDays) {
        return days.subSet(day - spacingDays / 2, true, day + spacingDays / 2, true)
                .isEmpty();
    }

    /** The published days, ascending, that have one to train on a horizon or more before them. */
    public List<Integer> origins(int horizonDays) {
        return publishedDays.stream()
                .filter(day -> day - horizonDays >= publishedDays.get(0))
                .toList();
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
