package ebb.life.rhythm;

import java.io.Serializable;
import java.util.List;

/**
 * What tells whether a habit has ended.
 *
 * @param logOddsEnded log-odds that it has, by the visits at which it was due and not bought; not calibrated
 * @param lateness how late it was at the customer's last visit, in spreads, from -3 to 3; -3 where no visit came since
 * @param purchases days it was bought on
 */
record HabitEvidence(double logOddsEnded, double lateness, int purchases) implements Serializable {
    static final List<String> NAMES = List.of("log_odds_ended", "lateness", "log_purchases");
    private static final double FURTHEST = 3;
    private static final double MOST_LOG_ODDS = 7;

    static HabitEvidence of(CustomerHabits habits, Habit habit, RunningRhythm rhythm, double logOddsEnded) {
        int days = habits.lastVisit() - rhythm.lastDay();
        double lateness = days <= 0 ? -FURTHEST : clamp(rhythm.standard(days), FURTHEST);
        return new HabitEvidence(clamp(logOddsEnded, MOST_LOG_ODDS), lateness, habit.size());
    }

    private static double clamp(double value, double furthest) {
        return Math.max(-furthest, Math.min(furthest, value));
    }

    double[] features() {
        return new double[] {logOddsEnded, lateness, Math.log(purchases)};
    }
}
