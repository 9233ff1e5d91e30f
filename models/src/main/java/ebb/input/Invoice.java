package ebb.input;

import java.io.Serializable;

/**
 * An invoice; days since 1970-01-01, amounts in hundredths.
 *
 * @param paidDay {@link #NEVER} while it is not paid
 */
public record Invoice(int invoicedDay, int dueDay, int paidDay, long amount, long paidAmount) implements Serializable {
    public static final int NEVER = Integer.MAX_VALUE;

    /** As it was known at the end of a day on or after that of the invoice: what was paid later is not yet paid. */
    Invoice knownOn(int day) {
        return paidDay <= day ? this : new Invoice(invoicedDay, dueDay, NEVER, amount, 0);
    }

    /** What was still owed at the end of a day: nothing before the invoice was written. */
    public long owed(int day) {
        if (invoicedDay > day) {
            return 0;
        }
        return paidDay <= day ? Math.max(0, amount - paidAmount) : amount;
    }

    /** Whether it was still unpaid, or paid short, past its due day. */
    public boolean isOverdue(int day) {
        return dueDay < day && owed(day) > 0;
    }
}
