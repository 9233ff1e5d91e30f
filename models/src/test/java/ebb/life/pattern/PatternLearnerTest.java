package ebb.life.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.evaluation.FalseDiscoveryRate;
import ebb.life.Households;
import ebb.life.Households.Need;
import ebb.life.rhythm.CustomerHabits;
import ebb.life.rhythm.LifePopulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatternLearnerTest {
    private static final int WITHIN = 120;
    private static final int SUPPORT = 10;
    private static final double RATE = .05;
    private static final List<String> CATEGORIES = List.of("tea", "soap", "wine", "rice", "milk", "jam");

    @Test
    void findsThePlantedPatternWithItsLeadTimeAndNoOther() {
        List<LearnedPattern> tested = learn(households(1, 60));
        List<LearnedPattern> found =
                tested.stream().filter(pattern -> pattern.qValue() <= RATE).toList();
        assertThat(found)
                .extracting(pattern -> pattern.broken() + " > " + pattern.begun())
                .containsExactly("tea > coffee");
        assertThat(found.get(0).lift()).isGreaterThan(2);
        assertThat(found.get(0).leadDays()).isCloseTo(75, within(15.0));
        assertThat(found.get(0).together()).isGreaterThan(40);
    }

    @Test
    void findsNothingWhereNothingIsPlanted() {
        int seedsWithAFind = 0;
        int tested = 0;
        for (int seed = 0; seed < 100; seed++) {
            List<LearnedPattern> patterns = learn(households(1000 + seed, 0));
            tested += patterns.size();
            seedsWithAFind += patterns.stream().anyMatch(pattern -> pattern.qValue() <= RATE) ? 1 : 0;
        }
        assertThat(tested).as("pairs that had enough support to be tested").isGreaterThan(1000);
        // Where nothing is true, the rate of false discoveries is the share of seeds with any: 5 expected, 11 with
        // probability .01.
        assertThat(seedsWithAFind).isLessThanOrEqualTo(11);
    }

    @Test
    void findsThePlantedSetOfThreeAndNoneMadeOfCoffeeAlone() {
        List<CustomerHabits> customers = households(7, 60, true);
        LifePopulation population = Households.population(customers);
        HabitChanges changes = new HabitChanges(population, WITHIN, SUPPORT);
        List<LearnedPattern> pairs =
                learn(customers).stream().filter(pair -> pair.qValue() <= RATE).toList();
        assertThat(pairs)
                .extracting(pair -> pair.broken() + " > " + pair.begun())
                .containsExactlyInAnyOrder("tea > coffee", "tea > cups");
        SetCounter counter = new SetCounter(changes, pairs);
        SetCounts counts = counter.nothing();
        SetCounts rest = counter.nothing();
        for (int i = 0; i < customers.size(); i++) {
            counter.count(customers.get(i), i % 2 == 0 ? counts : rest);
        }
        List<LearnedPattern> sets = PatternLearner.tested(counter, counts.plus(rest), SUPPORT);
        assertThat(sets).hasSize(1);
        assertThat(sets.get(0).broken()).isEqualTo("tea");
        assertThat(sets.get(0).begun().split(" and ")).containsExactlyInAnyOrder("coffee", "cups");
        assertThat(sets.get(0).together()).isGreaterThan(30);
        // By chance each begins for itself, so both together are rarer than either.
        assertThat(sets.get(0).expected())
                .isLessThan(pairs.get(0).expected())
                .isLessThan(pairs.get(1).expected());
        assertThat(sets.get(0).qValue()).isLessThan(1e-6);
        assertThat(new SetCounter(changes, pairs.subList(0, 1)).sets).isEmpty();
    }

    @Test
    void putsTogetherAllSetsOfTwoOrThreeFollowersOfOneBreak() {
        List<LearnedPattern> pairs = List.of(pair("a", "x"), pair("a", "y"), pair("a", "z"), pair("b", "x"));
        HabitChanges changes = new HabitChanges(Households.population(households(7, 0)), WITHIN, SUPPORT);
        assertThat(new SetCounter(changes, pairs).sets)
                .extracting(set -> set.broken() + set.begun())
                .containsExactlyInAnyOrder("a[x, y]", "a[x, z]", "a[y, z]", "a[x, y, z]");
    }

    private static LearnedPattern pair(String broken, String begun) {
        return new LearnedPattern(broken, begun, 30, 20, 5, .001, .01, 40, 10);
    }

    @Test
    void theTailIsThatOfTheBinomial() {
        assertThat(PatternLearner.atLeast(3, 3, 1.5)).isCloseTo(.125, within(1e-12));
        assertThat(PatternLearner.atLeast(2, 4, 1)).isCloseTo(1 - Math.pow(.75, 4) - Math.pow(.75, 3), within(1e-12));
        assertThat(PatternLearner.atLeast(1, 4, 2)).isOne();
    }

    @Test
    void qValuesAreThoseOfBenjaminiAndHochberg() {
        assertThat(FalseDiscoveryRate.qValues(new double[] {.04, .01, .03, .5}))
                .containsExactly(new double[] {.16 / 3, .04, .16 / 3, .5}, within(1e-12));
    }

    private static List<LearnedPattern> learn(List<CustomerHabits> customers) {
        LifePopulation population = Households.population(customers);
        PairCounter counter = new PairCounter(new HabitChanges(population, WITHIN, SUPPORT));
        PairCounts counts = counter.nothing();
        customers.forEach(customer -> counter.count(customer, counts));
        return PatternLearner.tested(counts, SUPPORT);
    }

    /** Some drink coffee instead of tea from a day on; everyone may stop something and begin something, the one without the other. */
    private static List<CustomerHabits> households(long seed, int converts) {
        return households(seed, converts, false);
    }

    /** With {@code cups} they need cups to drink it from, too. */
    private static List<CustomerHabits> households(long seed, int converts, boolean cups) {
        Households shop = new Households(seed);
        Random random = shop.random();
        for (int c = 0; c < 160; c++) {
            List<Need> needs = new ArrayList<>();
            int day = Households.START + 200 + random.nextInt(350);
            if (c < converts) {
                needs.add(new Need("tea", 25, Households.START, day));
                needs.add(new Need("coffee", 25, day + 60, Households.FOREVER));
                if (cups) {
                    needs.add(new Need("cups", 30, day + 50, Households.FOREVER));
                }
            }
            for (String category : CATEGORIES) {
                boolean begins = random.nextDouble() < .3;
                boolean ends = random.nextDouble() < .3;
                int from = begins ? Households.START + 100 + random.nextInt(550) : Households.START;
                int until = ends && !begins ? Households.START + 150 + random.nextInt(500) : Households.FOREVER;
                if (c >= converts || !category.equals("tea")) {
                    needs.add(new Need(category, 20 + random.nextInt(15), from, until));
                }
            }
            shop.add("c" + c, needs);
        }
        return shop.habits();
    }
}
