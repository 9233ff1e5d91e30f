package ebb.reason;

/** Whether a reason raises or lowers the risk of churn, or can do either. */
public enum Direction {
    RAISES,
    LOWERS,
    EITHER;

    /** The sign of the summed contributions, which are relative to the average customer. */
    public static Direction of(double[] contributions) {
        double sum = 0;
        for (double contribution : contributions) {
            sum += contribution;
        }
        return of(sum);
    }

    /** The sign of a sum of contributions. */
    static Direction of(double contribution) {
        return contribution > 0 ? RAISES : LOWERS;
    }

    /** Whether a reason of direction {@code other} may be shown where this direction is asked for; {@link #EITHER} allows both. */
    boolean takes(Direction other) {
        return this == EITHER || this == other;
    }
}
