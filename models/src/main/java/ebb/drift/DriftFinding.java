package ebb.drift;

import java.time.LocalDate;

/**
 * One figure that was watched.
 *
 * @param kind what sort of figure
 * @param name feature, score, risk band or input
 * @param scoredOn as-of date of the scores that matured; null for the other kinds
 * @param customers how many it was measured on
 * @param expected by the model or in training; null where there is no such figure
 * @param actual what came; null likewise
 * @param size how far apart they are: an index, a difference of shares, or days
 * @param limit the most that is let pass
 * @param words what it says
 */
public record DriftFinding(
        Kind kind,
        String name,
        LocalDate scoredOn,
        long customers,
        Double expected,
        Double actual,
        double size,
        double limit,
        String words) {

    /** What was watched. */
    public enum Kind {
        FEATURE,
        SCORE,
        OUTCOME,
        INPUT
    }

    /** Whether the limit is passed. */
    public boolean isAlarming() {
        return size > limit;
    }
}
