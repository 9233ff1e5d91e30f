package ebb.feature;

import ebb.ledger.History;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The present silence weighed against the customer's own rhythm, which is shrunk towards everyone's where there are few gaps. */
public final class Silence implements FeatureFamily<Silence.Figures> {
    private static final String NO_GAP = "fewer than two purchase days";
    private static final String NO_RHYTHM = "no customer had bought on two days yet";

    public static final Feature<Figures> OVER_MEAN_GAP = FeatureDescription.ratio(
                    "silence_over_mean_gap_ratio", "Silence over the customer's mean gap")
            .nullWhen(NO_GAP)
            .by(Figures::overMeanGap);

    public static final Feature<Figures> OVER_LONGEST_GAP = FeatureDescription.ratio(
                    "silence_over_longest_gap_ratio", "Silence over the customer's longest gap so far")
            .nullWhen(NO_GAP)
            .by(Figures::overLongestGap);

    public static final Feature<Figures> USUAL_GAP = FeatureDescription.days(
                    "usual_gap_days",
                    "The customer's usual (median) gap, shrunk towards that of all customers where there are few gaps")
            .range("1 and up")
            .nullWhen(NO_RHYTHM)
            .by(ofRhythm(figures -> figures.rhythm().usualGapDays()));

    public static final Feature<Figures> USUAL_GAP_SPREAD = FeatureDescription.ratio(
                    "usual_gap_spread_ratio", "Deviation of the logarithm of the gaps, shrunk alike")
            .nullWhen(NO_RHYTHM)
            .by(ofRhythm(figures -> figures.rhythm().spread()));

    public static final Feature<Figures> OVER_USUAL_GAP = FeatureDescription.ratio(
                    "silence_over_usual_gap_ratio", "Silence over the usual gap")
            .nullWhen(NO_RHYTHM)
            .by(ofRhythm(figures ->
                    figures.history().silenceDays() / figures.rhythm().usualGapDays()));

    public static final Feature<Figures> LONGER_GAP = FeatureDescription.probability(
                    "longer_gap_probability",
                    "Probability that an ordinary gap of the customer is longer than the present silence")
            .nullWhen(NO_RHYTHM)
            .by(ofRhythm(figures ->
                    figures.rhythm().probabilityOfLongerGap(figures.history().silenceDays())));

    public static final Feature<Figures> RETURN = FeatureDescription.probability(
                    "rhythm_return_probability",
                    "Probability that a gap already as long as the silence ends within the horizon, by rhythm alone")
            .nullWhen(NO_RHYTHM)
            .by(ofRhythm(figures ->
                    figures.rhythm().probabilityOfReturn(figures.history().silenceDays(), figures.horizonDays())));

    private static final List<Feature<Figures>> FEATURES =
            List.of(OVER_MEAN_GAP, OVER_LONGEST_GAP, USUAL_GAP, USUAL_GAP_SPREAD, OVER_USUAL_GAP, LONGER_GAP, RETURN);

    /**
     * The silence and what it is weighed against.
     *
     * @param rhythm null where no customer had bought on two days yet
     */
    record Figures(History history, Rhythm rhythm, int horizonDays) {
        private int gaps() {
            return history.dayCount() - 1;
        }

        double overMeanGap() {
            return gaps() == 0
                    ? Double.NaN
                    : (double) history.silenceDays() * gaps() / (history.lastDay() - history.firstDay());
        }

        double overLongestGap() {
            int longest = 0;
            for (int i = 1; i <= gaps(); i++) {
                longest = Math.max(longest, history.gap(i));
            }
            return gaps() == 0 ? Double.NaN : (double) history.silenceDays() / longest;
        }
    }

    private static ToDoubleFunction<Figures> ofRhythm(ToDoubleFunction<Figures> computation) {
        return figures -> figures.rhythm() == null ? Double.NaN : computation.applyAsDouble(figures);
    }

    @Override
    public List<Feature<Figures>> features() {
        return FEATURES;
    }

    @Override
    public Figures figures(Observation observation) {
        Population population = observation.population();
        Rhythm rhythm = population.gaps().isKnown() ? Rhythm.of(observation.history(), population.gaps()) : null;
        return new Figures(observation.history(), rhythm, population.horizonDays());
    }
}
