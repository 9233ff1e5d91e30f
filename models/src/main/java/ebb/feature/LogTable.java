package ebb.feature;

/** Natural logarithms of whole days, looked up: gaps are short and there are many. */
public final class LogTable {
    private static final double[] TABLE = new double[4096];

    static {
        for (int days = 0; days < TABLE.length; days++) {
            TABLE[days] = Math.log(days);
        }
    }

    private LogTable() {}

    public static double of(int days) {
        return days < TABLE.length ? TABLE[days] : Math.log(days);
    }
}
