package ebb.action.winback;

import ebb.account.AccountBaseline;
import ebb.account.AccountFacts;
import ebb.customer.Activity;
import ebb.customer.Channel;
import ebb.evaluation.Interval;
import ebb.evaluation.WilsonInterval;
import ebb.input.AccountPast;
import ebb.input.AccountTimeline;
import ebb.input.CustomerAccount;
import ebb.input.CustomerContact;
import ebb.ledger.AsOf;
import ebb.schema.WinBackRatesTable;
import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Rows of {@link WinBackRatesTable}: the attempts whose outcome is known, against the customers who were held back from the same contacts. An attempt is the
 * first contact of a silence; whoever was contacted again in it counts once.
 *
 * @param today the day by which outcomes are known
 * @param baseline of that day, with the horizon and the silence from which a customer is lapsed
 * @param causes why customers leave
 * @param reasons cause of each reason that the contacts input gives
 */
public record WinBackRates(AsOf today, AccountBaseline baseline, CauseModel causes, Map<String, String> reasons)
        implements Serializable {
    private static final String NOT_GIVEN = "not given";
    private static final List<String> KINDS =
            List.of(WinBackRatesTable.ALL, WinBackRatesTable.CAUSE, WinBackRatesTable.CHANNEL, WinBackRatesTable.OFFER);

    /** One attempt; its groups are in the order of {@link #KINDS}. */
    private record Attempt(List<String> groups, boolean isControl, boolean returned) implements Serializable {}

    /** How many, and how many of them came back. */
    private static final class Tally {
        private long count;
        private long returned;

        void add(Attempt attempt, long times) {
            count += times;
            returned += attempt.returned() ? times : 0;
        }

        /** Null where there was nobody. */
        Interval share() {
            return count == 0 ? null : WilsonInterval.of((double) returned / count, (double) count);
        }
    }

    private record Group(int kind, String value) {}

    /** What was reached and what would have come without. */
    private record Pair(Tally contacted, Tally heldBack) {}

    public List<Row> rows(JavaRDD<CustomerAccount> accounts) {
        Map<Attempt, Long> attempts = accounts.flatMap(this::attempts).countByValue();
        Map<Group, Pair> groups =
                new TreeMap<>(java.util.Comparator.comparingInt(Group::kind).thenComparing(Group::value));
        attempts.forEach((attempt, times) -> {
            for (int kind = 0; kind < KINDS.size(); kind++) {
                Pair pair = groups.computeIfAbsent(
                        new Group(kind, attempt.groups().get(kind)), key -> new Pair(new Tally(), new Tally()));
                (attempt.isControl() ? pair.heldBack() : pair.contacted()).add(attempt, times);
            }
        });
        List<Row> rows = new ArrayList<>();
        groups.forEach((group, pair) -> rows.add(row(group, pair)));
        return rows;
    }

    private Iterator<Attempt> attempts(CustomerAccount account) {
        AccountTimeline timeline = account.timeline();
        List<Attempt> attempts = new ArrayList<>();
        int silenceTried = Integer.MIN_VALUE;
        for (CustomerContact contact : timeline.knownOn(today).inputs().contacts().stream()
                .sorted(java.util.Comparator.comparingInt(CustomerContact::day))
                .toList()) {
            AsOf before = new AsOf(contact.day() - 1, today.span());
            if (contact.day() - 1 <= today.span().firstDay()
                    || contact.day() - 1 + baseline.horizonDays() > today.day()
                    || !before.isMatured(baseline.horizonDays())) {
                continue;
            }
            AccountPast past = timeline.knownOn(before);
            if (past.hasBought()
                    && !Activity.isActive(past.history().silenceDays(), baseline.activeDays())
                    && past.history().lastDay() != silenceTried) {
                silenceTried = past.history().lastDay();
                attempts.add(attempt(
                        contact,
                        past,
                        !before.outcome(timeline.purchases(), baseline.horizonDays())
                                .churned()));
            }
        }
        return attempts.iterator();
    }

    private Attempt attempt(CustomerContact contact, AccountPast past, boolean returned) {
        String channel = Channel.named(contact.channel())
                .map(Channel::label)
                .orElse(contact.channel() == null ? NOT_GIVEN : contact.channel());
        return new Attempt(
                List.of(
                        WinBackRatesTable.ALL,
                        LeavingCause.of(new AccountFacts(past, baseline), causes, reasons)
                                .cause(),
                        channel,
                        contact.offer() == null ? NOT_GIVEN : contact.offer()),
                contact.isControl(),
                returned);
    }

    private Row row(Group group, Pair pair) {
        Interval contacted = pair.contacted().share();
        Interval heldBack = pair.heldBack().share();
        Interval difference = contacted == null || heldBack == null ? null : difference(contacted, heldBack);
        return RowFactory.create(
                Date.valueOf(LocalDate.ofEpochDay(today.day())),
                KINDS.get(group.kind()),
                group.value(),
                pair.contacted().count,
                pair.heldBack().count,
                contacted == null ? null : contacted.value(),
                contacted == null ? null : contacted.low(),
                contacted == null ? null : contacted.high(),
                heldBack == null ? null : heldBack.value(),
                heldBack == null ? null : heldBack.low(),
                heldBack == null ? null : heldBack.high(),
                difference == null ? null : difference.value(),
                difference == null ? null : difference.low(),
                difference == null ? null : difference.high());
    }

    /** Newcombe, Interval estimation for the difference between independent proportions (1998), method 10: from the two Wilson intervals. */
    static Interval difference(Interval one, Interval other) {
        double value = one.value() - other.value();
        return new Interval(
                value,
                value - Math.hypot(one.value() - one.low(), other.high() - other.value()),
                value + Math.hypot(one.high() - one.value(), other.value() - other.low()));
    }
}
