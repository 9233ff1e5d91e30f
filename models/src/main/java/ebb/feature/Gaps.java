package ebb.feature;

import ebb.ledger.History;
import java.util.Arrays;
import java.util.List;

/** Days between purchase days: how long, how regular, and whether they grow. */
public final class Gaps implements FeatureFamily {
    private static final long serialVersionUID = 1L;
    private static final String ONE = "fewer than two purchase days";
    private static final String TWO = "fewer than three purchase days";

    @Override
    public List<Feature> features() {
        return List.of(
                days("mean_gap_days", "1 and up", "Mean gap between purchase days", ONE),
                days("median_gap_days", "1 and up", "Median gap between purchase days", ONE),
                days("last_gap_days", "1 and up", "Gap before the last purchase day", ONE),
                days("longest_gap_days", "1 and up", "Longest gap so far", ONE),
                days("gap_deviation_days", "0 and up", "Standard deviation of the gaps (n - 1)", TWO),
                ratio("gap_variation_ratio", "Deviation over mean of the gaps: 0 clockwork, 1 random (Poisson)", TWO),
                ratio("last_gap_over_mean_ratio", "Last gap over the mean of the gaps before it: above 1 slower", TWO),
                ratio("gap_trend_ratio", "Mean of the later half of the gaps over that of the earlier half", TWO));
    }

    private static Feature days(String name, String range, String meaning, String whenNull) {
        return new Feature(name, "days", range, meaning, whenNull);
    }

    private static Feature ratio(String name, String meaning, String whenNull) {
        return new Feature(name, "ratio", "0 and up", meaning, whenNull);
    }

    @Override
    public void compute(History history, Population population, double[] values, int at) {
        Arrays.fill(values, at, at + 8, Double.NaN);
        int gaps = history.dayCount() - 1;
        if (gaps < 1) {
            return;
        }
        int[] sorted = sorted(history);
        int span = history.lastDay() - history.firstDay();
        double mean = (double) span / gaps;
        values[at] = mean;
        values[at + 1] = (sorted[(gaps - 1) / 2] + sorted[gaps / 2]) / 2.0;
        values[at + 2] = history.gap(gaps);
        values[at + 3] = sorted[gaps - 1];
        if (gaps < 2) {
            return;
        }
        double deviation = deviation(sorted, span);
        values[at + 4] = deviation;
        values[at + 5] = deviation / mean;
        values[at + 6] = history.gap(gaps) / ((double) (span - history.gap(gaps)) / (gaps - 1));
        values[at + 7] = trend(history);
    }

    private static int[] sorted(History history) {
        int[] gaps = new int[history.dayCount() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = history.gap(i + 1);
        }
        Arrays.sort(gaps);
        return gaps;
    }

    /** From whole-number sums, so that it does not depend on the order. */
    private static double deviation(int[] gaps, long sum) {
        long squares = 0;
        for (int gap : gaps) {
            squares += (long) gap * gap;
        }
        double around = squares - (double) sum * sum / gaps.length;
        return Math.sqrt(Math.max(0, around) / (gaps.length - 1));
    }

    /** With an odd number of gaps the middle one belongs to neither half. */
    private static double trend(History history) {
        int gaps = history.dayCount() - 1;
        int half = gaps / 2;
        double earlier = history.day(half) - history.day(0);
        double later = history.day(gaps) - history.day(gaps - half);
        return later / earlier;
    }
}
