package ebb.life.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.life.Households;
import ebb.life.Households.Need;
import ebb.life.rhythm.CustomerHabits;
import ebb.life.rhythm.LifePopulation;
import ebb.life.setting.EventPattern;
import ebb.life.setting.Sign;
import ebb.life.setting.Stage;
import ebb.testing.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Households in which some give up wine half a year before a baby comes, and others give up wine, stock up on it or buy for a baby without one to
 * come.
 */
class EventModelTest {
    private static final EventPattern BIRTH = new EventPattern(
            true,
            false,
            List.of(),
            180,
            30,
            List.of(
                    new Sign(Sign.Kind.BREAKS, "wine", -210, -170, 200),
                    new Sign(Sign.Kind.BEGINS, "cot", -120, -60, 60),
                    new Sign(Sign.Kind.BEGINS, "nappies", -20, 20, 90)),
            List.of(new Stage("a cot", -120, -60), new Stage("nappies", -10, 300)));

    /** Of purchases: .15 a year and need, as in the generated shop. */
    private static final double STOCK_UPS = .008;

    private static final Map<String, Integer> BIRTHS = new HashMap<>();
    private static List<CustomerHabits> shop;
    private static LifePopulation population;
    private static EventModel model;

    @BeforeAll
    static void fit() {
        shop = households(5);
        population = Households.population(shop);
        model = EventFitter.fit(BIRTH, evidence());
    }

    @Test
    void learnsHowOftenTheEventComesAndHowItShows() {
        // 120 of 800 households in 700 days and the half year after: .062 a year.
        double aYear = model.weeklyRate[1] * EventModel.WEEKS_A_YEAR;
        assertThat(aYear).isCloseTo(.062, within(.02));
        assertThat(model.shows[0]).isGreaterThan(.85);
        assertThat(model.byItself[0]).isCloseTo(.12, within(.07));
    }

    @Test
    void isLikelyWithThoseItIsUnderWayWithAndCalibrated() {
        double[] said = new double[2];
        int[] count = new int[2];
        int sure = 0;
        int right = 0;
        for (CustomerHabits customer : shop) {
            int under = isUnderWay(customer.customerId) ? 1 : 0;
            double probability = outlook(customer).probability;
            said[under] += probability;
            count[under]++;
            sure += probability > .5 ? 1 : 0;
            right += probability > .5 ? under : 0;
        }
        assertThat(said[0] + said[1]).as("events said").isCloseTo(count[1], within(.35 * count[1]));
        assertThat(said[1] / count[1]).as("mean probability").isGreaterThan(15 * said[0] / count[0]);
        assertThat((double) right / sure).as("right among the sure").isGreaterThan(.75);
    }

    @Test
    void foretellsTheDay() {
        int inside = 0;
        int all = 0;
        for (CustomerHabits customer : shop) {
            if (isUnderWay(customer.customerId)) {
                EventPosterior outlook = outlook(customer);
                int day = BIRTHS.get(customer.customerId);
                all++;
                inside += day >= outlook.fromDay - 7 && day <= outlook.untilDay + 7 ? 1 : 0;
            }
        }
        assertThat(all).isGreaterThan(15);
        assertThat((double) inside / all).isGreaterThan(.65);
    }

    @Test
    void saysWhatSpeaksForItAndWhatMayBeSentWhen() {
        CustomerHabits likeliest = shop.stream()
                .max((a, b) -> Double.compare(outlook(a).probability, outlook(b).probability))
                .orElseThrow();
        EventPosterior outlook = outlook(likeliest);
        assertThat(EvidenceText.of(BIRTH, outlook, likeliest))
                .contains("wine last bought on", "cot bought on", "strongly for");
        SendPlan plan = new SendPlan(BIRTH.stages(), 18_700);
        assertThat(plan.now(18_600)).isEqualTo("a cot");
        assertThat(plan.now(18_500)).isNull();
        assertThat(plan.inWords())
                .isEqualTo("a cot from 14 Nov 2020 to 13 Jan 2021; nappies from 4 Mar 2021 to 8 Jan 2022");
    }

    @Test
    void thoseWhoMerelyStopOrMoveAwayAreExplainedAway() {
        double expecting = probability(new Story(150, 0, 50, 1));
        assertThat(expecting).isGreaterThan(.6);
        assertThat(probability(new Story(200, 0, NEVER, 1)))
                .as("merely stopped")
                .isLessThan(.25);
        assertThat(probability(new Story(150, 150, NEVER, 1))).as("moved away").isLessThan(.1);
    }

    @Test
    void whoBuysForABabyAlreadyMayExpectTheNext() {
        double first = outlook(Households.of(expecting(false)).get(0)).probability;
        double next = outlook(Households.of(expecting(true)).get(0)).probability;
        assertThat(next).as("nappies all along").isGreaterThan(.5 * first);
    }

    /** Wine given up and a cot bought; nappies all along or not. */
    private static List<Line> expecting(boolean nappies) {
        List<Line> lines = new ArrayList<>();
        for (int before = 700; before >= 0; before -= 10) {
            int day = Households.AS_OF - before;
            lines.add(new Line("one", day, "bread", 300, 1000));
            if (before >= 150 && before % 20 == 10) {
                lines.add(new Line("one", day, "wine", 500, 1000));
            }
            if (before <= 50 && before % 20 == 10) {
                lines.add(new Line("one", day, "cot", 500, 1000));
            }
            if (nappies) {
                lines.add(new Line("one", day, "nappies", 500, 1000));
            }
        }
        return lines;
    }

    @Test
    void manyVisitsWithoutTheHabitLeaveNothingToBreak() {
        List<Line> bread = new ArrayList<>();
        for (int visit = 0; visit < 60; visit++) {
            bread.add(new Line("one", Households.AS_OF - 10 * visit, "bread", 300, 1000));
        }
        float[] known = SignLikelihoodRatio.of(
                BIRTH.signs().get(0), Households.of(bread).get(0), population);
        float[] isNew = SignLikelihoodRatio.of(
                BIRTH.signs().get(0), Households.of(bread.subList(0, 2)).get(0), population);
        assertThat(known[0]).as("broken today").isLessThan(.01f);
        assertThat(isNew[0]).as("broken today, of one who came twice").isGreaterThan(10 * known[0]);
        assertThat(known[known.length - 1]).as("broken before the first visit").isEqualTo(1);
    }

    @Test
    void thoseWhoStockedUpAreExplainedAwayByWhatTheyTookHome() {
        double stopped = probability(new Story(130, 0, NEVER, 1));
        double stockedUp = probability(new Story(130, 0, NEVER, 10));
        assertThat(stopped).as("wine not bought for six of its gaps").isGreaterThan(.1);
        assertThat(stockedUp).as("ten times the wine at home").isLessThan(.4 * stopped);
    }

    @Test
    void whoNeverBoughtAnyOfItIsNoLikelierThanTheBoundThatPassesThemOver() {
        List<Line> bread = new ArrayList<>();
        for (int before = 700; before >= 0; before -= 10) {
            bread.add(new Line("one", Households.AS_OF - before, "bread", 300, 1000));
        }
        double weighed = outlook(Households.of(bread).get(0)).probability;
        double rare = outlook(Households.of(bread.subList(bread.size() - 1, bread.size()))
                        .get(0))
                .probability;
        assertThat(model.mostWithoutSigns())
                .isGreaterThanOrEqualTo(Math.max(weighed, rare))
                .isLessThan(1);
    }

    private static final int NEVER = -1;

    /** Days before the as-of date on which wine was last bought, of the last visit, and from which a cot was bought; and units of that last wine. */
    private record Story(int lastWine, int lastVisit, int cotSince, int lastUnits) {}

    private static double probability(Story story) {
        List<Line> lines = new ArrayList<>();
        for (int before = 700; before >= story.lastVisit(); before -= 10) {
            int day = Households.AS_OF - before;
            lines.add(new Line("one", day, "bread", 300, 1000));
            if (before % 20 == story.lastWine() % 20 && before >= story.lastWine()) {
                int units = before == story.lastWine() ? story.lastUnits() : 1;
                lines.add(new Line("one", day, "wine", 500L * units, 1000L * units));
            }
            if (before <= story.cotSince() && before % 20 == story.cotSince() % 20) {
                lines.add(new Line("one", day, "cot", 500, 1000));
            }
        }
        return outlook(Households.of(lines).get(0)).probability;
    }

    @Test
    void aShopWithoutTheEventFindsNone() {
        Households none = new Households(9);
        for (int c = 0; c < 300; c++) {
            none.add("c" + c, List.of(new Need("wine", 20, Households.START, stop(none.random()))));
        }
        List<CustomerHabits> customers = none.habits();
        LifePopulation known = Households.population(customers);
        EventModel fitted = EventFitter.fit(
                BIRTH,
                customers.stream().map(c -> EventEvidence.of(BIRTH, c, known)).toList());
        long likely = customers.stream()
                .filter(c -> EventPosterior.of(fitted, EventEvidence.of(BIRTH, c, known), c.asOfDay).probability > .5)
                .count();
        assertThat(likely).isZero();
    }

    private static boolean isUnderWay(String customer) {
        int day = BIRTHS.getOrDefault(customer, Integer.MIN_VALUE);
        return day >= Households.AS_OF - 30 && day <= Households.AS_OF + 180;
    }

    private static EventPosterior outlook(CustomerHabits customer) {
        return EventPosterior.of(model, EventEvidence.of(BIRTH, customer, population), customer.asOfDay);
    }

    private static List<EventEvidence> evidence() {
        return shop.stream()
                .map(customer -> EventEvidence.of(BIRTH, customer, population))
                .toList();
    }

    private static int stop(Random random) {
        return random.nextDouble() < .12 ? Households.START + 100 + random.nextInt(600) : Households.FOREVER;
    }

    private static List<CustomerHabits> households(long seed) {
        Households households = new Households(seed, STOCK_UPS);
        Random random = households.random();
        for (int c = 0; c < 800; c++) {
            List<Need> needs = new ArrayList<>();
            String customer = "c" + c;
            if (c < 120) {
                int birth = Households.START + random.nextInt(880);
                BIRTHS.put(customer, birth);
                needs.add(new Need("wine", 20, Households.START, birth - 190));
                needs.add(new Need("cot", 25, birth - 100, birth));
                needs.add(new Need("nappies", 12, birth - 5, Households.FOREVER));
            } else {
                needs.add(new Need("wine", 20, Households.START, stop(random)));
                if (random.nextDouble() < .06) {
                    needs.add(new Need("nappies", 12, Households.START + random.nextInt(600), Households.FOREVER));
                }
            }
            households.add(customer, needs);
        }
        return households.habits();
    }
}
