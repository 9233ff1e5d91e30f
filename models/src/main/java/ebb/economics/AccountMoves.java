package ebb.economics;

import static ebb.economics.FlowMeasure.*;

import ebb.account.AccountBaseline;
import ebb.account.AccountClass;
import ebb.account.AccountFacts;
import ebb.account.AccountSettings;
import ebb.customer.Activity;
import ebb.customer.CalendarDays;
import ebb.input.AccountPast;
import ebb.input.AccountTimeline;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.schema.CustomerFlowTable;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One account's part in every period: where it stood at both ends, and what it bought. */
final class AccountMoves {
    private static final String NOT_GIVEN = "not given";
    private static final String NOT_CLASSED = "not classed";

    private final FlowCalendar calendar;
    private final int[] boundaries;
    private final Place[] places;
    private final SalesSums sales;
    private final List<Group> lasting;

    /**
     * What accounts are judged by.
     *
     * @param settings margins
     * @param accounts limits of the account classes
     * @param baseline what held for all accounts on the as-of date
     */
    record Terms(EconomicsSettings settings, AccountSettings accounts, AccountBaseline baseline)
            implements Serializable {}

    /** Where the account was at the end of a day. */
    private record Place(boolean hasBought, boolean isActive, String accountClass) {
        static final Place NOWHERE = new Place(false, false, NOT_CLASSED);
    }

    /** The account's moves; it must have an entry by the as-of date. */
    AccountMoves(AccountTimeline timeline, FlowCalendar calendar, Terms terms) {
        this.calendar = calendar;
        AccountPast today = timeline.knownOn(calendar.asOf());
        sales = new SalesSums(today.history(), terms.settings());
        boundaries = calendar.boundaries();
        places = new Place[boundaries.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = place(
                    timeline.knownOn(new AsOf(boundaries[i], calendar.asOf().span())), terms);
        }
        lasting = List.of(
                new Group(CustomerFlowTable.ALL, CustomerFlowTable.ALL),
                new Group(
                        CustomerFlowTable.REGION, given(today.inputs().profile().region())),
                new Group(
                        CustomerFlowTable.OWNER, given(today.inputs().profile().owner())),
                new Group(CustomerFlowTable.COHORT, cohort(today.history())));
    }

    private static String given(String value) {
        return value == null || value.isBlank() ? NOT_GIVEN : value;
    }

    /** Quarter of the first entry; whoever is there as the data begin may have been there long before. */
    private static String cohort(History history) {
        LocalDate first = LocalDate.ofEpochDay(history.entryDay(0));
        LocalDate start = LocalDate.ofEpochDay(history.dataStartDay());
        String quarter = String.format(Locale.ROOT, "%d-Q%d", first.getYear(), first.get(IsoFields.QUARTER_OF_YEAR));
        boolean beganWithData = first.getYear() == start.getYear()
                && first.get(IsoFields.QUARTER_OF_YEAR) == start.get(IsoFields.QUARTER_OF_YEAR);
        return beganWithData ? quarter + " or before" : quarter;
    }

    private Place place(AccountPast past, Terms terms) {
        if (!past.hasBought()) {
            return Place.NOWHERE;
        }
        return new Place(
                true,
                Activity.isActive(past.history().silenceDays(), calendar.activeDays()),
                AccountClass.of(new AccountFacts(past, terms.baseline()), terms.accounts())
                        .map(one -> Integer.toString(one.number()))
                        .orElse(NOT_CLASSED));
    }

    private Place at(int day) {
        int i = Arrays.binarySearch(boundaries, day);
        return i < 0 ? Place.NOWHERE : places[i];
    }

    void addTo(ChurnTally tally) {
        for (int p = 0; p < calendar.periods().size(); p++) {
            long[] sums = sums(calendar.periods().get(p));
            if (sums[CUSTOMERS.index()] > 0) {
                for (Group group : lasting) {
                    ChurnTally.add(tally.at(group, p), sums);
                }
                ChurnTally.add(tally.at(classIn(calendar.periods().get(p)), p), sums);
            }
        }
    }

    private Group classIn(FlowPeriod period) {
        Place start = at(period.startDay());
        Place known = start.hasBought() ? start : at(period.lastDay());
        return new Group(CustomerFlowTable.ACCOUNT_CLASS, known.accountClass());
    }

    private long[] sums(FlowPeriod period) {
        long[] sums = new long[FlowMeasure.COUNT];
        if (period.hasFlow()) {
            addFlow(sums, period);
        }
        if (period.hasBridge()) {
            addBridge(sums, period);
        }
        return sums;
    }

    private void addFlow(long[] sums, FlowPeriod period) {
        Place start = at(period.startDay());
        Place end = at(period.lastDay());
        long bought = sales.net(period.startDay(), period.lastDay());
        if (bought != 0) {
            sums[PERIOD_SALES.index()] = bought;
            sums[CUSTOMERS.index()] = 1;
        }
        if (start.isActive()) {
            int yearBefore = period.startDay() - CalendarDays.YEAR;
            long revenue = sales.net(yearBefore, period.startDay());
            long profit = sales.profit(yearBefore, period.startDay());
            count(sums, START, START_REVENUE, revenue);
            sums[START_PROFIT.index()] += profit;
            if (!end.isActive()) {
                count(sums, LOST, LOST_REVENUE, revenue);
                sums[LOST_PROFIT.index()] += profit;
            }
        } else if (end.isActive()) {
            sums[(start.hasBought() ? RETURNED : GAINED).index()]++;
        } else if (end.hasBought() && !start.hasBought()) {
            sums[BRIEF.index()]++;
        } else {
            return;
        }
        sums[CUSTOMERS.index()] = 1;
    }

    private void addBridge(long[] sums, FlowPeriod period) {
        long before = sales.bought(period.beforeDay(), period.startDay());
        long after = sales.bought(period.startDay(), period.lastDay());
        long refundsBefore = sales.refunded(period.beforeDay(), period.startDay());
        long refundsAfter = sales.refunded(period.startDay(), period.lastDay());
        if (before + refundsBefore > 0) {
            count(sums, BUYERS_BEFORE, SALES_BEFORE, before - refundsBefore);
        }
        if (after + refundsAfter > 0) {
            count(sums, BUYERS_AFTER, SALES_AFTER, after - refundsAfter);
        }
        if (refundsAfter != refundsBefore) {
            count(sums, BRIDGE_REFUNDS, BRIDGE_REFUNDS_AMOUNT, refundsBefore - refundsAfter);
        }
        if (before > 0 && after > 0) {
            addStayed(sums, after - before, sales.priceEffect(period));
        } else if (before > 0) {
            count(sums, BRIDGE_LOST, BRIDGE_LOST_AMOUNT, -before);
        } else if (after > 0) {
            boolean isNew = sales.bought(Integer.MIN_VALUE, period.startDay()) == 0;
            count(
                    sums,
                    isNew ? BRIDGE_NEW : BRIDGE_RETURNED,
                    isNew ? BRIDGE_NEW_AMOUNT : BRIDGE_RETURNED_AMOUNT,
                    after);
        }
        if (before + after + refundsBefore + refundsAfter > 0) {
            sums[CUSTOMERS.index()] = 1;
        }
    }

    private static void addStayed(long[] sums, long change, long price) {
        if (price != 0) {
            count(sums, BRIDGE_PRICE, BRIDGE_PRICE_AMOUNT, price);
        }
        long rest = change - price;
        if (rest < 0) {
            count(sums, BRIDGE_LESS, BRIDGE_LESS_AMOUNT, rest);
        } else if (rest > 0) {
            count(sums, BRIDGE_MORE, BRIDGE_MORE_AMOUNT, rest);
        }
    }

    private static void count(long[] sums, FlowMeasure customers, FlowMeasure amount, long cents) {
        sums[customers.index()]++;
        sums[amount.index()] += cents;
    }
}
