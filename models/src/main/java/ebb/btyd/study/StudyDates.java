package ebb.btyd.study;

import ebb.ledger.AsOf;
import java.io.Serializable;

/**
 * The days a study of the models looks at: two windows of one horizon each before the as-of date.
 *
 * <p>Models are fitted to the earlier day and compared by the window after it. The later window, which ends on the as-of date, judges the contest of
 * churn models too, so no choice looks at it: it is for the pictures of the model that was chosen.
 *
 * @param firstDay first day that the data cover, as days since 1970-01-01, as are the others
 * @param earlierDay two horizons before the as-of date
 * @param calibratedDay one horizon before it: the end of the calibration
 * @param asOfDay the as-of date
 */
public record StudyDates(int firstDay, int earlierDay, int calibratedDay, int asOfDay) implements Serializable {
    /** Shorter histories tell chance, not habits: two months. */
    private static final int LEAST_DAYS = 60;

    public static StudyDates of(AsOf asOf, int horizonDays) {
        return new StudyDates(
                asOf.span().firstDay(), asOf.day() - 2 * horizonDays, asOf.day() - horizonDays, asOf.day());
    }

    /** Whether there is a history to fit to before the window that compares. */
    public boolean canCompare() {
        return earlierDay - firstDay >= LEAST_DAYS;
    }

    /** Whether there is a history to fit to before the window that the pictures show. */
    public boolean canCalibrate() {
        return calibratedDay - firstDay >= LEAST_DAYS;
    }

    public int horizonDays() {
        return asOfDay - calibratedDay;
    }
}
