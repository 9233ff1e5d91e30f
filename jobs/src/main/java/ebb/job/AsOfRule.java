package ebb.job;

import ebb.ingest.catalogue.DataRefused;
import ebb.ledger.DataSpan;
import java.time.LocalDate;

/** Which as-of dates the data allow. */
final class AsOfRule {
    private AsOfRule() {}

    /**
     * The as-of date asked for.
     *
     * @param toleranceDays days by which it may lie after the last purchase
     * @throws DataRefused where it lies before the first purchase, or so long after the last that everyone would look gone
     */
    static LocalDate checked(LocalDate day, DataSpan span, int toleranceDays) {
        LocalDate first = LocalDate.ofEpochDay(span.firstDay());
        LocalDate last = LocalDate.ofEpochDay(span.lastDay());
        if (day.isBefore(first)) {
            throw new DataRefused("Cannot work as of " + day + ": the purchases begin on " + first
                    + ". Choose a later as-of date, or bring in older purchases.");
        }
        if (day.isAfter(last.plusDays(toleranceDays))) {
            throw new DataRefused("Cannot work as of " + day + ": the purchases end on " + last + ", "
                    + (day.toEpochDay() - last.toEpochDay()) + " days before, and as-of-tolerance-days is "
                    + toleranceDays
                    + ". Every customer would look silent for that long. Bring in the missing purchases, give --as-of "
                    + last + ", or give --allow-stale if there truly were no purchases.");
        }
        return day;
    }
}
