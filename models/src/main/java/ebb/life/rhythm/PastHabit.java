package ebb.life.rhythm;

import java.io.Serializable;

/**
 * A habit as it stood on a past date, and what became of it.
 *
 * @param standing as known on that date, not calibrated
 * @param boughtAgain whether it was bought within its window
 * @param interval whether the next purchase came within the 80 % interval, of habits whose interval ended after that date and within what is known
 */
record PastHabit(String customerId, CategoryRhythm standing, boolean boughtAgain, Interval interval)
        implements Serializable {

    /** What became of the 80 % interval. */
    enum Interval {
        HELD,
        MISSED,
        OPEN
    }
}
