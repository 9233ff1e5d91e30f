package ebb.serve.view;

import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.History;
import ebb.ledger.LedgerRow;
import ebb.ledger.PackedRow;
import ebb.ledger.PurchaseDayRule;
import ebb.ledger.Timeline;
import ebb.schema.AliasesTable;
import ebb.schema.LedgerTable;
import ebb.serve.engine.Query;
import ebb.serve.engine.ServedStar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Purchase days of one customer with what was bought on each, from the ledger. */
public final class PurchaseHistory {
    private static final int CENT_DIGITS = 2;
    private static final int MOST_IDS = 100;

    private PurchaseHistory() {}

    /**
     * A purchase day.
     *
     * @param amount bought, in the currency, returns not taken off
     */
    public record Purchase(LocalDate on, BigDecimal amount) {}

    /** Those up to the publication's as-of date, oldest first; none where the ledger or the date is not published. */
    public static List<Purchase> of(ServedStar star, String customer, PurchaseDayRule rule) {
        LocalDate asOf = star.publication().asOf();
        if (!star.has(LedgerTable.TABLE.name()) || asOf == null) {
            return List.of();
        }
        List<byte[]> entries = ids(star, customer).stream()
                .flatMap(id -> entries(star, id).stream())
                .toList();
        LedgerRow row = PackedRow.sum(customer, entries);
        if (row.hasNoEntries()) {
            return List.of();
        }
        int first = Math.min(row.getDays()[0], (int) asOf.toEpochDay());
        DataSpan span = new DataSpan(first, (int) asOf.toEpochDay()).counting(rule);
        return purchases(AsOf.of(asOf, span).observe(Timeline.of(row)));
    }

    private static List<Purchase> purchases(History history) {
        return IntStream.range(0, history.dayCount())
                .mapToObj(i -> new Purchase(
                        LocalDate.ofEpochDay(history.day(i)), BigDecimal.valueOf(history.amount(i), CENT_DIGITS)))
                .toList();
    }

    /** The hash bucket leads to the few files and row groups that can have the customer. */
    private static List<byte[]> entries(ServedStar star, String id) {
        return star
                .cells(Query.of(
                        "SELECT " + LedgerTable.ENTRIES + " FROM " + LedgerTable.TABLE.name() + " WHERE "
                                + LedgerTable.HASH_BUCKET + " = ? AND " + LedgerTable.CUSTOMER_ID + " = ?",
                        LedgerRow.hashBucket(id),
                        id))
                .stream()
                .map(cells -> (byte[]) cells[0])
                .toList();
    }

    /** The customer's id and those given up for it until the as-of date. */
    private static Set<String> ids(ServedStar star, String customer) {
        Set<String> ids = new LinkedHashSet<>(Set.of(customer));
        if (!star.has(AliasesTable.TABLE.name())) {
            return ids;
        }
        List<String> newest = List.of(customer);
        while (!newest.isEmpty() && ids.size() < MOST_IDS) {
            List<String> found = new ArrayList<>(givenUp(star, newest));
            found.removeAll(ids);
            ids.addAll(found);
            newest = found;
        }
        return ids;
    }

    private static List<String> givenUp(ServedStar star, List<String> canonical) {
        List<Object> parameters = new ArrayList<>(canonical);
        parameters.add(star.publication().asOf().toString());
        return star
                .cells(new Query(
                        "SELECT DISTINCT " + AliasesTable.CUSTOMER_ID + " FROM " + AliasesTable.TABLE.name() + " WHERE "
                                + AliasesTable.CANONICAL_ID + " IN ("
                                + canonical.stream().map(id -> "?").collect(Collectors.joining(", "))
                                + ") AND coalesce("
                                + AliasesTable.MERGED_ON + " <= CAST(? AS DATE), true)",
                        parameters))
                .stream()
                .map(cells -> (String) cells[0])
                .toList();
    }
}
