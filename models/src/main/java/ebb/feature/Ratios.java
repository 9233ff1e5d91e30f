package ebb.feature;

/** Ratios that are null rather than infinite. */
final class Ratios {

    private Ratios() {}

    /** NaN where there is nothing to divide by. */
    static double of(double part, double whole) {
        return whole > 0 ? part / whole : Double.NaN;
    }

    static double of(long part, long whole) {
        return of((double) part, (double) whole);
    }

    /** How much less it is now than before: 1 where it stopped, 0 where nothing changed, -1 where it is new; NaN where there is neither. */
    static double drop(double before, double now) {
        return of(before - now, before + now);
    }
}
