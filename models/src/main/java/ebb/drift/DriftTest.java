package ebb.drift;

import ebb.feature.Recency;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Compares measured figures with their limits and puts the findings into words. */
public final class DriftTest {
    /** Difference in probability that is allowed beyond chance, because seasons shift churn rates by as much. */
    private static final double POINTS_LET_PASS = 0.03;

    private static final double SURELY = 3;
    private static final int DAYS_LET_PASS = 3;

    /** Features that grow with calendar time for every customer, so that their drift is not informative. */
    private static final Set<String> MOVE_BY_NATURE = Set.of(Recency.TENURE.name());

    private DriftTest() {}

    /**
     * Share of nulls in training above which only known values are compared: the data did not reach back far enough then, and as they grow the feature
     * comes to be known by itself.
     */
    private static final double HARDLY_KNOWN = 0.9;

    /** A finding for each feature whose drift is informative, and one for the score. */
    public static List<DriftFinding> ofPopulation(TrainingReference reference, long[][] counts) {
        List<DriftFinding> findings = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            ReferenceBins bins = reference.bins().get(i);
            if (MOVE_BY_NATURE.contains(bins.name())) {
                continue;
            }
            boolean wasHardlyKnown = nulls(bins.counts())
                    > HARDLY_KNOWN * Arrays.stream(bins.counts()).sum();
            long[] then = wasHardlyKnown ? withoutNulls(bins.counts()) : bins.counts();
            long[] now = wasHardlyKnown ? withoutNulls(counts[i]) : counts[i];
            double index = PopulationStabilityIndex.index(then, now);
            double limit = PopulationStabilityIndex.limit(then, now);
            boolean isScore = bins.name().equals(TrainingReference.SCORE);
            findings.add(new DriftFinding(
                    isScore ? DriftFinding.Kind.SCORE : DriftFinding.Kind.FEATURE,
                    bins.name(),
                    null,
                    Arrays.stream(counts[i]).sum(),
                    null,
                    null,
                    index,
                    limit,
                    populationWords(bins.name(), index, limit)));
        }
        return findings;
    }

    /** The last bin holds the customers for whom the feature is null. */
    private static long nulls(long[] counts) {
        return counts[counts.length - 1];
    }

    private static long[] withoutNulls(long[] counts) {
        long[] known = counts.clone();
        known[known.length - 1] = 0;
        return known;
    }

    private static String populationWords(String name, double index, double limit) {
        return String.format(
                Locale.ROOT,
                index > limit
                        ? "%s is spread otherwise than in training (index %.2f, limit %.2f): train again if it stays so."
                        : "%s is spread as in training (index %.2f, limit %.2f).",
                name.replace('_', ' '),
                index,
                limit);
    }

    /**
     * What a band of scores came to.
     *
     * @param scoredOn as-of date of the scores
     * @param band risk band
     * @param customers active customers in it
     * @param expected mean probability
     * @param actual share that churned
     * @param variance sum of p (1 - p), the variance of the number that churn
     */
    public record Matured(
            LocalDate scoredOn, String band, long customers, double expected, double actual, double variance) {}

    public static DriftFinding ofOutcome(Matured band) {
        double difference = Math.abs(band.actual() - band.expected());
        double limit = POINTS_LET_PASS + SURELY * Math.sqrt(band.variance()) / band.customers();
        String words = String.format(
                Locale.ROOT,
                "Of %,d customers at %s risk on %s, %.0f %% were expected to leave and %.0f %% did%s",
                band.customers(),
                band.band(),
                band.scoredOn(),
                100 * band.expected(),
                100 * band.actual(),
                difference > limit ? ": train again, and look for what changed." : ".");
        return new DriftFinding(
                DriftFinding.Kind.OUTCOME,
                band.band(),
                band.scoredOn(),
                band.customers(),
                band.expected(),
                band.actual(),
                difference,
                limit,
                words);
    }

    /** How long before the as-of date the purchases end. */
    public static DriftFinding ofPurchases(LocalDate lastPurchaseOn, LocalDate asOf) {
        long days = Math.max(0, asOf.toEpochDay() - lastPurchaseOn.toEpochDay());
        String words = days > DAYS_LET_PASS
                ? "The last purchase lies " + days
                        + " days before the as-of date: every silence is overstated. Bring the purchases up to date."
                : "The purchases reach to the as-of date.";
        return new DriftFinding(DriftFinding.Kind.INPUT, "purchases", null, 0, null, null, days, DAYS_LET_PASS, words);
    }
}
