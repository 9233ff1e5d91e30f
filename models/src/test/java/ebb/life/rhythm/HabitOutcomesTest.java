package ebb.life.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.life.Households;
import ebb.life.rhythm.CategoryRhythm.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HabitOutcomesTest {
    private static final CategoryRhythm STANDING = standing();

    private static CategoryRhythm standing() {
        Households households = new Households(7);
        for (int c = 0; c < 40; c++) {
            households.add("c" + c, List.of(new Households.Need("tea", 20 + c, Households.START, Households.FOREVER)));
        }
        List<CustomerHabits> shop = households.habits();
        return CategoryRhythm.of(
                shop.get(0),
                shop.get(0).all.get(0),
                Households.population(shop),
                new CategoryRhythm.Terms(DropCalibration.NONE, .8));
    }

    private static List<PastHabit> past(int count, double endedShare) {
        Random random = new Random(3);
        List<PastHabit> past = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            PastHabit.Interval interval = i % 4 == 0 ? PastHabit.Interval.MISSED : PastHabit.Interval.HELD;
            past.add(new PastHabit("c" + i, STANDING, random.nextDouble() >= endedShare, interval));
        }
        return past;
    }

    @Test
    void theProbabilityIsCalibratedByWhatCame() {
        HabitOutcomes outcomes = HabitOutcomes.of(100, past(1000, .3), .8);
        assertThat(outcomes.calibration().probability(STANDING.evidence)).isCloseTo(.3, within(.04));
        assertThat(outcomes.insideShare()).isEqualTo(.75);
        assertThat(outcomes.states()).hasSize(1);
        HabitOutcomes.StateOutcome state = outcomes.states().get(0);
        assertThat(state.habits()).isEqualTo(1000);
        assertThat(state.endedProbability()).isCloseTo(1 - state.boughtAgainShare(), within(.02));
    }

    @Test
    void whatMostlyEndedIsDropped() {
        assertThat(HabitOutcomes.of(100, past(2000, .95), .8).states())
                .extracting(HabitOutcomes.StateOutcome::state)
                .containsExactly(State.DROPPED);
    }

    @Test
    void nothingIsCalibratedOnAHandful() {
        assertThat(DropCalibration.of(past(40, .5)).isKnown()).isFalse();
        assertThat(HabitOutcomes.NONE.states()).isEmpty();
    }

    @Test
    void aShortHistoryIsNotLookedBackAt() {
        AsOf asOf = new AsOf(1182, new DataSpan(1000, 1182));
        assertThat(HabitLookBack.of(null, asOf, Set.of(), .8)).isEqualTo(HabitOutcomes.NONE);
    }
}
