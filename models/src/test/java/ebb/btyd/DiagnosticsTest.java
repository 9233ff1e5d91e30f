package ebb.btyd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ebb.btyd.RecoveryTest.Case;
import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.BtydModel;
import ebb.btyd.model.CustomerSummary;
import ebb.btyd.model.GroupedSummaries;
import ebb.btyd.study.AliveGrid;
import ebb.btyd.study.ConditionalExpectation;
import ebb.btyd.study.ConditionalExpectation.Followed;
import ebb.btyd.study.FrequencyHistogram;
import ebb.btyd.study.HoldoutComparison;
import ebb.btyd.study.Tracking;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The series behind the pictures, against the published CDNOW figures (Fader, Hardie, Lee 2005) and against simulated customers. */
class DiagnosticsTest {
    /** BG/NBD of the CDNOW sample, in days. */
    private static final BtydModel CDNOW =
            BtydFamilyCatalogue.BG_NBD.model(new double[] {.242595, 4.413603 * 7, .792922, 2.425906});

    @Test
    void conditionalExpectationAgreesWithTheWalkthrough() {
        List<Followed> followed = SharedData.cdnowSample().values().stream()
                .map(p -> new Followed(p.summary(1), 1, p.heldOut()))
                .toList();
        List<ConditionalExpectation> rows = ConditionalExpectation.of(CDNOW, followed, 273, 7);
        double[] actual = {.2367, .6970, 1.3925, 1.5600, 2.5323, 2.9474, 3.8621, 6.3594};
        double[] expected = {.2251, .5231, 1.0441, 1.5203, 2.1638, 2.6538, 3.5040, 6.1570};
        for (int x = 0; x < 8; x++) {
            assertThat(rows.get(x).actual()).isCloseTo(actual[x], within(1e-4));
            assertThat(rows.get(x).expected()).isCloseTo(expected[x], within(1e-3));
        }
    }

    @Test
    void trackingReachesThePublishedTotals() {
        LocalDate start = LocalDate.of(1997, 1, 1);
        long[] firsts = new long[546];
        long[] repeats = new long[546];
        for (SharedData.Purchases customer : SharedData.cdnowSample().values()) {
            List<LocalDate> days = customer.all();
            firsts[(int) ChronoUnit.DAYS.between(start, days.get(0))]++;
            days.stream().skip(1).forEach(day -> repeats[(int) ChronoUnit.DAYS.between(start, day)]++);
        }
        List<Tracking> weeks = Tracking.of(CDNOW, firsts, repeats);
        assertThat(weeks).hasSize(78);
        assertThat(weeks.get(38).cumulativeActual()).isEqualTo(2457);
        assertThat(weeks.get(38).cumulativeExpected()).isCloseTo(2494.0, within(10.0));
        assertThat(weeks.get(77).cumulativeActual()).isEqualTo(4339);
        assertThat(weeks.get(77).cumulativeExpected()).isCloseTo(4160.6, within(10.0));
        assertThat(weeks.stream().mapToDouble(Tracking::expected).sum())
                .isCloseTo(weeks.get(77).cumulativeExpected(), within(1e-6));
    }

    @Test
    void theHistogramOfSimulatedCustomersIsTheExpectedOne() {
        for (Case truth : RecoveryTest.cases()) {
            GroupedSummaries drawn = RecoveryTest.draw(truth, 4000, new RandomDataGenerator(5));
            List<FrequencyHistogram> bars = FrequencyHistogram.of(truth.model(), drawn, 7);
            assertThat(bars).hasSize(8);
            double chiSquare = 0;
            for (FrequencyHistogram bar : bars) {
                chiSquare += Math.pow(bar.actual() - bar.expected(), 2) / bar.expected();
            }
            // 7 degrees of freedom: above 24.3 once in a thousand.
            assertThat(chiSquare).as(truth.toString()).isLessThan(24.3);
            assertThat(bars.stream().mapToDouble(FrequencyHistogram::expected).sum())
                    .isCloseTo(4000, within(1e-6));
        }
    }

    @Test
    void theGridFallsWithSilenceAndFasterForThoseWhoBoughtOften() {
        List<AliveGrid> grid = AliveGrid.of(
                CDNOW,
                273,
                new AliveGrid.Shape(IntStream.rangeClosed(0, 10).boxed().toList(), 10, 90));
        assertThat(grid).hasSize(110);
        assertThat(at(grid, 10, 8).alive()).isLessThan(at(grid, 10, 2).alive());
        assertThat(at(grid, 10, 8).alive()).isLessThan(at(grid, 1, 8).alive());
        assertThat(at(grid, 0, 0).alive()).isEqualTo(1);
        assertThat(at(grid, 0, 0).noPurchase()).isGreaterThan(.8);
    }

    @Test
    void heldOutLikelihoodChoosesTheModelThatMadeTheCustomers() {
        Case regular = new Case(BtydFamilyCatalogue.BG_CNBD_3, List.of(1.5, 10.0, 1.2, 4.0));
        RandomDataGenerator random = new RandomDataGenerator(9);
        Path[] paths = new Path[3000];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = new Path(regular.family().draw(regular.array(), 300, random));
        }
        List<HoldoutComparison> ranked = HoldoutComparison.rank(
                List.of(
                        BtydFamilyCatalogue.NBD,
                        BtydFamilyCatalogue.BG_NBD,
                        BtydFamilyCatalogue.BG_CNBD_2,
                        BtydFamilyCatalogue.BG_CNBD_3),
                Path.until(paths, 200),
                Path.until(paths, 300));
        assertThat(ranked.get(0).family()).isEqualTo("bg-cnbd-3");
        assertThat(ranked.get(3).family()).isEqualTo("nbd");
        assertThat(ranked)
                .isSortedAccordingTo(
                        (one, other) -> Double.compare(other.heldOutLogLikelihood(), one.heldOutLogLikelihood()));
        assertThatThrownBy(() -> HoldoutComparison.rank(
                        List.of(BtydFamilyCatalogue.NBD),
                        Path.until(paths, 200),
                        Path.until(new Path[] {paths[0]}, 300)))
                .hasMessageContaining("Leave out those who first bought after the earlier date");
    }

    /** A customer whose first purchase was on the as-of date has had no time to come back. */
    @ParameterizedTest
    @MethodSource("families")
    void countsNobodyBackAtOrJustAfterTheFirstPurchase(BtydFamily family) {
        for (double[] start : family.starts()) {
            BtydModel model = family.model(scaled(family, start, 100));
            for (double time : new double[] {0, Double.MIN_VALUE, 1e-300, 1e-15, 1e-9}) {
                assertThat(model.countProbability(0, time)).isCloseTo(1, within(1e-6));
                assertThat(model.countProbability(1, time)).isBetween(0.0, 1e-6);
                assertThat(model.countProbability(7, time)).isBetween(0.0, 1e-6);
                assertThat(model.expectedOfNew(time)).isBetween(0.0, 1e-6);
            }
            CustomerSummary justCame = new CustomerSummary(0, 0, 0);
            assertThat(model.alive(justCame)).isBetween(0.0, 1.0);
            assertThat(model.noPurchase(justCame, 90)).isBetween(0.0, 1.0);
            assertThat(model.noPurchase(justCame, 0)).isEqualTo(1);
            assertThat(model.expected(justCame, 90)).isPositive().isFinite();
            assertThat(model.expected(justCame, 0)).isZero();
            assertThat(IntStream.range(0, 200)
                            .mapToDouble(n -> model.countProbability(n, 50))
                            .sum())
                    .isCloseTo(1, within(1e-3));
        }
    }

    static List<BtydFamily> families() {
        return BtydFamilyCatalogue.ALL;
    }

    private static double[] scaled(BtydFamily family, double[] start, double days) {
        double[] parameters = start.clone();
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] *= family.parameters().get(i).role().isTime() ? days : 1;
        }
        return parameters;
    }

    private static AliveGrid at(List<AliveGrid> grid, int x, int step) {
        return grid.get(x * 10 + step);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Path(double[] ages) {
        static GroupedSummaries until(Path[] paths, double end) {
            List<CustomerSummary> customers = new ArrayList<>();
            double logGaps = 0;
            for (Path path : paths) {
                int x = 0;
                double last = 0;
                while (x < path.ages.length && path.ages[x] <= end) {
                    logGaps += Math.log(path.ages[x] - last);
                    last = path.ages[x++];
                }
                customers.add(new CustomerSummary(x, last, end));
            }
            return GroupedSummaries.of(customers).withLogGaps(logGaps);
        }
    }
}
