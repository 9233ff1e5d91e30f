package ebb.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.History;
import ebb.ledger.LocalLedger;
import ebb.ledger.Timeline;
import ebb.testing.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A shop of customers who come about every three weeks and stop some day, seen on day 2000. */
class PopulationLifetimeModelTest {
    private static final AsOf TODAY = new AsOf(2000, new DataSpan(1000, 2000));
    private static final int HORIZON = 90;

    @Test
    void whoHasGoneSilentIsExpectedToSpendLess() {
        PopulationLifetimeModel model = shop(120, 10).orElseThrow();
        assertThat(model.expectedAmount(history(10, 1900, 1940, 1995)))
                .isGreaterThan(5 * model.expectedAmount(history(10, 1100, 1140, 1195)));
        assertThat(model.noPurchaseProbability(history(10, 1900, 1940, 1995))).isLessThan(0.5);
        assertThat(model.noPurchaseProbability(history(10, 1100, 1140, 1195))).isGreaterThan(0.9);
    }

    @Test
    void twiceThePriceIsTwiceTheAmount() {
        double atTen = shop(120, 10).orElseThrow().expectedAmount(history(10, 1900, 1995));
        double atTwenty = shop(120, 20).orElseThrow().expectedAmount(history(20, 1900, 1995));
        assertThat(atTwenty).isPositive().isCloseTo(2 * atTen, within(1e-9));
    }

    @Test
    void aHundredCustomersWhoCameBackAreEnough() {
        assertThat(shop(99, 10)).isEmpty();
        assertThat(shop(100, 10)).isPresent();
    }

    @Test
    void writesItsScoresFromTheirPlaceOn() {
        double[] values = new double[12];
        History customer = history(10, 1900, 1940, 1995);
        PopulationLifetimeModel model = shop(120, 10).orElseThrow();
        model.score(customer, values, 3);
        assertThat(values).startsWith(0, 0, 0);
        assertThat(values[4]).isEqualTo(model.noPurchaseProbability(customer));
        assertThat(values[5] * 10).isCloseTo(model.expectedAmount(customer), within(1e-6));
    }

    private static Optional<PopulationLifetimeModel> shop(int customers, double price) {
        Random random = new Random(7);
        LifetimeSums sums = new LifetimeSums();
        for (int customer = 0; customer < customers; customer++) {
            int first = 1000 + random.nextInt(300);
            int last = first + 60 + random.nextInt(2000 - first - 60);
            List<Integer> days = new ArrayList<>(List.of(first));
            for (int day = first + 1 + random.nextInt(40); day <= last; day += 1 + random.nextInt(40)) {
                days.add(day);
            }
            sums.add(history(price, days.stream().mapToInt(day -> day).toArray()));
        }
        return PopulationLifetimeModel.fit(sums, PopulationTerms.of(HORIZON));
    }

    private static History history(double price, int... days) {
        List<Line> lines = new ArrayList<>();
        for (int day : days) {
            lines.add(Line.purchase("c", day, price));
        }
        return TODAY.observe(Timeline.of(LocalLedger.of(lines).get(0)));
    }
}
