package ebb.life.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.churn.fit.ConstantScorer;
import ebb.feature.GapPrior;
import ebb.life.Households;
import ebb.life.rhythm.CategoryRhythm.State;
import ebb.testing.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CategoryRhythmTest {
    private static final GapPrior PRIOR = new GapPrior(100, Math.log(20), .25, .25);
    private static final CategoryTiming PLAIN = CategoryTiming.of(new TimingSums(), PRIOR);

    @Test
    void theUsualGapIsShrunkTowardsThatOfAll() {
        RunningRhythm rhythm = rhythm(PLAIN, 0, 10, 50);
        // Gaps of 10 and 40 days and, since within and between variance are equal, one gap of 20 from all customers.
        assertThat(Math.exp(rhythm.usualLog())).isCloseTo(Math.cbrt(10 * 40 * 20), within(1e-9));
        // Around their mean the two gaps vary by 2 (ln 2)², and the customers' variance counts as four gaps; one fifth
        // in six of it is doubt.
        double within = (4 * .25 + 2 * Math.pow(Math.log(2), 2)) / 5;
        assertThat(rhythm.spread()).isCloseTo(Math.sqrt(within + .25 / 3), within(1e-9));
    }

    @Test
    void fourTimesTheUsualQuantityIsDueFourTimesAsLate() {
        CategoryTiming stretching = CategoryTiming.of(stockingUp(), PRIOR);
        assertThat(stretching.stockExponent).isCloseTo(1, within(.01));

        Habit habit = new Habit("paper", 4);
        habit.buy(0, 1000);
        habit.buy(20, 1000);
        habit.buy(40, 4000);
        RunningRhythm rhythm = RunningRhythm.of(habit, 3, stretching);
        assertThat(rhythm.stretch()).isCloseTo(4, within(.06));
        assertThat(Math.exp(rhythm.expectedLog() - rhythm.usualLog())).isCloseTo(4, within(.06));

        habit.buy(120, 1000);
        assertThat(RunningRhythm.of(habit, 4, stretching).usualLog())
                .as("80 days with four units are 20 with one")
                .isCloseTo(rhythm(stretching, 0, 20, 40, 60).usualLog(), within(.01));
    }

    @Test
    void whatWentBackWasNoPurchase() {
        List<Line> lines = new ArrayList<>(purchases(0, 20, 40, 60));
        lines.add(new Line("a", Households.START + 65, "tea", -500, -1000));
        Habit habit = Households.of(lines).get(0).find("tea").orElseThrow();
        assertThat(habit.size()).isEqualTo(3);
        assertThat(habit.lastDay()).isEqualTo(Households.START + 40);
        assertThat(habit.yearAmount(20)).isCloseTo(1500, within(1e-9));
    }

    @Test
    void aHabitIsDroppedByVisitsWithoutItAndNotBySilence() {
        List<CustomerHabits> shop = shop();
        LifePopulation population = Households.population(shop);
        assertThat(rhythm(find(shop, "stays"), population).state).isIn(State.ON_TIME, State.DUE);
        assertThat(rhythm(find(shop, "stops"), population).state).isEqualTo(State.DROPPED);
        assertThat(CategoryRhythm.isShopSilent(find(shop, "stops"), population)).isFalse();
        CategoryRhythm gone = rhythm(find(shop, "gone"), population);
        assertThat(gone.state).isEqualTo(State.LATE);
        assertThat(CategoryRhythm.isShopSilent(find(shop, "gone"), population)).isTrue();
        assertThat(gone.stopProbability).isLessThan(.2);
    }

    @Test
    void withACalibrationADueHabitIsLateWhereItHasLikelierEnded() {
        List<CustomerHabits> shop = shop();
        LifePopulation population = Households.population(shop);
        CategoryRhythm late = rhythm(find(shop, "stops"), population);
        CategoryRhythm.Terms calibrated = new CategoryRhythm.Terms(new DropCalibration(new ConstantScorer(0)), .8);
        assertThat(late.state(.49, calibrated)).isEqualTo(State.DUE);
        assertThat(late.state(.5, calibrated)).isEqualTo(State.LATE);
        assertThat(late.state(.8, calibrated)).isEqualTo(State.DROPPED);
        assertThat(late.state(.1, new CategoryRhythm.Terms(DropCalibration.NONE, .8)))
                .as("without one, by the interval")
                .isEqualTo(State.LATE);
    }

    @Test
    void theWalkSinceTheLastPurchaseEndsTheWholeOne() {
        for (CustomerHabits customer : shop()) {
            Habit habit = customer.find("tea").orElseThrow();
            List<Integer> whole = new ArrayList<>();
            HabitReplay.walk(customer, habit, PLAIN, (visit, bin, bought) -> {
                if (bought) {
                    whole.clear();
                } else {
                    whole.add(bin);
                }
            });
            List<Integer> since = new ArrayList<>();
            RunningRhythm rhythm = RunningRhythm.of(habit, habit.size(), PLAIN);
            HabitReplay.walkSilence(customer, rhythm, (visit, bin, bought) -> since.add(bin));
            assertThat(since).isEqualTo(whole);
        }
    }

    @Test
    void theLastGapIsForetoldBetterThanByTheRules() {
        List<CustomerHabits> shop = shop();
        LifePopulation population = Households.population(shop);
        RhythmBacktest backtest = new RhythmBacktest();
        shop.forEach(customer -> customer.all.forEach(habit -> backtest.add(habit, population)));
        List<RhythmBacktest.Result> results = backtest.results();
        assertThat(results.get(0).rule()).isEqualTo("category rhythm");
        assertThat(results.get(0).insideShare()).isBetween(.7, .9);
        assertThat(results.get(0).meanErrorDays()).isLessThan(results.get(1).meanErrorDays());
    }

    private static List<CustomerHabits> shop() {
        Households households = new Households(7);
        for (int c = 0; c < 80; c++) {
            households.add("c" + c, List.of(need(20 + households.random().nextInt(20), Households.FOREVER)));
        }
        households.add("stays", List.of(need(25, Households.FOREVER)));
        households.add("stops", List.of(need(25, Households.AS_OF - 120)));
        List<Line> lines = purchases(0, 25, 51, 75, 100, 126, 150);
        List<CustomerHabits> all = new ArrayList<>(households.habits());
        all.addAll(Households.of(lines.stream()
                .map(line -> new Line("gone", line.day(), "tea", line.amount(), line.quantity()))
                .toList()));
        return all;
    }

    private static Households.Need need(int everyDays, int untilDay) {
        return new Households.Need("tea", everyDays, Households.START, untilDay);
    }

    private static CustomerHabits find(List<CustomerHabits> shop, String customer) {
        return shop.stream()
                .filter(one -> one.customerId.equals(customer))
                .findFirst()
                .orElseThrow();
    }

    private static CategoryRhythm rhythm(CustomerHabits customer, LifePopulation population) {
        return CategoryRhythm.of(
                customer,
                customer.find("tea").orElseThrow(),
                population,
                new CategoryRhythm.Terms(DropCalibration.NONE, .8));
    }

    private static List<Line> purchases(int... days) {
        List<Line> lines = new ArrayList<>();
        for (int day : days) {
            lines.add(new Line("a", Households.START + day, "tea", 500, 1000));
        }
        return lines;
    }

    private static RunningRhythm rhythm(CategoryTiming timing, int... days) {
        Habit habit = new Habit("tea", days.length);
        for (int day : days) {
            habit.buy(day, 1000);
        }
        return RunningRhythm.of(habit, days.length, timing);
    }

    /** Many customers with whom four units last four times as long as one. */
    private static TimingSums stockingUp() {
        TimingSums sums = new TimingSums();
        for (int c = 0; c < 2000; c++) {
            Habit habit = new Habit("paper", 3);
            habit.buy(0, 1000);
            habit.buy(20, 4000);
            habit.buy(100, 1000);
            sums.add(habit);
        }
        return sums;
    }
}
