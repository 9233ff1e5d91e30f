package ebb.training;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.churn.fit.Example;
import ebb.churn.fit.TrainingMatrix;
import ebb.reason.PeerGroup;
import ebb.reason.TypicalValues;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerMediansTest {
    private static final List<String> NAMES = List.of("amount_365_amount", "overdue_ratio");
    private static final int DAY = 100;

    private final List<Example> examples = new ArrayList<>();

    private void add(int count, double spent, double overdue) {
        for (int i = 0; i < count; i++) {
            examples.add(new Example("c" + examples.size(), DAY, new double[] {spent, overdue}));
        }
    }

    private TypicalValues medians() {
        return PeerMedians.of(TrainingMatrix.asTheyAre(NAMES, examples), DAY);
    }

    @Test
    void thirtyCustomersAreAGroupAndTwentyNineAreNot() {
        add(100, 500, Double.NaN);
        add(29, 40_000, 0);
        assertThat(medians().byGroup()).containsOnlyKeys(PeerGroup.NOT_INVOICED);

        add(1, 40_000, 0);
        assertThat(medians().byGroup()).containsOnlyKeys(PeerGroup.NOT_INVOICED, PeerGroup.INVOICED, PeerGroup.LARGE);
        assertThat(medians().byGroup().get(PeerGroup.INVOICED)).containsExactly(40_000, 0);
        assertThat(medians().all()).containsExactly(500, 0);
    }

    @Test
    void aKindThatEveryoneIsInIsNoGroup() {
        add(100, 500, Double.NaN);
        assertThat(medians().byGroup()).isEmpty();
    }

    @Test
    void largeCustomersOfAKindAreOverTenTimesItsMedian() {
        add(100, 500, Double.NaN);
        add(100, 40_000, 0);
        add(30, 400_001, 0);
        add(30, 5_000, Double.NaN);
        assertThat(medians().byGroup().get(PeerGroup.LARGE_INVOICED)).containsExactly(400_001, 0);
        assertThat(medians().byGroup()).doesNotContainKey(PeerGroup.LARGE_NOT_INVOICED);
    }

    @Test
    void onlyTheDateAskedForCounts() {
        add(3, 500, 0);
        examples.add(new Example("other", DAY + 1, new double[] {9, 0}));
        assertThat(PeerMedians.of(TrainingMatrix.asTheyAre(NAMES, examples), DAY + 1)
                        .all())
                .containsExactly(9, 0);
    }
}
