package ebb.feature;

import ebb.ledger.History;
import java.util.Arrays;
import java.util.List;

/** Days between purchase days: how long, how regular, and whether they grow. */
public final class Gaps implements FeatureFamily<Gaps.Figures> {
    private static final String ONE = "fewer than two purchase days";
    private static final String TWO = "fewer than three purchase days";

    public static final Feature<Figures> MEAN = FeatureDescription.days(
                    "mean_gap_days", "Mean gap between purchase days")
            .range("1 and up")
            .nullWhen(ONE)
            .by(Figures::mean);

    public static final Feature<Figures> MEDIAN = FeatureDescription.days(
                    "median_gap_days", "Median gap between purchase days")
            .range("1 and up")
            .nullWhen(ONE)
            .by(Figures::median);

    public static final Feature<Figures> LAST = FeatureDescription.days(
                    "last_gap_days", "Gap before the last purchase day")
            .range("1 and up")
            .nullWhen(ONE)
            .by(Figures::last);

    public static final Feature<Figures> LONGEST = FeatureDescription.days("longest_gap_days", "Longest gap so far")
            .range("1 and up")
            .nullWhen(ONE)
            .by(Figures::longest);

    public static final Feature<Figures> DEVIATION = FeatureDescription.days(
                    "gap_deviation_days", "Standard deviation of the gaps (n - 1)")
            .nullWhen(TWO)
            .by(Figures::deviation);

    public static final Feature<Figures> VARIATION = FeatureDescription.ratio(
                    "gap_variation_ratio", "Deviation over mean of the gaps: 0 clockwork, 1 random (Poisson)")
            .nullWhen(TWO)
            .by(gaps -> gaps.deviation() / gaps.mean());

    public static final Feature<Figures> LAST_OVER_MEAN = FeatureDescription.ratio(
                    "last_gap_over_mean_ratio", "Last gap over the mean of the gaps before it: above 1 slower")
            .nullWhen(TWO)
            .by(Figures::lastOverMeanBefore);

    public static final Feature<Figures> TREND = FeatureDescription.ratio(
                    "gap_trend_ratio", "Mean of the later half of the gaps over that of the earlier half")
            .nullWhen(TWO)
            .by(Figures::trend);

    private static final List<Feature<Figures>> FEATURES =
            List.of(MEAN, MEDIAN, LAST, LONGEST, DEVIATION, VARIATION, LAST_OVER_MEAN, TREND);

    @Override
    public List<Feature<Figures>> features() {
        return FEATURES;
    }

    @Override
    public Figures figures(Observation observation) {
        return new Figures(observation.history());
    }

    /** The gaps of one customer; NaN throughout where they are too few. */
    static final class Figures {
        private final History history;
        private final int[] sorted;
        private final long span;

        Figures(History history) {
            this.history = history;
            this.sorted = new int[history.dayCount() - 1];
            for (int i = 0; i < sorted.length; i++) {
                sorted[i] = history.gap(i + 1);
            }
            Arrays.sort(sorted);
            this.span = (long) history.lastDay() - history.firstDay();
        }

        private int count() {
            return sorted.length;
        }

        double mean() {
            return count() < 1 ? Double.NaN : (double) span / count();
        }

        double median() {
            return count() < 1 ? Double.NaN : (sorted[(count() - 1) / 2] + sorted[count() / 2]) / 2.0;
        }

        double last() {
            return count() < 1 ? Double.NaN : history.gap(count());
        }

        double longest() {
            return count() < 1 ? Double.NaN : sorted[count() - 1];
        }

        /** From whole-number sums, so that it does not depend on the order. */
        double deviation() {
            if (count() < 2) {
                return Double.NaN;
            }
            long squares = 0;
            for (int gap : sorted) {
                squares += (long) gap * gap;
            }
            double around = squares - (double) span * span / count();
            return Math.sqrt(Math.max(0, around) / (count() - 1));
        }

        double lastOverMeanBefore() {
            return count() < 2
                    ? Double.NaN
                    : history.gap(count()) / ((double) (span - history.gap(count())) / (count() - 1));
        }

        /** With an odd number of gaps the middle one belongs to neither half. */
        double trend() {
            if (count() < 2) {
                return Double.NaN;
            }
            int half = count() / 2;
            double earlier = history.day(half) - history.day(0);
            double later = history.day(count()) - history.day(count() - half);
            return later / earlier;
        }
    }
}
