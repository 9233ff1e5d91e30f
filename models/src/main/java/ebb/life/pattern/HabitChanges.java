package ebb.life.pattern;

import ebb.life.rhythm.CategoryHabit;
import ebb.life.rhythm.CustomerHabits;
import ebb.life.rhythm.Habit;
import ebb.life.rhythm.HabitBreaks;
import ebb.life.rhythm.HabitOnset;
import ebb.life.rhythm.LifePopulation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The categories of a customer that broke and those that began, and the probability that a beginning fell into the days after a break by chance. */
final class HabitChanges implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_BREAKS = 400;
    private static final int MOST_BEGINS = 800;

    final List<String> breaks;
    final List<String> begins;
    private final LifePopulation population;
    private final int withinDays;
    private final Map<String, Integer> breakCodes;
    private final Map<String, Integer> beginCodes;

    /** Only categories that broke, or began, with {@code minSupport} customers are looked at. */
    HabitChanges(LifePopulation population, int withinDays, int minSupport) {
        this.population = population;
        this.withinDays = withinDays;
        Map<String, Long> silent = new TreeMap<>();
        Map<String, Long> begun = new TreeMap<>();
        population.forEachHabit((category, habit) -> {
            silent.put(category, habit.silentCustomers);
            begun.put(category, habit.beginCustomers);
        });
        breaks = frequent(silent, minSupport, MOST_BREAKS);
        begins = frequent(begun, minSupport, MOST_BEGINS);
        breakCodes = codes(breaks);
        beginCodes = codes(begins);
    }

    private static List<String> frequent(Map<String, Long> counts, int least, int most) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= least)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Integer> codes(List<String> names) {
        Map<String, Integer> codes = new HashMap<>();
        names.forEach(name -> codes.put(name, codes.size()));
        return codes;
    }

    /** A change of one of the customer's categories. */
    record Change(String category, int code, int day) {
        int daysTo(Change later) {
            return later.day - day;
        }
    }

    /** Whether the one began in the days after the other broke. */
    boolean follows(Change broken, Change begun) {
        int lead = broken.daysTo(begun);
        return lead > 0 && lead <= withinDays;
    }

    /** Chance that it did, by the chances of the visits. */
    double chanceToFollow(CustomerHabits habits, Change broken, double[] chances) {
        double chance = 0;
        int end = habits.visitsUntil(broken.day() + withinDays);
        for (int v = habits.visitsUntil(broken.day()); v < end; v++) {
            chance += chances[v];
        }
        return Math.min(1, chance);
    }

    List<Change> broken(CustomerHabits habits) {
        List<Change> broken = new ArrayList<>();
        for (Habit habit : habits.all) {
            Integer code = breakCodes.get(habit.category);
            if (code != null && habit.isRegular()) {
                int day = HabitBreaks.first(habits, habit, population);
                if (day != HabitBreaks.NEVER) {
                    broken.add(new Change(habit.category, code, day));
                }
            }
        }
        return broken;
    }

    List<Change> begun(CustomerHabits habits) {
        List<Change> begun = new ArrayList<>();
        for (Habit habit : habits.all) {
            Integer code = beginCodes.get(habit.category);
            int day = code == null ? HabitOnset.NEVER : HabitOnset.day(habits, habit);
            if (day != HabitOnset.NEVER) {
                begun.add(new Change(habit.category, code, day));
            }
        }
        return begun;
    }

    /** For each visit the chance that the category began on it, given that it began on one of them. */
    double[] chances(CustomerHabits habits, Change begun) {
        CategoryHabit category = population.habit(begun.category());
        double[] chances = new double[habits.visits.length];
        int from = HabitOnset.knownFrom(habits);
        double open = 1;
        double sum = 0;
        for (int v = 0; v < chances.length; v++) {
            if (habits.visits[v] >= from) {
                double rate = category.beginRate(population.months.of(habits.visits[v]));
                chances[v] = open * rate;
                open *= 1 - rate;
                sum += chances[v];
            }
        }
        for (int v = 0; v < chances.length && sum > 0; v++) {
            chances[v] /= sum;
        }
        return chances;
    }
}
