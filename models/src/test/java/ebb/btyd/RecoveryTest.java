package ebb.btyd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.btyd.fit.BtydFit;
import ebb.btyd.fit.BtydFitter;
import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.BtydModel;
import ebb.btyd.model.CustomerSummary;
import ebb.btyd.model.GroupedSummaries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Simulated customers give their true parameters back: inside the 95 % interval in at least 90 of 100 simulations. */
public class RecoveryTest {
    private static final int SIMULATIONS = 100;
    private static final int CUSTOMERS = 1000;
    private static final int SCORED = 3000;
    private static final double LONGEST = 400;

    public static List<Case> cases() {
        return List.of(
                new Case(BtydFamilyCatalogue.NBD, List.of(1.2, 60.0)),
                new Case(BtydFamilyCatalogue.BG_NBD, List.of(1.2, 30.0, 1.2, 3.0)),
                new Case(BtydFamilyCatalogue.MBG_NBD, List.of(1.2, 30.0, 1.2, 3.0)),
                new Case(BtydFamilyCatalogue.PARETO_NBD, List.of(1.2, 30.0, 1.2, 200.0)),
                new Case(BtydFamilyCatalogue.BG_CNBD_2, List.of(1.5, 15.0, 1.2, 4.0)),
                new Case(BtydFamilyCatalogue.BG_CNBD_3, List.of(1.5, 10.0, 1.2, 4.0)),
                new Case(BtydFamilyCatalogue.BG_CNBD_4, List.of(1.5, 7.5, 1.2, 4.0)),
                new Case(BtydFamilyCatalogue.MBG_CNBD_2, List.of(1.5, 15.0, 1.2, 4.0)),
                new Case(BtydFamilyCatalogue.MBG_CNBD_4, List.of(1.5, 7.5, 1.2, 4.0)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void truthLiesInTheInterval(Case truth) {
        RandomDataGenerator random = new RandomDataGenerator(20240607);
        int[] covered = new int[truth.parameters.size()];
        for (int simulation = 0; simulation < SIMULATIONS; simulation++) {
            BtydFit fit = BtydFitter.fit(truth.family, draw(truth, CUSTOMERS, random));
            for (int i = 0; i < covered.length; i++) {
                covered[i] += fit.covers(i, truth.parameters.get(i)) ? 1 : 0;
            }
        }
        assertThat(Arrays.stream(covered).boxed()).as(truth.family.name()).allMatch(count -> count >= 90);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void expectationsAndProbabilitiesAreThoseOfSimulatedCustomers(Case truth) {
        RandomDataGenerator random = new RandomDataGenerator(7);
        BtydModel model = truth.model();
        int n = 60_000;
        double age = 120;
        double horizon = 60;
        double bought = 0;
        double silent = 0;
        double expected = 0;
        double expectedSilent = 0;
        double two = 0;
        for (int i = 0; i < n; i++) {
            double[] ages = truth.family.draw(truth.array(), age + horizon, random);
            int x = upTo(ages, age);
            CustomerSummary customer = new CustomerSummary(x, x == 0 ? 0 : ages[x - 1], age);
            bought += ages.length - x;
            silent += ages.length == x ? 1 : 0;
            two += x == 2 ? 1 : 0;
            if (i < SCORED) {
                expected += model.expected(customer, horizon);
                expectedSilent += model.noPurchase(customer, horizon);
            }
        }
        assertThat(expected / SCORED).as("expected purchases").isCloseTo(bought / n, within(.1 * bought / n));
        assertThat(expectedSilent / SCORED).as("no purchase").isCloseTo(silent / n, within(.03));
        assertThat(model.countProbability(2, age)).as("two purchases").isCloseTo(two / n, within(.005));
        assertThat(model.expectedOfNew(age)).as("from the counts").isCloseTo(meanCount(model, age), within(1e-3));
    }

    private static double meanCount(BtydModel model, double age) {
        double mean = 0;
        for (int n = 1; n < 400; n++) {
            mean += n * model.countProbability(n, age);
        }
        return mean;
    }

    static GroupedSummaries draw(Case truth, int customers, RandomDataGenerator random) {
        List<CustomerSummary> drawn = new ArrayList<>();
        double logGaps = 0;
        for (int i = 0; i < customers; i++) {
            double age = random.nextUniform(LONGEST / 2, LONGEST);
            double[] ages = truth.family.draw(truth.array(), age, random);
            drawn.add(new CustomerSummary(ages.length, ages.length == 0 ? 0 : ages[ages.length - 1], age));
            for (int j = 0; j < ages.length; j++) {
                logGaps += Math.log(ages[j] - (j == 0 ? 0 : ages[j - 1]));
            }
        }
        return GroupedSummaries.of(drawn).withLogGaps(logGaps);
    }

    private static int upTo(double[] ages, double age) {
        int count = 0;
        while (count < ages.length && ages[count] <= age) {
            count++;
        }
        return count;
    }

    public record Case(BtydFamily family, List<Double> parameters) {
        public double[] array() {
            return parameters.stream().mapToDouble(Double::doubleValue).toArray();
        }

        public BtydModel model() {
            return family.model(array());
        }

        @Override
        public String toString() {
            return family.name();
        }
    }
}
