package ebb.feature;

/**
 * The silence beyond which a customer counts as gone by their own rhythm: nine in ten of their ordinary gaps are shorter.
 *
 * <p>Never under a week, which anyone may be away, and never over the horizon, within which it can be seen whether it was passed.
 *
 * @param days the limit
 * @param rhythm the customer's gaps, shrunk towards everyone's
 */
public record PersonalLimit(int days, Rhythm rhythm) {
    private static final double SHARE = 0.9;
    private static final int SHORTEST_DAYS = 7;

    public static PersonalLimit of(Rhythm rhythm, int horizonDays) {
        double days = Math.max(SHORTEST_DAYS, Math.ceil(rhythm.quantileDays(SHARE)));
        return new PersonalLimit((int) Math.min(horizonDays, days), rhythm);
    }

    /** Probability, by rhythm alone, that a silence of {@code silenceDays} grows beyond the limit; 1 where it has. */
    public double probabilityBeyond(int silenceDays) {
        if (silenceDays > days) {
            return 1;
        }
        double longer = rhythm.probabilityOfLongerGap(silenceDays);
        return longer > 0 ? Math.min(1, rhythm.probabilityOfLongerGap(days) / longer) : 1;
    }
}
