package ebb.input;

import ebb.schema.ServiceTable;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A complaint, failure, praise or request; days since 1970-01-01.
 *
 * @param closedDay {@link Invoice#NEVER} while it is open
 * @param kind the source's word, or the kind that {@link CaseWords} knows it to be
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

    public ServiceCase {
        kind = CaseWords.kind(kind);
    }

    /** A case of which no outcome is given. */
    public ServiceCase(int openedDay, int closedDay, String kind, String cause) {
        this(openedDay, closedDay, kind, cause, null);
    }

    /** A case that was not judged. */
    public ServiceCase(int openedDay, int closedDay, String kind, String cause, String outcome) {
        this(openedDay, closedDay, kind, cause, outcome, null);
    }

    /** The cases without those rows of open ones that were delivered again when they were closed: an append of changed rows leaves both. */
    static List<ServiceCase> eachOnce(List<ServiceCase> delivered) {
        return delivered.stream()
                .filter(one -> !one.isOpen() || delivered.stream().noneMatch(one::isClosedBy))
                .toList();
    }

    private boolean isClosedBy(ServiceCase other) {
        return !other.isOpen()
                && other.openedDay == openedDay
                && Objects.equals(other.kind, kind)
                && Objects.equals(other.cause, cause);
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
