package ebb.input;

import ebb.schema.ServiceTable;
import java.io.Serializable;

/**
 * A complaint, failure, praise or request; days since 1970-01-01.
 *
 * @param closedDay {@link Invoice#NEVER} while it is open
 * @param cause null: not given
 * @param outcome how it ended; null: not given, or still open
 * @param fault verdict, of {@link ServiceTable#VERDICTS}; null: not judged, or not yet
 */
public record ServiceCase(int openedDay, int closedDay, String kind, String cause, String outcome, String fault)
        implements Serializable {
    public static final String COMPLAINT = "complaint";
    public static final String FAILURE = "failure";
    public static final String PRAISE = "praise";

    /** Days before the last purchase in which trouble may be why the customer left. */
    public static final int REMEMBERED_DAYS = 120;

    /** A case of which no outcome is given. */
    public ServiceCase(int openedDay, int closedDay, String kind, String cause) {
        this(openedDay, closedDay, kind, cause, null);
    }

    /** A case that was not judged. */
    public ServiceCase(int openedDay, int closedDay, String kind, String cause, String outcome) {
        this(openedDay, closedDay, kind, cause, outcome, null);
    }

    /** As it was known at the end of a day on or after that of its opening: one closed later is open. */
    ServiceCase knownOn(int day) {
        return closedDay <= day ? this : new ServiceCase(openedDay, Invoice.NEVER, kind, cause);
    }

    /** Whether it was still open at the end of the as-of date. */
    public boolean isOpen() {
        return closedDay == Invoice.NEVER;
    }

    /** Whether it is a complaint of which the verdict is {@code verdict}. */
    public boolean isComplaintOf(String verdict) {
        return is(COMPLAINT) && verdict.equals(fault);
    }

    public boolean is(String other) {
        return other.equals(kind);
    }
}
