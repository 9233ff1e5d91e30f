package ebb.ledger;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * The days that the purchase data cover, both ends inclusive, as days since 1970-01-01.
 *
 * <p>A window that begins before {@code firstDay} was not observed, and an outcome that ends after {@code lastDay} has not happened yet.
 */
public record DataSpan(int firstDay, int lastDay) implements Serializable {

    public DataSpan {
        if (lastDay < firstDay) {
            throw new IllegalArgumentException("Cannot use a data span that ends on " + LocalDate.ofEpochDay(lastDay)
                    + " before it begins on " + LocalDate.ofEpochDay(firstDay) + ". Check the ledger's dates.");
        }
    }

    public static DataSpan of(LocalDate first, LocalDate last) {
        return new DataSpan((int) first.toEpochDay(), (int) last.toEpochDay());
    }
}
