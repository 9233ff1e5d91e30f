package ebb.life;

import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.ledger.Timeline;
import ebb.life.rhythm.CategoryFilter;
import ebb.life.rhythm.CustomerHabits;
import ebb.life.rhythm.HabitSurvey;
import ebb.life.rhythm.LifePopulation;
import ebb.life.rhythm.Months;
import ebb.life.rhythm.TimingByCategory;
import ebb.life.rhythm.TimingSums;
import ebb.testing.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Made-up customers: each comes every ten days or so and buys what has run out; habits can begin and end. */
public final class Households {
    public static final int START = 18_000;
    public static final int AS_OF = START + 700;
    public static final int FOREVER = Integer.MAX_VALUE;

    private static final int MOST_UNITS = 10;

    private final Random random;
    private final double stockUpShare;
    private final List<Line> lines = new ArrayList<>();

    /** A category bought whenever it has run out, between two days. */
    public record Need(String category, int everyDays, int fromDay, int untilDay) {}

    public Households(long seed) {
        this(seed, 0);
    }

    /** With so many of the purchases of a need taking home several times as much, which lasts as many times as long. */
    public Households(long seed, double stockUpShare) {
        this.random = new Random(seed);
        this.stockUpShare = stockUpShare;
    }

    public Random random() {
        return random;
    }

    public void add(String customer, List<Need> needs) {
        Map<Need, Double> dueDays = new HashMap<>();
        needs.forEach(need -> dueDays.put(need, need.fromDay() + random.nextDouble() * need.everyDays()));
        int day = START + random.nextInt(10);
        while (day <= AS_OF) {
            lines.add(new Line(customer, day, "bread", 300, 1000));
            for (Need need : needs) {
                if (day >= need.fromDay() && day <= need.untilDay() && day >= dueDays.get(need)) {
                    int units = units();
                    lines.add(new Line(customer, day, need.category(), 500L * units, 1000L * units));
                    dueDays.put(need, day + need.everyDays() * units * (.8 + .4 * random.nextDouble()));
                } else if (random.nextDouble() < .003) {
                    lines.add(new Line(customer, day, need.category(), 500, 1000));
                }
            }
            day += 5 + random.nextInt(11);
        }
    }

    private int units() {
        return stockUpShare > 0 && random.nextDouble() < stockUpShare ? 3 + random.nextInt(MOST_UNITS - 2) : 1;
    }

    public List<CustomerHabits> habits() {
        return of(lines);
    }

    public static List<CustomerHabits> of(List<Line> lines) {
        AsOf asOf = new AsOf(AS_OF, new DataSpan(START, AS_OF));
        return LocalLedger.of(lines).stream()
                .map(row -> CustomerHabits.of(asOf.observe(Timeline.of(row)), CategoryFilter.allBut(Set.of())))
                .toList();
    }

    public static LifePopulation population(List<CustomerHabits> customers) {
        Map<String, TimingSums> sums = new HashMap<>();
        for (CustomerHabits customer : customers) {
            sums.computeIfAbsent(CustomerHabits.SHOP, none -> new TimingSums()).add(customer.shop());
            customer.all.forEach(habit -> sums.computeIfAbsent(habit.category, none -> new TimingSums())
                    .add(habit));
        }
        TimingByCategory timings = new TimingByCategory(sums);
        Months months = new Months(START, AS_OF);
        HabitSurvey survey = new HabitSurvey(timings, months);
        customers.forEach(survey::add);
        return new LifePopulation(survey, timings, months);
    }
}
