package ebb.btyd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ebb.btyd.RecoveryTest.Case;
import ebb.btyd.fit.CovariateFit;
import ebb.btyd.fit.CovariateFitter;
import ebb.btyd.fit.StratifiedSummaries;
import ebb.btyd.fit.Stratum;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.BtydModel;
import java.util.List;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;

class CovariateTest {
    private static final double FASTER = Math.log(2);
    private static final double LEAVES_SOONER = Math.log(1.5);

    @Test
    void findsTheEffectsOfACovariateOnBuyingAndOnLeaving() {
        RandomDataGenerator random = new RandomDataGenerator(11);
        Case plain = new Case(BtydFamilyCatalogue.PARETO_NBD, List.of(1.2, 30.0, 1.2, 200.0));
        Case marked = new Case(BtydFamilyCatalogue.PARETO_NBD, List.of(1.2, 15.0, 1.2, 200 / 1.5));
        CovariateFit fit = CovariateFitter.fit(
                BtydFamilyCatalogue.PARETO_NBD,
                List.of("is_web"),
                new StratifiedSummaries(List.of(
                        new Stratum(List.of(0.0), RecoveryTest.draw(plain, 3000, random)),
                        new Stratum(List.of(1.0), RecoveryTest.draw(marked, 3000, random)))));
        assertThat(fit.purchaseEffects().get(0))
                .isCloseTo(FASTER, within(2.5 * fit.standardErrors().get(0)));
        assertThat(fit.dropoutEffects().get(0))
                .isCloseTo(LEAVES_SOONER, within(2.5 * fit.standardErrors().get(1)));
        assertThat(fit.againstNone().pValue()).isLessThan(1e-6);
        BtydModel web = fit.model(List.of(1.0));
        assertThat(web.expectedOfNew(100)).isCloseTo(marked.model().expectedOfNew(100), within(.3));
    }

    @Test
    void aCovariateThatDoesNothingIsNotSignificant() {
        RandomDataGenerator random = new RandomDataGenerator(12);
        Case same = new Case(BtydFamilyCatalogue.BG_NBD, List.of(1.2, 30.0, 1.2, 3.0));
        CovariateFit fit = CovariateFitter.fit(
                BtydFamilyCatalogue.BG_NBD,
                List.of("is_web"),
                new StratifiedSummaries(List.of(
                        new Stratum(List.of(0.0), RecoveryTest.draw(same, 1500, random)),
                        new Stratum(List.of(1.0), RecoveryTest.draw(same, 1500, random)))));
        assertThat(fit.againstNone().pValue()).isGreaterThan(.01);
    }

    @Test
    void refusesACovariateThatDoesNotVary() {
        Case same = new Case(BtydFamilyCatalogue.BG_NBD, List.of(1.2, 30.0, 1.2, 3.0));
        Stratum only = new Stratum(List.of(1.0), RecoveryTest.draw(same, 100, new RandomDataGenerator(1)));
        assertThatThrownBy(() -> CovariateFitter.fit(
                        BtydFamilyCatalogue.BG_NBD, List.of("is_web"), new StratifiedSummaries(List.of(only))))
                .hasMessageContaining("only 1 combinations");
    }
}
