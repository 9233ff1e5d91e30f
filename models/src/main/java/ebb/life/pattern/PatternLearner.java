package ebb.life.pattern;

import ebb.evaluation.FalseDiscoveryRate;
import ebb.ledger.AsOf;
import ebb.ledger.PackedLedger;
import ebb.life.rhythm.CategoryFilter;
import ebb.life.rhythm.CustomerHabits;
import ebb.life.rhythm.HabitOnset;
import ebb.life.rhythm.LifePopulation;
import ebb.life.rhythm.LifePopulationFitter;
import ebb.life.rhythm.RhythmBacktest;
import ebb.life.setting.LifeSettings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.hipparchus.special.Beta;

/** Learns from all ledgers which breaks go before which beginnings more often than chance allows, and backtests the rhythm on the way. */
public final class PatternLearner {
    /** Customers that are learned from, at most: more change no pattern that is worth acting on. */
    private static final int MOST_CUSTOMERS = 100_000;

    private PatternLearner() {}

    /**
     * What was learned.
     *
     * @param patterns every pair with enough support, strongest evidence first
     * @param sets every set of three categories or more with enough support, of which all pairs were found, strongest evidence first
     */
    public record Findings(
            List<LearnedPattern> patterns, List<LearnedPattern> sets, List<RhythmBacktest.Result> backtest) {}

    /** What a pass gathers. */
    private static final class Gathered implements Serializable {
        private static final long serialVersionUID = 1L;
        private final PairCounter counter;
        private final PairCounts counts;
        private final RhythmBacktest backtest = new RhythmBacktest();

        Gathered(PairCounter counter) {
            this.counter = counter;
            this.counts = counter.nothing();
        }

        Gathered add(CustomerHabits habits, LifePopulation population) {
            counter.count(habits, counts);
            habits.all.forEach(habit -> backtest.add(habit, population));
            return this;
        }

        Gathered plus(Gathered other) {
            counts.plus(other.counts);
            backtest.plus(other.backtest);
            return this;
        }
    }

    public static Findings of(PackedLedger ledger, AsOf asOf, LifePopulation population, LifeSettings settings) {
        HabitChanges changes = new HabitChanges(population, settings.withinDays(), settings.minSupport());
        // What was bought on one day neither broke nor began.
        CategoryFilter wanted = CategoryFilter.allBut(settings.blocked()).onDays(HabitOnset.LEAST_PURCHASES);
        JavaRDD<CustomerHabits> customers = LifePopulationFitter.habits(ledger.sample(MOST_CUSTOMERS), asOf, wanted);
        Gathered gathered = customers.treeAggregate(
                new Gathered(new PairCounter(changes)),
                (known, habits) -> known.add(habits, population),
                Gathered::plus);
        List<LearnedPattern> pairs = tested(gathered.counts, settings.minSupport());
        return new Findings(pairs, sets(customers, changes, pairs, settings), gathered.backtest.results());
    }

    /** A second pass, only where there are pairs to put together. */
    private static List<LearnedPattern> sets(
            JavaRDD<CustomerHabits> customers,
            HabitChanges changes,
            List<LearnedPattern> pairs,
            LifeSettings settings) {
        List<LearnedPattern> found =
                pairs.stream().filter(pair -> pair.isFound(settings)).toList();
        SetCounter counter = new SetCounter(changes, found);
        if (counter.sets.isEmpty()) {
            return List.of();
        }
        SetCounts counts = customers.treeAggregate(
                counter.nothing(),
                (known, habits) -> {
                    counter.count(habits, known);
                    return known;
                },
                SetCounts::plus);
        return tested(counter, counts, settings.minSupport());
    }

    /** Sets with enough support, with p- and q-values. */
    static List<LearnedPattern> tested(SetCounter counter, SetCounts counts, int minSupport) {
        List<LearnedPattern> tested = new ArrayList<>();
        for (int set = 0; set < counter.sets.size(); set++) {
            if (counts.customers(set) >= minSupport) {
                int together = counts.together(set);
                double expected = counts.expected(set);
                tested.add(new LearnedPattern(
                        counter.sets.get(set).broken(),
                        String.join(" and ", counter.sets.get(set).begun()),
                        counts.customers(set),
                        together,
                        expected,
                        atLeast(together, counts.customers(set), expected),
                        Double.NaN,
                        counts.meanLead(set),
                        counts.leadDeviation(set)));
            }
        }
        return ranked(tested);
    }

    /** Pairs with enough support, with p- and q-values; whether they have enough was decided without a look at their timing. */
    static List<LearnedPattern> tested(PairCounts counts, int minSupport) {
        List<LearnedPattern> tested = new ArrayList<>();
        for (int a = 0; a < counts.breaks.size(); a++) {
            for (int b = 0; b < counts.begins.size(); b++) {
                if (counts.both(a, b) >= minSupport) {
                    tested.add(pattern(counts, a, b));
                }
            }
        }
        return ranked(tested);
    }

    private static List<LearnedPattern> ranked(List<LearnedPattern> tested) {
        double[] qValues = FalseDiscoveryRate.qValues(
                tested.stream().mapToDouble(LearnedPattern::pValue).toArray());
        for (int i = 0; i < qValues.length; i++) {
            tested.set(i, withQ(tested.get(i), qValues[i]));
        }
        tested.sort(Comparator.comparingDouble(LearnedPattern::pValue)
                .thenComparing(Comparator.comparingDouble(LearnedPattern::lift).reversed())
                .thenComparing(LearnedPattern::broken)
                .thenComparing(LearnedPattern::begun));
        return tested;
    }

    private static LearnedPattern pattern(PairCounts counts, int a, int b) {
        int together = counts.together(a, b);
        double expected = counts.expected(a, b);
        return new LearnedPattern(
                counts.breaks.get(a),
                counts.begins.get(b),
                counts.both(a, b),
                together,
                expected,
                atLeast(together, counts.both(a, b), expected),
                Double.NaN,
                counts.meanLead(a, b),
                counts.leadDeviation(a, b));
    }

    private static LearnedPattern withQ(LearnedPattern p, double qValue) {
        return new LearnedPattern(
                p.broken(),
                p.begun(),
                p.customers(),
                p.together(),
                p.expected(),
                p.pValue(),
                qValue,
                p.leadDays(),
                p.leadDeviationDays());
    }

    /**
     * Probability that chance brings {@code together} or more. The customers' chances differ; the binomial with their mean has the heavier tail, so
     * that the value errs on the safe side (Hoeffding, Annals of Mathematical Statistics 27, 1956).
     */
    static double atLeast(int together, int customers, double expected) {
        if (together <= expected) {
            return 1;
        }
        double mean = Math.max(1e-9, expected / customers);
        return Beta.regularizedBeta(mean, together, customers - together + 1.0);
    }
}
