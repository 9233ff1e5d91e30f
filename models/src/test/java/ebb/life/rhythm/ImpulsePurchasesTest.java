package ebb.life.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ImpulsePurchasesTest {
    private final Random random = new Random(3);
    private final ImpulsePurchases everyone = new ImpulsePurchases();
    private final ImpulsePurchases category = new ImpulsePurchases();

    @Test
    void purchasesOfThoseWhoNeedItAreNoWhims() {
        for (int customer = 0; customer < 5_000; customer++) {
            int visits = 1 + random.nextInt(40);
            boolean needs = random.nextDouble() < .3;
            // A need may be new: of those who have it many have bought once or twice.
            add(visits, needs ? random.nextInt(visits + 1) : bought(visits, .02));
        }
        assertThat(category.rate(everyone)).isCloseTo(.02, within(.005));
    }

    @Test
    void threeWhimsInManyVisitsAreWhimsStill() {
        for (int customer = 0; customer < 2_000; customer++) {
            add(60, bought(60, .04));
        }
        assertThat(category.rate(everyone)).isCloseTo(.04, within(.006));
    }

    private void add(int visits, int purchases) {
        everyone.add(visits, 0);
        if (purchases > 0) {
            category.add(visits, purchases);
        }
    }

    private int bought(int visits, double rate) {
        int bought = 0;
        for (int visit = 0; visit < visits; visit++) {
            bought += random.nextDouble() < rate ? 1 : 0;
        }
        return bought;
    }
}
