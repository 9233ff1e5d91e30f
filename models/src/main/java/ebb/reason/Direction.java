package ebb.reason;

/** Which way a sign points: towards leaving, towards staying, or neither by itself. */
public enum Direction {
    RAISES,
    LOWERS,
    EITHER;

    /** The way the contributions point in sum: against the average customer, riskier or safer. */
    public static Direction of(double[] contributions) {
        double sum = 0;
        for (double contribution : contributions) {
            sum += contribution;
        }
        return of(sum);
    }

    /** The way one sum of contributions points. */
    static Direction of(double contribution) {
        return contribution > 0 ? RAISES : LOWERS;
    }

    /** Whether what points {@code other} is wanted here; either takes both. */
    boolean takes(Direction other) {
        return this == EITHER || this == other;
    }
}
