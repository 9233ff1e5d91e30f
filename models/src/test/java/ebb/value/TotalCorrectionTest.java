package ebb.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.evaluation.Interval;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TotalCorrectionTest {
    private static final int HORIZON = 90;

    private static List<MaturedTotal> twiceTooHigh(int windows) {
        return IntStream.range(0, windows)
                .mapToObj(window -> new MaturedTotal(1000 + HORIZON * window, 50, 200, 100))
                .toList();
    }

    @Test
    void takesOutHalfOfOneWindowsErrorAndMoreOfARepeatedOne() {
        assertThat(TotalCorrection.of(twiceTooHigh(1), HORIZON).of(200)).isCloseTo(200 / Math.sqrt(2), within(1e-9));
        assertThat(TotalCorrection.of(twiceTooHigh(3), HORIZON).of(200))
                .isCloseTo(200 * Math.pow(.5, .75), within(1e-9));
    }

    @Test
    void windowsThatOverlapCountOnce() {
        List<MaturedTotal> daily = IntStream.range(0, HORIZON)
                .mapToObj(day -> new MaturedTotal(1000 + day, 50, 200, 100))
                .toList();
        assertThat(TotalCorrection.of(daily, HORIZON).windows()).isEqualTo(1);
    }

    @Test
    void correctsNothingWhereNothingMaturedOrNothingWasExpected() {
        assertThat(TotalCorrection.of(List.of(), HORIZON)).isEqualTo(TotalCorrection.NONE);
        assertThat(TotalCorrection.of(List.of(new MaturedTotal(1000, 0, 0, 0)), HORIZON))
                .isEqualTo(TotalCorrection.NONE);
        assertThat(TotalCorrection.NONE.of(7)).isEqualTo(7);
    }

    @Test
    void theIntervalNarrowsWithWindowsThatAgree() {
        Interval one = TotalCorrection.of(twiceTooHigh(1), HORIZON).around(200);
        Interval five = TotalCorrection.of(twiceTooHigh(5), HORIZON).around(200);
        assertThat(five.high() / five.low()).isLessThan(one.high() / one.low());
    }

    @Test
    void theIntervalIsStretchedByWhatPastIntervalsNeeded() {
        TotalCorrection plain = TotalCorrection.of(twiceTooHigh(3), HORIZON);
        assertThat(plain.stretchedBy(List.of(), HORIZON)).isEqualTo(plain);
        assertThat(plain.stretchedBy(tried(0.25), HORIZON).stretch())
                .as("five windows shrink by 5/6, and the quantile of five is their largest")
                .isCloseTo(Math.pow(.25, 5 / 6.), within(1e-9));
        assertThat(plain.stretchedBy(tried(4), HORIZON).stretch()).isCloseTo(Math.pow(4, 5 / 6.), within(1e-9));
        assertThat(plain.stretchedBy(tried(0), HORIZON).around(200).low()).isLessThan(plain.of(200));
    }

    /** As where the log lacks half a year: nearly nothing came of what was expected. */
    @Test
    void theIntervalReachesTenfoldAtMost() {
        List<MaturedTotal> gap = List.of(
                new MaturedTotal(1000, 95, 150, 145),
                new MaturedTotal(1000 + HORIZON, 109, 165, 43),
                new MaturedTotal(1000 + 2 * HORIZON, 63, 62, 1));
        TotalTrials trials = TotalTrials.of(gap, HORIZON);
        Interval interval = trials.latest().around(74);
        assertThat(interval.high() / interval.value()).isCloseTo(10, within(1e-9));
        assertThat(interval.value() / interval.low()).isCloseTo(10, within(1e-9));
    }

    private static List<TotalCorrection.Tried> tried(double needed) {
        return IntStream.range(0, 5)
                .mapToObj(window -> new TotalCorrection.Tried(1000 + HORIZON * window, needed))
                .toList();
    }

    /** Of shops whose errors are of the same kind throughout, about four in five lie inside, whatever their size. */
    @Property(tries = 20)
    void intervalsHoldAboutFourInFive(@ForAll @DoubleRange(min = .01, max = .5) double spread) {
        Random random = new Random(7);
        double inside = 0;
        int judged = 0;
        for (int shop = 0; shop < 60; shop++) {
            List<MaturedTotal> totals = IntStream.range(0, 16)
                    .mapToObj(window -> new MaturedTotal(
                            1000 + HORIZON * window, 50, 100, 100 * Math.exp(spread * random.nextGaussian())))
                    .toList();
            List<ValueForecast.JudgedTotal> later =
                    TotalTrials.of(totals, HORIZON).judged().subList(7, 15);
            inside += later.stream().filter(ValueForecast.JudgedTotal::holds).count();
            judged += later.size();
        }
        assertThat(inside / judged).isBetween(.68, .92);
    }

    @Property
    void aCorrectionLiesBetweenNoneAndTheErrorAndScalesWithTheTotal(
            @ForAll @DoubleRange(min = .01, max = 1e6) double expected,
            @ForAll @DoubleRange(min = .01, max = 1e6) double actual,
            @ForAll @IntRange(min = 1, max = 20) int windows) {
        List<MaturedTotal> matured = IntStream.range(0, windows)
                .mapToObj(window -> new MaturedTotal(1000 + HORIZON * window, 1, expected, actual))
                .toList();
        TotalCorrection correction = TotalCorrection.of(matured, HORIZON);
        assertThat(correction.of(expected))
                .isBetween(Math.min(expected, actual) * .999999, Math.max(expected, actual) * 1.000001);
        assertThat(correction.of(2 * expected)).isCloseTo(2 * correction.of(expected), within(1e-6 * expected));
        Interval around = correction.around(expected);
        assertThat(around.low()).isPositive().isLessThan(around.value());
        assertThat(around.high()).isGreaterThan(around.value());
    }
}
