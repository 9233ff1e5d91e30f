package ebb.btyd.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ebb.btyd.RecoveryTest;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.BtydModel;
import ebb.btyd.model.CustomerSummary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LifetimeScorerTest {
    private static final LifetimeTerms TERMS = new LifetimeTerms(90, 3 * 365, 0.1);
    private static final SpendModel SPEND =
            new SpendModel(List.of(6.25, 3.74, 15.44), List.of(.1, .1, .1), -4055, 946, 35, List.of());

    static List<RecoveryTest.Case> cases() {
        return RecoveryTest.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noPurchaseIsTheLikelihoodOfTheLongerSilenceAndAgreesWithAliveAndDead(RecoveryTest.Case truth) {
        BtydModel model = truth.model();
        for (CustomerSummary customer : customers()) {
            double direct = model.noPurchase(customer, 90);
            double alive = model.alive(customer);
            double byParts = 1 - alive + alive * model.silenceIfAlive(customer, 90);
            assertThat(byParts).as(customer.toString()).isCloseTo(direct, within(1e-9));
            double ratio = Math.exp(model.logLikelihood(customer.silentFor(90)) - model.logLikelihood(customer));
            assertThat(direct).isCloseTo(ratio, within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void halfOfTheNextPurchasesComeBeforeTheExpectedDayAndEightyPercentInTheInterval(RecoveryTest.Case truth) {
        BtydModel model = truth.model();
        LifetimeScorer scorer = new LifetimeScorer(model, TERMS);
        for (CustomerSummary customer : customers()) {
            double[] scores = scorer.score(customer, Double.NaN);
            double comes = 1 - model.noPurchase(customer, LifetimeTerms.FORESEEN_DAYS);
            assertThat((1 - model.noPurchase(customer, scores[3])) / comes).isCloseTo(.5, within(1e-3));
            assertThat((1 - model.noPurchase(customer, scores[4])) / comes).isCloseTo(.1, within(1e-3));
            assertThat((1 - model.noPurchase(customer, scores[5])) / comes).isCloseTo(.9, within(1e-3));
        }
    }

    @Test
    void aliveIsNotBuyingAgain() {
        BtydModel model = BtydFamilyCatalogue.BG_NBD.model(new double[] {.243, 30.9, .793, 2.426});
        double[] once = new LifetimeScorer(model, TERMS).score(new CustomerSummary(0, 0, 273), Double.NaN);
        assertThat(once[0]).isEqualTo(1);
        assertThat(once[1]).isGreaterThan(.9);
    }

    @Test
    void lifetimeValueIsSpendTimesDiscountedPurchases() {
        BtydModel model = BtydFamilyCatalogue.NBD.model(new double[] {2, 100});
        CustomerSummary customer = new CustomerSummary(2, 50, 100);
        double[] undiscounted = new LifetimeScorer(model, new LifetimeTerms(90, 365, 0), SPEND).score(customer, 20);
        assertThat(undiscounted[2]).isCloseTo(4 * 90 / 200.0, within(1e-12));
        assertThat(undiscounted[6]).isCloseTo(4 * 365 / 200.0, within(1e-9));
        double spend = 6.25 * (15.44 + 2 * 20) / (6.25 * 2 + 3.74 - 1);
        assertThat(undiscounted[7]).isCloseTo(spend, within(1e-9));
        assertThat(undiscounted[8]).isCloseTo(spend * 7.3, within(1e-6));
        double[] discounted = new LifetimeScorer(model, new LifetimeTerms(90, 365, .1), SPEND).score(customer, 20);
        assertThat(discounted[6] / undiscounted[6]).isCloseTo(.1 / 1.1 / Math.log(1.1), within(1e-3));
    }

    @Test
    void whereSpendHasNoFiniteMeanTheMeanOfTheOthersIsUsed() {
        SpendModel heavyTailed = new SpendModel(List.of(2.0, .9, 10.0), List.of(.1, .1, .1), 0, 9, 35, List.of());
        assertThat(heavyTailed.expectedSpend(0, 0)).isEqualTo(35);
        assertThat(heavyTailed.expectedSpend(3, 20)).isFinite().isPositive();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsRememberedOfOthersChangesNoValue(RecoveryTest.Case truth) {
        LifetimeScorer remembering = new LifetimeScorer(truth.model(), TERMS);
        for (int round = 0; round < 2; round++) {
            for (CustomerSummary customer : customers()) {
                double[] scores = remembering.score(customer, Double.NaN);
                assertThat(scores).isEqualTo(new LifetimeScorer(truth.model(), TERMS).score(customer, Double.NaN));
                assertThat(scores[0]).isEqualTo(truth.model().alive(customer));
                assertThat(scores[1]).isEqualTo(truth.model().noPurchase(customer, 90));
            }
        }
    }

    @Test
    void refusesTermsThatLookBackwards() {
        assertThatThrownBy(() -> new LifetimeTerms(0, 365, .1)).hasMessageContaining("at least one day");
        assertThatThrownBy(() -> new LifetimeTerms(90, 365, -.1)).hasMessageContaining("rate of 0 or more");
    }

    private static List<CustomerSummary> customers() {
        return List.of(
                new CustomerSummary(0, 0, 0),
                new CustomerSummary(0, 0, 300),
                new CustomerSummary(1, 20, 300),
                new CustomerSummary(1, 299, 300),
                new CustomerSummary(12, 250, 300),
                new CustomerSummary(40, 300, 300));
    }
}
