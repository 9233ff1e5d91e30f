package ebb.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StratifiedShareTest {
    private static final Map<Integer, StratifiedShare.Count> COUNTS =
            Map.of(0, new StratifiedShare.Count(100, 50), 1, new StratifiedShare.Count(10, 10));

    @Test
    void weighsStrataByTheStandard() {
        assertThat(StratifiedShare.of(COUNTS, Map.of(0, 1.0, 1, 3.0)).value()).isCloseTo(0.875, within(1e-12));
        assertThat(StratifiedShare.of(COUNTS, Map.of(2, 1.0)).value()).isNaN();
    }

    @Test
    void comparesOnlyStrataThatBothHave() {
        Interval difference =
                StratifiedShare.difference(COUNTS, Map.of(1, new StratifiedShare.Count(10, 5)), Map.of(0, 1.0, 1, 3.0));
        assertThat(difference.value()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void aDifferenceOfAFewStaysWithinMinusOneAndOne() {
        Map<Integer, StratifiedShare.Count> all = Map.of(0, new StratifiedShare.Count(2, 2));
        Map<Integer, StratifiedShare.Count> none = Map.of(0, new StratifiedShare.Count(2, 0));
        Map<Integer, Double> standard = Map.of(0, 1.0);
        assertThat(StratifiedShare.difference(all, none, standard).high()).isEqualTo(1);
        assertThat(StratifiedShare.difference(none, all, standard).low()).isEqualTo(-1);
        assertThat(StratifiedShare.of(none, standard).low()).isZero();
    }
}
