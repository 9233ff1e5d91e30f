package ebb.life;

import ebb.ledger.AsOf;
import ebb.ledger.LedgerRow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.hipparchus.special.Beta;

/** Learns from all ledgers which breaks go before which beginnings more often than chance allows, and backtests the rhythm on the way. */
public final class LearnedPatterns {
    /** Customers that are learned from, at most: more change no pattern that is worth acting on. */
    private static final int MOST_CUSTOMERS = 100_000;

    private LearnedPatterns() {}

    /**
     * What one pass over the ledger finds.
     *
     * @param patterns every pair with enough support, strongest evidence first
     */
    public record Findings(List<LearnedPattern> patterns, List<RhythmBacktest.Result> backtest) {}

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

        Gathered add(Habits habits, LifePopulation population) {
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

    public static Findings of(Dataset<LedgerRow> ledger, AsOf asOf, LifePopulation population, LifeSettings settings) {
        PairCounter counter = new PairCounter(population, settings.withinDays(), settings.minSupport());
        JavaRDD<LedgerRow> sample =
                ebb.feature.Populations.sample(ledger, MOST_CUSTOMERS).javaRDD();
        Gathered gathered = LifePopulations.habits(sample, asOf, settings.blocked())
                .treeAggregate(new Gathered(counter), (known, habits) -> known.add(habits, population), Gathered::plus);
        return new Findings(tested(gathered.counts, settings.minSupport()), gathered.backtest.results());
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
        double[] qValues = FalseDiscovery.qValues(
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
