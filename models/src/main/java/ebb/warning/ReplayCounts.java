package ebb.warning;

import java.io.Serializable;
import java.util.OptionalInt;

/** What a replay counts of one rule, for each of the {@link #FACTORS} that its limit is multiplied by; adding two gives those of both. */
final class ReplayCounts implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Limits that are tried, as multiples of the one in force, which is among them. */
    static final double[] FACTORS = {0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2, 2.5, 3};

    private static final int LONGEST_LEAD = 730;

    final long[] opened = new long[FACTORS.length];
    final long[] judged = new long[FACTORS.length];
    final long[] right = new long[FACTORS.length];
    final long[] caught = new long[FACTORS.length];
    private final int[][] leads = new int[FACTORS.length][LONGEST_LEAD + 1];
    long losses;
    long watched;
    long lost;

    void caught(int factor, int leadDays) {
        caught[factor]++;
        leads[factor][Math.max(0, Math.min(LONGEST_LEAD, leadDays))]++;
    }

    ReplayCounts plus(ReplayCounts other) {
        losses += other.losses;
        watched += other.watched;
        lost += other.lost;
        for (int factor = 0; factor < FACTORS.length; factor++) {
            opened[factor] += other.opened[factor];
            judged[factor] += other.judged[factor];
            right[factor] += other.right[factor];
            caught[factor] += other.caught[factor];
            for (int days = 0; days <= LONGEST_LEAD; days++) {
                leads[factor][days] += other.leads[factor][days];
            }
        }
        return this;
    }

    /** Median days of warning; empty where no loss was caught. */
    OptionalInt medianLead(int factor) {
        long half = (caught[factor] + 1) / 2;
        long soFar = 0;
        for (int days = 0; days <= LONGEST_LEAD && half > 0; days++) {
            soFar += leads[factor][days];
            if (soFar >= half) {
                return OptionalInt.of(days);
            }
        }
        return OptionalInt.empty();
    }
}
