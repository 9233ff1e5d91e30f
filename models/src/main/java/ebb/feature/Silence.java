package ebb.feature;

import ebb.ledger.History;
import java.util.Arrays;
import java.util.List;

/** The present silence weighed against the customer's own rhythm, which is shrunk towards everyone's where there are few gaps. */
public final class Silence implements FeatureFamily {
    private static final long serialVersionUID = 1L;
    private static final String NO_GAP = "fewer than two purchase days";
    private static final String NO_RHYTHM = "no customer had bought on two days yet";

    @Override
    public List<Feature> features() {
        return List.of(
                ratio("silence_over_mean_gap_ratio", "Silence over the customer's mean gap", NO_GAP),
                ratio("silence_over_longest_gap_ratio", "Silence over the customer's longest gap so far", NO_GAP),
                new Feature(
                        "usual_gap_days",
                        "days",
                        "1 and up",
                        "The customer's usual (median) gap, shrunk towards that of all customers where there are few gaps",
                        NO_RHYTHM),
                ratio("usual_gap_spread_ratio", "Deviation of the logarithm of the gaps, shrunk alike", NO_RHYTHM),
                ratio("silence_over_usual_gap_ratio", "Silence over the usual gap", NO_RHYTHM),
                probability(
                        "longer_gap_probability",
                        "Probability that an ordinary gap of the customer is longer than the present silence"),
                probability(
                        "rhythm_return_probability",
                        "Probability that a gap already as long as the silence ends within the horizon, by rhythm alone"));
    }

    private static Feature ratio(String name, String meaning, String whenNull) {
        return new Feature(name, "ratio", "0 and up", meaning, whenNull);
    }

    private static Feature probability(String name, String meaning) {
        return new Feature(name, "probability", "0 to 1", meaning, NO_RHYTHM);
    }

    @Override
    public void compute(History history, Population population, double[] values, int at) {
        Arrays.fill(values, at, at + 7, Double.NaN);
        int silence = history.silenceDays();
        int gaps = history.dayCount() - 1;
        if (gaps > 0) {
            values[at] = (double) silence * gaps / (history.lastDay() - history.firstDay());
            values[at + 1] = (double) silence / longestGap(history);
        }
        if (!population.gaps().isKnown()) {
            return;
        }
        Rhythm rhythm = Rhythm.of(history, population.gaps());
        values[at + 2] = rhythm.usualGapDays();
        values[at + 3] = rhythm.spread();
        values[at + 4] = silence / rhythm.usualGapDays();
        values[at + 5] = rhythm.probabilityOfLongerGap(silence);
        values[at + 6] = rhythm.probabilityOfReturn(silence, population.horizonDays());
    }

    private static int longestGap(History history) {
        int longest = 0;
        for (int i = 1; i < history.dayCount(); i++) {
            longest = Math.max(longest, history.gap(i));
        }
        return longest;
    }
}
