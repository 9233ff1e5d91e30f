package ebb.btyd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.btyd.fit.LikelihoodRatioTest;
import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.BtydModel;
import ebb.btyd.model.CustomerSummary;
import ebb.btyd.model.GroupedSummaries;
import ebb.btyd.model.LogLikelihood;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sums over grouped customers are those of the model, and their analytic gradients those of differences. */
class GradientTest {
    private static final double[][] POINTS = {
        {.5, 20, .6, 30}, {1.5, 200, .4, 10}, {.8, 50, 1.7, 50}, {3, 2, .05, 900},
    };

    static List<BtydFamily> families() {
        return BtydFamilyCatalogue.ALL;
    }

    @ParameterizedTest
    @MethodSource("families")
    void valueAndGradientAgreeWithTheModelAndWithDifferences(BtydFamily family) {
        RecoveryTest.Case truth = new RecoveryTest.Case(BtydFamilyCatalogue.PARETO_NBD, List.of(.8, 10.0, 1.2, 200.0));
        GroupedSummaries customers = RecoveryTest.draw(truth, 200, new RandomDataGenerator(4));
        LogLikelihood likelihood = customers.logLikelihood(family);
        for (double[] point : POINTS) {
            double[] log = new double[family.parameters().size()];
            for (int i = 0; i < log.length; i++) {
                log[i] = Math.log(point[i]);
            }
            double[] gradient = new double[log.length];
            double value = likelihood.at(log, gradient);
            assertThat(value)
                    .isCloseTo(bySummary(family.model(point), customers, family), within(1e-8 * Math.abs(value)));
            for (int i = 0; i < log.length; i++) {
                double slope = difference(likelihood, log, i);
                assertThat(gradient[i])
                        .as(family.name() + " " + i)
                        .isCloseTo(slope, within(1e-4 + 1e-5 * Math.abs(slope)));
            }
        }
    }

    @Test
    void oneGroupedCustomerCountsAsManyAsItsWeight() {
        List<CustomerSummary> customers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            customers.add(new CustomerSummary(i % 3, i % 3 == 0 ? 0 : 5, 30));
        }
        GroupedSummaries grouped = GroupedSummaries.of(customers);
        assertThat(grouped.size()).isEqualTo(3);
        assertThat(grouped.customers()).isEqualTo(50);
        assertThat(grouped.repeats())
                .isEqualTo(customers.stream().mapToInt(CustomerSummary::x).sum());
        assertThat(grouped.meanAge()).isEqualTo(30);
    }

    @Test
    void theLikelihoodRatioTestKnowsItsQuantiles() {
        assertThat(LikelihoodRatioTest.of(-100, -100 + 3.841459 / 2, 1).pValue())
                .isCloseTo(.05, within(1e-6));
        assertThat(LikelihoodRatioTest.of(-100, -100 + 5.991465 / 2, 2).pValue())
                .isCloseTo(.05, within(1e-6));
        assertThat(LikelihoodRatioTest.atBoundary(-100, -100 + 2.705543 / 2).pValue())
                .isCloseTo(.05, within(1e-6));
        assertThat(LikelihoodRatioTest.atBoundary(-100, -100).pValue()).isEqualTo(1);
    }

    private static double bySummary(BtydModel model, GroupedSummaries customers, BtydFamily family) {
        double sum = family.regularity() == 1 ? 0 : (family.regularity() - 1) * customers.logGaps;
        for (int i = 0; i < customers.size(); i++) {
            sum += customers.weight(i) * model.logLikelihood(customers.summary(i));
        }
        return sum;
    }

    private static double difference(LogLikelihood likelihood, double[] log, int i) {
        double[] ignored = new double[log.length];
        double[] point = log.clone();
        point[i] += 1e-5;
        double above = likelihood.at(point, ignored);
        point[i] -= 2e-5;
        return (above - likelihood.at(point, ignored)) / 2e-5;
    }
}
