package ebb.care;

import ebb.customer.Activity;
import ebb.customer.CalendarDays;
import ebb.input.AccountPast;
import ebb.input.CustomerAccount;
import ebb.input.Profile;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.schema.FailureAuditTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/**
 * Counts failures by category, region and owner, and the customers whom each region and owner lost, in one pass over the accounts.
 *
 * @param asOf the as-of date
 * @param terms what counts as active, as recent and as a finding
 */
public record FailureAudit(AsOf asOf, Terms terms) implements Serializable {
    /** Periods of purchases: the last one, the one before, and the rest of the year. */
    static final int LAST = 0;

    static final int BEFORE = 1;
    static final int EARLIER = 2;

    /**
     * What counts.
     *
     * @param activeDays longest silence of an active customer
     * @param windowDays length of the periods that are compared
     * @param minCohort least customers of a row
     * @param falseDiscoveryRate share of the groups found that may be chance
     */
    public record Terms(int activeDays, int windowDays, int minCohort, double falseDiscoveryRate)
            implements Serializable {}

    /** Rows of {@link FailureAuditTable}; none where no dimension has two groups. */
    public List<Row> rows(JavaRDD<CustomerAccount> accounts) {
        return rows(accounts.aggregate(new AuditTally(), this::add, AuditTally::plus));
    }

    List<Row> rows(AuditTally tally) {
        return new AuditRows(asOf.date(), tally, terms).rows();
    }

    AuditTally add(AuditTally tally, CustomerAccount account) {
        AccountPast past = account.knownOn(asOf);
        if (past.hasBought()) {
            List<AuditTally.Group> lasting = lasting(past.inputs().profile());
            addPurchases(tally, past, lasting);
            lasting.forEach(group -> addCustomer(tally.at(group), past.history()));
        }
        return tally;
    }

    private static List<AuditTally.Group> lasting(Profile profile) {
        return Stream.of(
                        new AuditTally.Group(FailureAuditTable.REGION, profile.region()),
                        new AuditTally.Group(FailureAuditTable.OWNER, profile.owner()))
                .filter(group -> group.name() != null && !group.name().isBlank())
                .toList();
    }

    private void addPurchases(AuditTally tally, AccountPast past, List<AuditTally.Group> lasting) {
        History history = past.history();
        PurchaseSigns signs = new PurchaseSigns(past);
        Map<Integer, List<AuditTally.Group>> categories = categories(history);
        Set<AuditTally.Group> seen = new HashSet<>();
        for (int purchase = history.dayCount() - 1; purchase >= 0; purchase--) {
            int period = period(history.day(purchase));
            if (period < 0) {
                continue;
            }
            AuditTally.Count count = AuditTally.Count.one(signs.hasFailure(purchase));
            Stream.concat(lasting.stream(), categories.getOrDefault(purchase, List.of()).stream())
                    .forEach(group -> {
                        AuditTally.Counts counts = tally.at(group);
                        counts.purchases.merge(period, count, AuditTally.Count::plus);
                        counts.buyers += seen.add(group) ? 1 : 0;
                    });
        }
    }

    /** Categories bought on each purchase day of the year. */
    private Map<Integer, List<AuditTally.Group>> categories(History history) {
        Map<Integer, List<AuditTally.Group>> categories = new HashMap<>();
        for (int e = history.entryCount() - 1; e >= 0 && period(history.entryDay(e)) != -1; e--) {
            String name = history.categoryName(history.entryCategory(e));
            if (history.isPurchase(e) && !name.isBlank()) {
                categories
                        .computeIfAbsent(history.dayCountUntil(history.entryDay(e)) - 1, none -> new ArrayList<>())
                        .add(new AuditTally.Group(FailureAuditTable.CATEGORY, name));
            }
        }
        return categories;
    }

    /** Period of a purchase whose trouble had time to show; -2: it had none yet, -1: longer than a year ago. */
    private int period(int day) {
        int age = asOf.day() - PurchaseSigns.DAYS - day;
        if (age < 0) {
            return -2;
        }
        if (age >= CalendarDays.YEAR) {
            return -1;
        }
        return age < terms.windowDays() ? LAST : age < 2 * terms.windowDays() ? BEFORE : EARLIER;
    }

    private void addCustomer(AuditTally.Counts counts, History history) {
        boolean isActive = Activity.isActive(history.silenceDays(), terms.activeDays());
        if (isActive) {
            counts.active++;
            counts.yearAmount += history.amountUntil(asOf.day()) - history.amountUntil(asOf.day() - CalendarDays.YEAR);
        }
        int start = asOf.day() - CalendarDays.YEAR;
        int known = history.dayCountUntil(start);
        boolean isCovered = start - terms.activeDays() >= asOf.span().firstDay();
        if (isCovered && known > 0 && Activity.isActive(start - history.day(known - 1), terms.activeDays())) {
            counts.customers.merge(
                    ComplaintRecovery.stratum(history, start), AuditTally.Count.one(!isActive), AuditTally.Count::plus);
        }
    }
}
