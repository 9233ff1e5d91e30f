package ebb.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.evaluation.Interval;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static Interval about(double value, double reach) {
        return new Interval(value, value - reach, value + reach);
    }

    @Test
    void isTheSlopeOfFiguresOnALine() {
        Interval trend = Trend.perYear(Map.of(0, about(4, 0.1), 365, about(3.5, 0.1), 730, about(3, 0.1)));
        assertThat(trend.value()).isCloseTo(-0.5, within(1e-9));
        assertThat(trend.high() - trend.value())
                .as("equal errors at -1, 0 and 1 year: error / sqrt(2)")
                .isCloseTo(0.1 / Math.sqrt(2), within(1e-9));
    }

    @Test
    void isWiderWhereTheFiguresLieOffTheLine() {
        Interval on = Trend.perYear(Map.of(0, about(4, 0.1), 365, about(4, 0.1), 730, about(4, 0.1)));
        Interval off = Trend.perYear(Map.of(0, about(4, 0.1), 365, about(5, 0.1), 730, about(4, 0.1)));
        assertThat(off.high() - off.low()).isGreaterThan(5 * (on.high() - on.low()));
    }

    @Test
    void isNotKnownOfTwoFigures() {
        assertThat(Trend.perYear(new TreeMap<>(Map.of(0, about(4, 0.1), 365, about(5, 0.1))))
                        .value())
                .isNaN();
        assertThat(Trend.perYear(new TreeMap<>()).value()).isNaN();
    }
}
