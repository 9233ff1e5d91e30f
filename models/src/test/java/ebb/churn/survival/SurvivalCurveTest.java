package ebb.churn.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.churn.linear.LinearScorer;
import ebb.churn.linear.Transform;
import ebb.churn.survival.SurvivalCurve.TimeInterval;
import ebb.customer.LogOdds;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SurvivalCurveTest {
    private static final double[] NOTHING_KNOWN = {0};

    /** Four in five stay silent in the first interval, half of those in the second, three quarters of those in the third. */
    private static final SurvivalCurve CURVE =
            new SurvivalCurve(60, List.of(interval(30, .8), interval(60, .5), interval(90, .75)));

    private static TimeInterval interval(int end, double silence) {
        return new TimeInterval(end, new LinearScorer(LogOdds.exactly(silence), List.of()), true);
    }

    @Test
    void isTheProductOfTheIntervalsWhereThePublishedScoreIsTheirProductToo() {
        double[] curve = CURVE.at(NOTHING_KNOWN, .4);
        assertThat(curve[0]).isCloseTo(.8, within(1e-9));
        assertThat(curve[1]).isEqualTo(.4);
        assertThat(curve[2]).isCloseTo(.3, within(1e-9));
    }

    @Test
    void aHigherPublishedScoreRaisesTheWholeCurve() {
        double[] curve = CURVE.at(NOTHING_KNOWN, .6);
        assertThat(curve[0]).isBetween(.8, 1.0);
        assertThat(curve[1]).isEqualTo(.6);
        assertThat(curve[2]).isBetween(.6 * .75, .6);
        double shift = LogOdds.exactly(curve[0]) - LogOdds.exactly(.8);
        assertThat(LogOdds.exactly(.6 / curve[0]) - LogOdds.exactly(.5))
                .as("one move of all log-odds")
                .isCloseTo(shift, within(1e-6));
    }

    /** Also where the published score is as good as 0 or 1. */
    @Property
    void goesThroughThePublishedScoreAndNeverRises(
            @ForAll @DoubleRange(min = -40, max = 40) double first,
            @ForAll @DoubleRange(min = -40, max = 40) double second,
            @ForAll @DoubleRange(min = -40, max = 40) double third,
            @ForAll @DoubleRange(min = -40, max = 40) double published) {
        SurvivalCurve curve = new SurvivalCurve(
                60,
                List.of(
                        new TimeInterval(30, new LinearScorer(first, List.of()), true),
                        new TimeInterval(60, new LinearScorer(second, List.of()), true),
                        new TimeInterval(90, new LinearScorer(third, List.of()), true)));
        double score = LogOdds.probability(published);
        double[] values = curve.at(NOTHING_KNOWN, score);
        assertThat(values[1]).isEqualTo(score);
        assertThat(values[0]).isBetween(values[1], 1.0);
        assertThat(values[2]).isBetween(0.0, values[1]);
    }

    @Test
    void saysNothingOfACustomerWhoIsNotScored() {
        assertThat(CURVE.at(NOTHING_KNOWN, Double.NaN)).containsOnly(Double.NaN);
    }

    @Test
    void isStoredAndReadAgain() throws Exception {
        LinearScorer scorer =
                new LinearScorer(.1, List.of(new LinearScorer.Term(0, Transform.ASINH, 1. / 3, 2, -4, 3.5, -.7)));
        SurvivalCurve curve = new SurvivalCurve(30, List.of(new TimeInterval(30, scorer, true), interval(60, .2)))
                .givenAt(List.of(30));
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readValue(json.writeValueAsBytes(curve), SurvivalCurve.class))
                .isEqualTo(curve);
        assertThat(curve.intervals()).extracting(TimeInterval::isGiven).containsExactly(true, false);
    }

    @Test
    void refusesToMissThePublishedHorizon() {
        assertThatThrownBy(() -> new SurvivalCurve(45, List.of(interval(30, .8))))
                .hasMessage("Cannot make a survival curve: none of 1 intervals ends at the horizon of 45 days."
                        + " Let one end there.");
        assertThat(SurvivalIntervals.ends(45)).containsExactly(30, 45, 60, 90, 180, 365);
        assertThat(SurvivalIntervals.ends(90)).containsExactly(30, 60, 90, 180, 365);
    }
}
