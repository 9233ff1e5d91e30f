package ebb.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.History;
import ebb.ledger.LocalLedger;
import ebb.ledger.Timeline;
import ebb.testing.Line;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Shares worked by hand: a group's counts beside 20 purchase days of the average, the average beside 20 of one in five. */
class NonReturnRatesTest {
    private static final int TODAY = 2000;
    private static final int HORIZON = 30;

    private static NonReturnRates of(int... days) {
        Line[] lines =
                Arrays.stream(days).mapToObj(day -> Line.purchase("a", day, 10)).toArray(Line[]::new);
        History history = new AsOf(TODAY, new DataSpan(1000, TODAY))
                .observe(Timeline.of(LocalLedger.of(Arrays.asList(lines)).get(0)));
        NonReturnRates rates = new NonReturnRates();
        rates.add(history, HORIZON);
        return rates;
    }

    @Test
    void nothingKnownIsOneInFive() {
        assertThat(new NonReturnRates().share(1)).isEqualTo(0.2);
    }

    @Test
    void aReturnOnTheLastDayOfTheHorizonIsOneAndTheDayAfterIsNone() {
        assertThat(of(1500, 1530, 1990).share(1)).isCloseTo(share(0, 1, share(1, 2, 0.2)), within(1e-15));
        assertThat(of(1500, 1531, 1990).share(1)).isCloseTo(share(1, 1, share(2, 2, 0.2)), within(1e-15));
    }

    @Test
    void aPurchaseDayCountsOnceItsHorizonIsOver() {
        assertThat(of(TODAY - HORIZON).share(1)).isCloseTo(share(1, 1, share(1, 1, 0.2)), within(1e-15));
        assertThat(of(TODAY - HORIZON + 1).share(1)).isEqualTo(0.2);
    }

    @Test
    void groupsAreThoseOfTheirFirstPurchaseDay() {
        NonReturnRates rates = of(1000, 1010, 1020, 1030, 1040, 1050, 1060, 1070);
        double all = share(1, 8, 0.2);
        assertThat(rates.share(1)).isCloseTo(share(0, 1, all), within(1e-15));
        assertThat(rates.share(2)).isCloseTo(share(0, 1, all), within(1e-15));
        assertThat(rates.share(3)).isCloseTo(share(0, 2, all), within(1e-15));
        assertThat(rates.share(4)).isEqualTo(rates.share(3));
        assertThat(rates.share(5)).isCloseTo(share(0, 3, all), within(1e-15));
        assertThat(rates.share(7)).isEqualTo(rates.share(5));
        assertThat(rates.share(8)).as("the eighth was the last").isCloseTo(share(1, 1, all), within(1e-15));
        assertThat(rates.share(34)).isEqualTo(all);
    }

    @Test
    void sumsOfPartsAreTheWhole() {
        NonReturnRates both = of(1500);
        both.plus(of(1500, 1510));
        assertThat(both.share(1)).isCloseTo(share(1, 2, share(2, 3, 0.2)), within(1e-15));
        assertThat(both.share(2)).isCloseTo(share(1, 1, share(2, 3, 0.2)), within(1e-15));
    }

    private static double share(int left, int days, double average) {
        return (left + 20 * average) / (days + 20);
    }
}
