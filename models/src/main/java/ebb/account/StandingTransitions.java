package ebb.account;

import ebb.customer.Money;
import ebb.input.AccountPast;
import ebb.input.AccountTimeline;
import ebb.input.CustomerAccount;
import ebb.ledger.AsOf;
import ebb.schema.ChurnMovementTable;
import java.io.Serializable;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Counts who moved between groups from each as-of date to each later one, in one pass over the accounts for all dates.
 *
 * @param dates ascending
 * @param judges of each date
 */
public record StandingTransitions(List<AsOf> dates, List<AccountClassifier> judges) implements Serializable {
    private static final String NONE = "none";

    /** Customers, and what they had bought in a year, in hundredths. */
    private record Count(long customers, long amount) implements Serializable {
        Count plus(Count other) {
            return new Count(customers + other.customers, amount + other.amount);
        }
    }

    /** A move between two of the dates. */
    private record Move(int start, int end, String kind, String from, String to)
            implements Serializable, Comparable<Move> {
        @Override
        public int compareTo(Move other) {
            return toString().compareTo(other.toString());
        }
    }

    /** Where an account is on one date. */
    private record Place(String standing, String accountClass, long yearAmount) {
        static final Place NOWHERE = new Place(NONE, NONE, 0);
    }

    /** Rows of {@link ChurnMovementTable}, one a move that anyone made. */
    public List<Row> rows(JavaRDD<CustomerAccount> accounts) {
        Map<Move, Count> counts = accounts.aggregate(new TreeMap<>(), this::add, StandingTransitions::sum);
        List<Row> rows = new ArrayList<>();
        counts.forEach((move, count) -> rows.add(RowFactory.create(
                date(dates.size() - 1),
                move.kind(),
                date(move.start()),
                date(move.end()),
                move.from(),
                move.to(),
                count.customers(),
                Money.ofCents(count.amount()))));
        return rows;
    }

    private Date date(int i) {
        return Date.valueOf(dates.get(i).date());
    }

    private Map<Move, Count> add(Map<Move, Count> counts, CustomerAccount account) {
        AccountTimeline timeline = account.timeline();
        Place[] places = new Place[dates.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = place(timeline, i);
            for (int start = 0; start < i && !places[i].equals(Place.NOWHERE); start++) {
                move(counts, start, i, places);
            }
        }
        return counts;
    }

    private static void move(Map<Move, Count> counts, int start, int end, Place[] places) {
        Place before = places[start];
        Place now = places[end];
        Count count = new Count(1, before.equals(Place.NOWHERE) ? now.yearAmount() : before.yearAmount());
        counts.merge(
                new Move(start, end, ChurnMovementTable.STANDING, before.standing(), now.standing()),
                count,
                Count::plus);
        if (!now.accountClass().equals(NONE) || !before.accountClass().equals(NONE)) {
            counts.merge(
                    new Move(start, end, ChurnMovementTable.ACCOUNT_CLASS, before.accountClass(), now.accountClass()),
                    count,
                    Count::plus);
        }
    }

    private static Map<Move, Count> sum(Map<Move, Count> left, Map<Move, Count> right) {
        right.forEach((move, count) -> left.merge(move, count, Count::plus));
        return left;
    }

    private Place place(AccountTimeline timeline, int i) {
        AccountPast past = timeline.knownOn(dates.get(i));
        if (!past.hasBought()) {
            return Place.NOWHERE;
        }
        AccountFacts facts = new AccountFacts(past, judges.get(i).baseline());
        AccountClassifier.Judgement judgement = judges.get(i).judge(facts);
        return new Place(
                judgement.standing().label(),
                judgement
                        .accountClass()
                        .map(one -> Integer.toString(one.number()))
                        .orElse(NONE),
                facts.boughtInYear());
    }
}
