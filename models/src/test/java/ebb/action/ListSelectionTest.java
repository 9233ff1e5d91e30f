package ebb.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListSelectionTest {
    private static final List<ListSelection.Action> ACTIONS = List.of(
            new ListSelection.Action("a", "Olga", "phone", 14, 100, 8),
            new ListSelection.Action("b", "Olga", "phone", 14, 90, 8),
            new ListSelection.Action("c", "Ivan", "phone", 14, 80, 8),
            new ListSelection.Action("d", null, "email", 14, 5, 0.05),
            new ListSelection.Action("e", "Olga", null, 14, 1, 0));

    private static Set<String> listed(Integer all, Integer owner, Map<String, Integer> channels, String budget) {
        return new ListSelection(
                        new ActionSettings.Capacity(ActionSettings.Period.LIST, all, owner, channels),
                        budget == null ? null : new BigDecimal(budget))
                .of(ACTIONS);
    }

    @Test
    void withoutALimitEverythingIsListed() {
        assertThat(listed(null, null, Map.of(), null)).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
    }

    @Test
    void keepsToEachLimitAndTakesTheBestThatFits() {
        assertThat(listed(2, null, Map.of(), null)).containsExactlyInAnyOrder("a", "b", "e");
        assertThat(listed(null, 1, Map.of(), null)).containsExactlyInAnyOrder("a", "c", "d", "e");
        assertThat(listed(null, null, Map.of("phone", 1), null)).containsExactlyInAnyOrder("a", "d", "e");
        assertThat(listed(null, null, Map.of(), "16.00")).containsExactlyInAnyOrder("a", "b", "e");
        assertThat(listed(null, null, Map.of(), "16.05")).containsExactlyInAnyOrder("a", "b", "d", "e");
    }

    @Test
    void aDearContactDoesNotCrowdOutManyCheapOnes() {
        List<ListSelection.Action> actions = List.of(
                new ListSelection.Action("visit", null, "visit", 14, 70, 60),
                new ListSelection.Action("call1", null, "phone", 14, 40, 30),
                new ListSelection.Action("call2", null, "phone", 14, 40, 30));
        assertThat(new ListSelection(ActionSettings.Capacity.NONE, new BigDecimal("60")).of(actions))
                .containsExactlyInAnyOrder("call1", "call2");
    }

    @Test
    void whatComesLastTakesOnlyPlacesThatAreLeft() {
        List<ListSelection.Action> actions = List.of(
                new ListSelection.Action("advice", null, "email", 14, 100, 0, ListSelection.Turn.LAST),
                new ListSelection.Action("duty", null, "phone", 14, -8, 8));
        ListSelection one =
                new ListSelection(new ActionSettings.Capacity(ActionSettings.Period.LIST, 1, null, Map.of()), null);
        assertThat(one.of(actions)).containsExactly("duty");
        ListSelection two =
                new ListSelection(new ActionSettings.Capacity(ActionSettings.Period.LIST, 2, null, Map.of()), null);
        assertThat(two.of(actions)).containsExactlyInAnyOrder("advice", "duty");
    }

    /** Against every subset of ten actions: never over the budget, and never more than one contact short of the best. */
    @Test
    void comesCloseToTheBestThereIs() {
        Random random = new Random(7);
        for (int trial = 0; trial < 50; trial++) {
            List<ListSelection.Action> actions = java.util.stream.IntStream.range(0, 10)
                    .mapToObj(i -> new ListSelection.Action(
                            "c" + i, null, "phone", 14, random.nextDouble() * 100, 1 + random.nextDouble() * 20))
                    .toList();
            Set<String> listed = new ListSelection(ActionSettings.Capacity.NONE, new BigDecimal("40")).of(actions);
            double cost = 0;
            double gain = 0;
            double largest = 0;
            for (ListSelection.Action action : actions) {
                cost += listed.contains(action.customerId()) ? action.cost() : 0;
                gain += listed.contains(action.customerId()) ? action.gain() : 0;
                largest = Math.max(largest, action.gain());
            }
            assertThat(cost).isLessThanOrEqualTo(40);
            assertThat(gain).isGreaterThanOrEqualTo(best(actions) - largest);
        }
    }

    /** Ninety contacts by four channels, forty places and a budget that both bind: by gain and by return alone stay a tenth below the best. */
    @Test
    void comesWithinThreeHundredthsOfTheBestWherePlacesAndMoneyAreShort() {
        double[] costs = {60, 8, 1, 0.1};
        Random random = new Random(11);
        for (int trial = 0; trial < 20; trial++) {
            List<ListSelection.Action> actions = java.util.stream.IntStream.range(0, 90)
                    .mapToObj(i -> new ListSelection.Action(
                            "c" + i,
                            null,
                            "phone",
                            14,
                            Math.exp(1.5 + 1.2 * random.nextGaussian()) * (i % 4 == 0 ? 6 : 1),
                            costs[i % 4]))
                    .toList();
            ListSelection.Chosen chosen = new ListSelection(
                            new ActionSettings.Capacity(ActionSettings.Period.LIST, 40, null, Map.of()),
                            new BigDecimal("150"))
                    .of(new ListSelection.Sorted(actions));
            assertThat(chosen.actions()).hasSizeLessThanOrEqualTo(40);
            assertThat(chosen.cost()).isLessThanOrEqualTo(150);
            assertThat(chosen.gain()).isGreaterThan(0.97 * best(actions, 40, 1500));
        }
    }

    /** The best gain of at most {@code most} contacts within a budget in tenths, by dynamic programming. */
    private static double best(List<ListSelection.Action> actions, int most, int budget) {
        double[][] gains = new double[most + 1][budget + 1];
        for (ListSelection.Action action : actions) {
            int cost = (int) Math.round(10 * action.cost());
            for (int count = most; count >= 1; count--) {
                for (int money = budget; money >= cost; money--) {
                    gains[count][money] = Math.max(gains[count][money], gains[count - 1][money - cost] + action.gain());
                }
            }
        }
        return gains[most][budget];
    }

    private static double best(List<ListSelection.Action> actions) {
        double best = 0;
        for (int subset = 0; subset < 1 << actions.size(); subset++) {
            double cost = 0;
            double gain = 0;
            for (int i = 0; i < actions.size(); i++) {
                boolean isIn = (subset >> i & 1) == 1;
                cost += isIn ? actions.get(i).cost() : 0;
                gain += isIn ? actions.get(i).gain() : 0;
            }
            best = cost <= 40 ? Math.max(best, gain) : best;
        }
        return best;
    }

    /** One call a day: three are due within three days, one of which can wait; two that must be made today cannot both be. */
    @Test
    void aCapacityOfDaysIsKeptToDayByDay() {
        ActionSettings.Capacity daily = new ActionSettings.Capacity(ActionSettings.Period.DAY, null, 1, Map.of());
        List<ListSelection.Action> actions = List.of(
                new ListSelection.Action("today", "Olga", "phone", 1, 50, 8),
                new ListSelection.Action("today too", "Olga", "phone", 1, 40, 8),
                new ListSelection.Action("can wait", "Olga", "phone", 3, 100, 8),
                new ListSelection.Action("another's", "Ivan", "phone", 1, 10, 8));
        assertThat(new ListSelection(daily, null).of(actions))
                .containsExactlyInAnyOrder("can wait", "today", "another's");
        ActionSettings.Capacity weekly = new ActionSettings.Capacity(ActionSettings.Period.WEEK, 1, null, Map.of());
        assertThat(new ListSelection(weekly, null).of(actions)).containsExactly("can wait");
        assertThat(new ListSelection(weekly, null)
                        .of(List.of(
                                new ListSelection.Action("this week", null, "phone", 7, 50, 8),
                                new ListSelection.Action("next week", null, "phone", 8, 90, 8))))
                .containsExactlyInAnyOrder("this week", "next week");
    }

    @Test
    void refusesACapacityOfNothing() {
        assertThatThrownBy(() -> new ActionSettings.Capacity(ActionSettings.Period.LIST, 0, null, Map.of()))
                .hasMessage("Cannot use actions.capacity.all: 0. Set 1 or more, or nothing for no limit.");
        assertThatThrownBy(
                        () -> new ActionSettings.Capacity(ActionSettings.Period.LIST, null, null, Map.of("pigeon", 1)))
                .hasMessageContaining("Cannot use actions.capacity.channels: pigeon.");
    }
}
