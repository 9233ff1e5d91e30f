package ebb.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.evaluation.StratifiedExactTest.Stratum;
import java.util.List;
import org.junit.jupiter.api.Test;

class StratifiedExactTestTest {
    /** Fisher's tea tasting: all four of four among eight, one in seventy. */
    @Test
    void oneStratumIsFishersExactTest() {
        StratifiedExactTest tea = new StratifiedExactTest(List.of(new Stratum(8, 4, 4, 4)));
        assertThat(tea.probabilityOfAsMany()).isCloseTo(1.0 / 70, within(1e-12));
        assertThat(tea.expected()).isEqualTo(2);
        assertThat(new StratifiedExactTest(List.of(new Stratum(8, 4, 4, 3))).probabilityOfAsMany())
                .isCloseTo(17.0 / 70, within(1e-12));
    }

    @Test
    void strataAddUp() {
        StratifiedExactTest two = new StratifiedExactTest(List.of(new Stratum(8, 4, 4, 4), new Stratum(8, 4, 4, 4)));
        assertThat(two.observed()).isEqualTo(8);
        assertThat(two.probabilityOfAsMany()).isCloseTo(1.0 / 4900, within(1e-12));
        assertThat(two.limits(0.998).high())
                .as("eight of eight are rarer than one in a thousand, seven are not")
                .isEqualTo(7 / 4.0);
    }

    @Test
    void manyAreNormalAndAgreeWithTheExactOnes() {
        Stratum exact = new Stratum(20_000, 7_900, 5_000, 2_040);
        Stratum same = new Stratum(40_000, 15_800, 10_000, 4_048);
        double few = new StratifiedExactTest(List.of(exact)).probabilityOfAsMany();
        double many = new StratifiedExactTest(List.of(same)).probabilityOfAsMany();
        assertThat(few).isBetween(0.015, 0.016);
        assertThat(many).as("beyond 4,000 the normal distribution").isBetween(0.0100, 0.0115);
        assertThat(new StratifiedExactTest(List.of(new Stratum(9_000_000_000L, 90_000_000L, 900_000_000L, 9_000_000L)))
                        .probabilityOfAsMany())
                .isCloseTo(0.5, within(0.01));
    }

    @Test
    void nothingExpectedGivesNoLimitsThatDivideByNothing() {
        StratifiedExactTest none = new StratifiedExactTest(List.of(new Stratum(10, 0, 5, 0), new Stratum(10, 5, 0, 0)));
        assertThat(none.probabilityOfAsMany()).isEqualTo(1);
        assertThat(none.expected()).isZero();
    }
}
