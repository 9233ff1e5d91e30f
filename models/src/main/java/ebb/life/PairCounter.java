package ebb.life;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds, in one customer's history, which categories broke and which began, and how likely the beginning was to fall into the days after the break by
 * chance.
 *
 * <p>Each customer is compared with themselves: given that the category began at one of the customer's visits, the chance is the part of those visits
 * that lies in the window, each weighed by how often the category began with anyone in that month. So activity and season are matched visit by
 * visit, and that some people begin more than others does not count (self-controlled case series: Farrington, Biometrics 51, 1995).
 */
final class PairCounter implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_BREAKS = 400;
    private static final int MOST_BEGINS = 800;

    private final LifePopulation population;
    private final int withinDays;
    private final List<String> breaks;
    private final List<String> begins;
    private final Map<String, Integer> breakCodes;
    private final Map<String, Integer> beginCodes;

    PairCounter(LifePopulation population, int withinDays, int minSupport) {
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

    PairCounts nothing() {
        return new PairCounts(breaks, begins);
    }

    /** A change of one of the customer's categories. */
    private record Change(String category, int code, int day) {}

    void count(Habits habits, PairCounts counts) {
        List<Change> broken = broken(habits);
        if (broken.isEmpty()) {
            return;
        }
        for (Change begun : begun(habits)) {
            double[] chances = chances(habits, population.habit(begun.category()));
            for (Change before : broken) {
                if (!before.category().equals(begun.category())) {
                    count(habits, before, begun, new Tally(counts, chances));
                }
            }
        }
    }

    /** Where a pair is counted, and the chance of each visit to be the beginning. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Tally(PairCounts counts, double[] chances) {}

    private void count(Habits habits, Change broken, Change begun, Tally tally) {
        double chance = 0;
        for (int v = 0; v < habits.visits.length; v++) {
            int lead = habits.visits[v] - broken.day();
            if (lead > 0 && lead <= withinDays) {
                chance += tally.chances()[v];
            }
        }
        tally.counts().addBoth(broken.code(), begun.code(), Math.min(1, chance));
        int lead = begun.day() - broken.day();
        if (lead > 0 && lead <= withinDays) {
            tally.counts().addTogether(broken.code(), begun.code(), lead);
        }
    }

    private List<Change> broken(Habits habits) {
        List<Change> broken = new ArrayList<>();
        for (Habit habit : habits.all) {
            Integer code = breakCodes.get(habit.category);
            if (code != null && habit.isRegular()) {
                int day = Breaks.of(habits, habit, population).firstBreak();
                if (day != Breaks.NEVER) {
                    broken.add(new Change(habit.category, code, day));
                }
            }
        }
        return broken;
    }

    private List<Change> begun(Habits habits) {
        List<Change> begun = new ArrayList<>();
        for (Habit habit : habits.all) {
            Integer code = beginCodes.get(habit.category);
            int day = code == null ? Beginnings.NEVER : Beginnings.day(habits, habit);
            if (day != Beginnings.NEVER) {
                begun.add(new Change(habit.category, code, day));
            }
        }
        return begun;
    }

    /** For each visit the chance that the beginning fell on it, given that it fell on one of them. */
    private double[] chances(Habits habits, CategoryHabit category) {
        double[] chances = new double[habits.visits.length];
        int from = Beginnings.knownFrom(habits);
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
