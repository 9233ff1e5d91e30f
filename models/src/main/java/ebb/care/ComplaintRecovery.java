package ebb.care;

import ebb.customer.CalendarDays;
import ebb.input.AccountPast;
import ebb.input.CustomerAccount;
import ebb.input.Profile;
import ebb.input.ServiceCase;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.ledger.LedgerRow;
import ebb.schema.ComplaintRecoveryTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/**
 * Counts who bought again after a complaint, by how it was dealt with, in one pass over the accounts.
 *
 * <p>How a complaint was dealt with is what was known 30 days after it, and only purchases after that day count: customers who stay longer would
 * otherwise have more time to see it solved. Of each customer the first complaint counts, whose outcome window is over.
 *
 * @param asOf the as-of date
 * @param terms what counts as retained, refused and too small
 */
public record ComplaintRecovery(AsOf asOf, Terms terms) implements Serializable {
    /** Days after a complaint at which it is looked at how it was dealt with. */
    static final int LANDMARK_DAYS = 30;

    private static final String NOT_GIVEN = "not given";

    /** Limits of the strata: purchase days in the year before, and days of silence. */
    private static final int[] PURCHASE_DAYS = {1, 3, 7};

    private static final int[] SILENCE_DAYS = {30, 90};

    /**
     * What counts.
     *
     * @param horizonDays days after the landmark in which a retained customer buys
     * @param refused outcomes, in lower case, of complaints that were refused
     * @param minCohort least customers of a row
     */
    public record Terms(int horizonDays, List<String> refused, int minCohort) implements Serializable {
        public Terms {
            refused = refused.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
        }
    }

    /** Rows of {@link ComplaintRecoveryTable}; none where no complaint's window is over. */
    public List<Row> rows(JavaRDD<CustomerAccount> accounts) {
        return rows(accounts.aggregate(new RecoveryTally(), this::add, RecoveryTally::plus));
    }

    List<Row> rows(RecoveryTally tally) {
        return new RecoveryRows(asOf.date(), tally, terms.minCohort()).rows();
    }

    RecoveryTally add(RecoveryTally tally, CustomerAccount account) {
        AccountPast past = account.knownOn(asOf);
        if (!past.hasBought()) {
            return tally;
        }
        History history = past.history();
        Optional<ServiceCase> first = past.inputs().cases().stream()
                .filter(one -> one.is(ServiceCase.COMPLAINT) && history.dayCountUntil(one.openedDay()) > 0)
                .min(Comparator.comparingInt(ServiceCase::openedDay));
        int day = first.map(ServiceCase::openedDay).orElse(lastOpening());
        if (day > lastOpening() || history.dayCountUntil(day) == 0) {
            return tally;
        }
        RecoveryTally.Case counted = new RecoveryTally.Case(
                first.map(this::handling).orElse(RecoveryTally.NO_COMPLAINT),
                stratum(history, day),
                isRetained(history, day),
                LedgerRow.hashBucket(history.customerId()) % 2 == 0);
        groups(past, first).forEach(group -> tally.add(group, counted));
        return tally;
    }

    /** The last day whose outcome window is over. */
    private int lastOpening() {
        return asOf.day() - LANDMARK_DAYS - terms.horizonDays();
    }

    private boolean isRetained(History history, int day) {
        int landmark = day + LANDMARK_DAYS;
        return history.dayCountUntil(landmark + terms.horizonDays()) > history.dayCountUntil(landmark);
    }

    /** Days to close, up to the landmark; later and open are alike. */
    private int handling(ServiceCase complaint) {
        int days = complaint.isOpen() ? LANDMARK_DAYS + 1 : complaint.closedDay() - complaint.openedDay();
        if (days > LANDMARK_DAYS) {
            return RecoveryTally.LATER;
        }
        String outcome = complaint.outcome();
        return outcome != null && terms.refused().contains(outcome.strip().toLowerCase(Locale.ROOT))
                ? RecoveryTally.REFUSED
                : Math.max(0, days);
    }

    static int stratum(History history, int day) {
        int known = history.dayCountUntil(day);
        int purchases = known - history.dayCountUntil(day - CalendarDays.YEAR);
        int silence = day - history.day(known - 1);
        return place(purchases, PURCHASE_DAYS) * (SILENCE_DAYS.length + 1) + place(silence, SILENCE_DAYS);
    }

    private static int place(int value, int[] limits) {
        int place = 0;
        while (place < limits.length && value > limits[place]) {
            place++;
        }
        return place;
    }

    /** Causes and categories are of complaints only; customers without one are compared as a whole, and by region and owner. */
    private static List<RecoveryTally.Group> groups(AccountPast past, Optional<ServiceCase> complaint) {
        Profile profile = past.inputs().profile();
        List<RecoveryTally.Group> groups = new ArrayList<>(List.of(
                RecoveryTally.Group.ALL,
                new RecoveryTally.Group(ComplaintRecoveryTable.REGION, given(profile.region())),
                new RecoveryTally.Group(ComplaintRecoveryTable.OWNER, given(profile.owner()))));
        complaint.ifPresent(one -> {
            groups.add(new RecoveryTally.Group(ComplaintRecoveryTable.CAUSE, given(one.cause())));
            PurchaseSigns.categories(past.history(), one.openedDay())
                    .forEach(name -> groups.add(new RecoveryTally.Group(ComplaintRecoveryTable.CATEGORY, name)));
        });
        return groups;
    }

    private static String given(String value) {
        return value == null || value.isBlank() ? NOT_GIVEN : value;
    }
}
