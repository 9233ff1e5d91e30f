package ebb.btyd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ebb.btyd.fit.BtydFit;
import ebb.btyd.fit.BtydFitter;
import ebb.btyd.fit.CovariateFit;
import ebb.btyd.fit.CovariateFitter;
import ebb.btyd.fit.StratifiedSummaries;
import ebb.btyd.fit.Stratum;
import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.BtydModel;
import ebb.btyd.model.CustomerSummary;
import ebb.btyd.model.GroupedSummaries;
import ebb.btyd.spend.SpendFitter;
import ebb.btyd.spend.SpendModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Input that breaks other packages: a clear error or a right answer, never NaN and never an endless search. */
class BadInputTest {

    static List<BtydFamily> families() {
        return BtydFamilyCatalogue.ALL;
    }

    @Test
    void refusesNegativeRepeats() {
        assertThatThrownBy(() -> new CustomerSummary(-1, 0, 10)).hasMessageContaining("x is negative");
    }

    @Test
    void refusesALastPurchaseAfterTheEnd() {
        assertThatThrownBy(() -> new CustomerSummary(2, 11, 10)).hasMessageContaining("t_x lies after T");
    }

    @Test
    void refusesALastPurchaseWithoutARepeat() {
        assertThatThrownBy(() -> new CustomerSummary(0, 5, 10)).hasMessageContaining("t_x is above 0 with x = 0");
        assertThatThrownBy(() -> new CustomerSummary(3, 0, 10)).hasMessageContaining("t_x is 0 with x above 0");
    }

    @Test
    void refusesTimesThatAreNotNumbers() {
        assertThatThrownBy(() -> new CustomerSummary(1, Double.NaN, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CustomerSummary(1, 5, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CustomerSummary(1, 5, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("families")
    void oneWhoFirstBoughtTodayIsAliveAndHasHadNoTimeToBuyAgain(BtydFamily family) {
        BtydModel model = family.model(family.starts().get(0));
        CustomerSummary today = new CustomerSummary(0, 0, 0);
        assertThat(model.logLikelihood(today)).isBetween(-1e-12, 1e-12);
        assertThat(model.alive(today)).isBetween(.1, 1.0);
        assertThat(model.noPurchase(today, 0)).isEqualTo(1);
        assertThat(model.expected(today, 1)).isPositive().isFinite();
    }

    @ParameterizedTest
    @MethodSource("families")
    void aCustomerWithAHundredThousandPurchaseDaysIsScored(BtydFamily family) {
        BtydModel model = family.model(new double[] {.5, 10, .6, 12});
        CustomerSummary busy = new CustomerSummary(100_000, 100_000, 100_001);
        assertThat(model.logLikelihood(busy)).isFinite();
        assertThat(model.alive(busy)).isBetween(.9, 1.0);
        assertThat(model.expected(busy, 10)).isBetween(5.0, 10.5);
        assertThat(model.noPurchase(busy, 10)).isBetween(0.0, 1e-3);
    }

    @ParameterizedTest
    @MethodSource("families")
    void refusesNoCustomers(BtydFamily family) {
        assertThatThrownBy(() -> BtydFitter.fit(family, GroupedSummaries.of(List.<CustomerSummary>of())))
                .hasMessageContaining("Cannot fit " + family.name() + ": 0 customers");
    }

    @ParameterizedTest
    @MethodSource("families")
    void refusesOneCustomer(BtydFamily family) {
        assertThatThrownBy(() -> BtydFitter.fit(family, GroupedSummaries.of(List.of(new CustomerSummary(3, 20, 30)))))
                .hasMessageContaining("1 customers for");
    }

    @ParameterizedTest
    @MethodSource("families")
    void refusesCustomersWhoAreAllAlike(BtydFamily family) {
        List<CustomerSummary> alike = Collections.nCopies(500, new CustomerSummary(3, 20, 30));
        assertThatThrownBy(() -> BtydFitter.fit(family, GroupedSummaries.of(alike)))
                .hasMessageContaining("all customers have the same purchases");
    }

    @ParameterizedTest
    @MethodSource("families")
    void refusesABaseWhereNobodyCameBack(BtydFamily family) {
        List<CustomerSummary> once = new ArrayList<>();
        for (int age = 0; age < 300; age++) {
            once.add(new CustomerSummary(0, 0, age));
        }
        assertThatThrownBy(() -> BtydFitter.fit(family, GroupedSummaries.of(once)))
                .hasMessageContaining("none of 300 customers bought on a second day");
    }

    @ParameterizedTest
    @MethodSource("families")
    void twoKindsOfCustomersAreFittedWithFiniteNumbersAndAWord(BtydFamily family) {
        List<CustomerSummary> two = new ArrayList<>(Collections.nCopies(300, new CustomerSummary(3, 20, 30)));
        two.addAll(Collections.nCopies(200, new CustomerSummary(0, 0, 30)));
        BtydFit fit = BtydFitter.fit(family, GroupedSummaries.of(two).withLogGaps(300 * 3 * Math.log(20 / 3.0)));
        assertThat(fit.parameters()).allMatch(value -> Double.isFinite(value) && value > 0);
        assertThat(fit.logStandardErrors()).noneMatch(error -> error.isNaN());
        assertThat(fit.logLikelihood()).isFinite();
    }

    @ParameterizedTest
    @MethodSource("families")
    void oneHundredThousandPurchaseDaysAmongOrdinaryCustomersDoNotUpsetTheFit(BtydFamily family) {
        RecoveryTest.Case truth = new RecoveryTest.Case(BtydFamilyCatalogue.BG_NBD, List.of(1.2, 30.0, 1.2, 3.0));
        GroupedSummaries ordinary = RecoveryTest.draw(truth, 400, new RandomDataGenerator(1));
        List<CustomerSummary> all = new ArrayList<>();
        for (int i = 0; i < ordinary.size(); i++) {
            all.add(ordinary.summary(i));
        }
        all.add(new CustomerSummary(100_000, 399, 400));
        BtydFit fit = BtydFitter.fit(family, GroupedSummaries.of(all).withLogGaps(ordinary.logGaps));
        assertThat(fit.parameters()).allMatch(value -> Double.isFinite(value) && value > 0);
    }

    @ParameterizedTest
    @MethodSource("families")
    void thoseWhoFirstBoughtTodayDoNotUpsetTheFit(BtydFamily family) {
        RecoveryTest.Case truth = new RecoveryTest.Case(BtydFamilyCatalogue.BG_NBD, List.of(1.2, 30.0, 1.2, 3.0));
        GroupedSummaries ordinary = RecoveryTest.draw(truth, 400, new RandomDataGenerator(1));
        List<CustomerSummary> all = new ArrayList<>(Collections.nCopies(400, new CustomerSummary(0, 0, 0)));
        for (int i = 0; i < ordinary.size(); i++) {
            all.add(ordinary.summary(i));
        }
        BtydFit without = BtydFitter.fit(family, ordinary);
        BtydFit with = BtydFitter.fit(family, GroupedSummaries.of(all).withLogGaps(ordinary.logGaps));
        assertThat(with.customers()).isEqualTo(800);
        // Without time to buy in, they say nothing.
        assertThat(with.logLikelihood()).isCloseTo(without.logLikelihood(), within(.01));
        assertThat(with.parameters()).allMatch(value -> Double.isFinite(value) && value > 0);
    }

    @ParameterizedTest
    @MethodSource("families")
    void covariatesAreRefusedWhereNothingCanBeToldOfThem(BtydFamily family) {
        StratifiedSummaries alike = new StratifiedSummaries(List.of(
                new Stratum(List.of(0.0), GroupedSummaries.of(Collections.nCopies(50, new CustomerSummary(3, 20, 30)))),
                new Stratum(
                        List.of(1.0), GroupedSummaries.of(Collections.nCopies(50, new CustomerSummary(3, 20, 30))))));
        assertThatThrownBy(() -> CovariateFitter.fit(family, List.of("is_web"), alike))
                .hasMessageContaining("all customers have the same purchases");
        assertThatThrownBy(() -> CovariateFitter.fit(family, List.of("is_web"), new StratifiedSummaries(List.of())))
                .hasMessageContaining("only 0 combinations");
    }

    @Test
    void covariatesThatGoTogetherAreNamed() {
        RecoveryTest.Case truth = new RecoveryTest.Case(BtydFamilyCatalogue.BG_NBD, List.of(1.2, 30.0, 1.2, 3.0));
        RandomDataGenerator random = new RandomDataGenerator(4);
        StratifiedSummaries twins = new StratifiedSummaries(List.of(
                new Stratum(List.of(0.0, 0.0), RecoveryTest.draw(truth, 300, random)),
                new Stratum(List.of(1.0, 1.0), RecoveryTest.draw(truth, 300, random)),
                new Stratum(List.of(2.0, 2.0), RecoveryTest.draw(truth, 300, random))));
        CovariateFit fit = CovariateFitter.fit(BtydFamilyCatalogue.BG_NBD, List.of("is_web", "is_online"), twins);
        assertThat(fit.base().findings()).anyMatch(finding -> finding.contains("is_web, is_online"));
        assertThat(fit.purchaseEffects()).allMatch(Double::isFinite);
    }

    @Test
    void spendOfAHundredThousandDaysIsFittedAndForetold() {
        List<SpendFitter.Spend> spends = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            spends.add(new SpendFitter.Spend(1 + i % 4, 5 + i, 1));
        }
        spends.add(new SpendFitter.Spend(100_000, 42, 1));
        SpendModel model = SpendFitter.fit(spends);
        assertThat(model.parameters()).allMatch(value -> Double.isFinite(value) && value > 0);
        assertThat(model.expectedSpend(100_000, 42)).isCloseTo(42, within(.1));
        assertThat(model.expectedSpend(0, 0)).isPositive().isFinite();
    }

    @Test
    void spendThatIsNoNumberOrNotAboveZeroIsLeftOut() {
        List<SpendFitter.Spend> spends = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            spends.add(new SpendFitter.Spend(1 + i % 4, 5 + i, 1));
        }
        SpendModel clean = SpendFitter.fit(spends);
        spends.add(new SpendFitter.Spend(2, Double.NaN, 1));
        spends.add(new SpendFitter.Spend(2, Double.POSITIVE_INFINITY, 1));
        spends.add(new SpendFitter.Spend(2, -5, 1));
        spends.add(new SpendFitter.Spend(-1, 5, 1));
        assertThat(SpendFitter.fit(spends)).isEqualTo(clean);
    }

    @Test
    void whereNobodyLeavesTheFitSaysSo() {
        RecoveryTest.Case truth = new RecoveryTest.Case(BtydFamilyCatalogue.NBD, List.of(.72, 66.0));
        GroupedSummaries stayers = RecoveryTest.draw(truth, 3000, new RandomDataGenerator(3));
        for (BtydFamily family :
                List.of(BtydFamilyCatalogue.BG_NBD, BtydFamilyCatalogue.MBG_NBD, BtydFamilyCatalogue.PARETO_NBD)) {
            BtydFit fit = BtydFitter.fit(family, stayers);
            assertThat(fit.findings()).as(family.name()).anyMatch(finding -> finding.contains("no dropout to find"));
            assertThat(fit.parameters()).allMatch(value -> Double.isFinite(value) && value > 0);
            CustomerSummary customer = new CustomerSummary(2, 150, 300);
            assertThat(fit.model().alive(customer)).isGreaterThan(.9);
        }
    }

    @Test
    void regularityNeedsTheGaps() {
        GroupedSummaries customers = GroupedSummaries.of(List.of(
                new CustomerSummary(1, 5, 30),
                new CustomerSummary(2, 9, 30),
                new CustomerSummary(0, 0, 30),
                new CustomerSummary(4, 20, 30),
                new CustomerSummary(1, 6, 30)));
        assertThatThrownBy(() -> BtydFitter.fit(BtydFamilyCatalogue.BG_CNBD_2, customers))
                .hasMessageContaining("needs the days between purchases");
    }

    @Test
    void spendOfOneValueOrOfTooFewIsRefused() {
        List<SpendFitter.Spend> alike = Collections.nCopies(100, new SpendFitter.Spend(3, 20, 1));
        assertThatThrownBy(() -> SpendFitter.fit(alike)).hasMessageContaining("all customers spend 20.0");
        assertThatThrownBy(() -> SpendFitter.fit(alike.subList(0, 2))).hasMessageContaining("2 customers");
        assertThatThrownBy(() -> SpendFitter.fit(List.of())).hasMessageContaining("0 customers");
    }
}
