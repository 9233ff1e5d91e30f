package ebb.care;

import ebb.account.AccountBaseline;
import ebb.account.AccountFacts;
import ebb.customer.Activity;
import ebb.customer.CalendarDays;
import ebb.input.AccountPast;
import ebb.input.AccountTimeline;
import ebb.input.CustomerAccount;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.schema.ExpectedDemandTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/**
 * Sums the orders that customers are expected to make in the coming weeks, and repeats it from earlier as-of dates with what was known then, in one
 * pass over the accounts, so that forecasts can be compared with what came.
 *
 * @param origins the as-of date, and earlier ones so many weeks apart as are forecast, the latest first
 * @param baselines what held for all accounts on each
 * @param weeks how many are forecast
 */
public record ShortTermDemand(List<AsOf> origins, List<AccountBaseline> baselines, int weeks) implements Serializable {
    private static final int MOST_ORIGINS = 7;
    private static final int LEAST_HISTORY_DAYS = CalendarDays.HALF_YEAR;
    /** Customers silent for longer are left to the win-back plan; together they order less than the forecast's error. */
    private static final int LONGEST_SILENCE_DAYS = CalendarDays.YEAR;

    /** A customer's basket is the mean of so many last purchase days. */
    private static final int BASKETS = 10;

    /** The as-of date and up to six earlier ones, each with half a year of history before it. */
    public static List<AsOf> origins(AsOf asOf, int weeks) {
        List<AsOf> origins = new ArrayList<>();
        int day = asOf.day();
        do {
            origins.add(new AsOf(day, asOf.span()));
            day -= weeks * CalendarDays.WEEK;
        } while (origins.size() < MOST_ORIGINS
                && day - LEAST_HISTORY_DAYS >= asOf.span().firstDay());
        return List.copyOf(origins);
    }

    /** Rows of {@link ExpectedDemandTable}. */
    public List<Row> rows(JavaRDD<CustomerAccount> accounts) {
        DemandGrid grid = DemandGrid.of(accounts, today());
        DemandSums sums =
                accounts.aggregate(empty(grid), (known, account) -> add(known, account, grid), DemandSums::plus);
        return new ExpectedDemandRows(this, grid, sums).all();
    }

    AsOf today() {
        return origins.get(0);
    }

    DemandSums empty(DemandGrid grid) {
        return new DemandSums(origins.size(), weeks, pastWeeks(), grid.size());
    }

    /** Whole weeks of data up to the as-of date. */
    private int pastWeeks() {
        return (today().day() - today().span().firstDay() + 1) / CalendarDays.WEEK;
    }

    DemandSums add(DemandSums sums, CustomerAccount account, DemandGrid grid) {
        AccountTimeline timeline = account.timeline();
        AccountPast now = timeline.knownOn(today());
        if (!now.hasBought()) {
            return sums;
        }
        History all = now.history();
        int region = grid.region(DemandGrid.region(now));
        int[] categories = grid.categories(all);
        for (int e = 0; e < all.entryCount(); e++) {
            int week = (today().day() - all.entryDay(e)) / CalendarDays.WEEK;
            if (week < sums.bought.length && all.isPurchase(e)) {
                sums.bought[week][grid.cell(categories[all.entryCategory(e)], region)] += all.entryAmount(e);
            }
        }
        for (int origin = 0; origin < origins.size(); origin++) {
            AccountPast past = timeline.knownOn(origins.get(origin));
            if (past.hasBought() && Activity.isActive(past.history().silenceDays(), LONGEST_SILENCE_DAYS)) {
                AccountFacts facts = new AccountFacts(past, baselines.get(origin));
                double[] shares = shares(past.history(), categories, grid, region);
                spread(sums, origin, facts, shares);
            }
        }
        return sums;
    }

    private void spread(DemandSums sums, int origin, AccountFacts facts, double[] shares) {
        if (Double.isNaN(facts.rhythm().usualGapDays())) {
            return;
        }
        History history = facts.history();
        int baskets = Math.min(BASKETS, history.dayCount());
        double mean = 0;
        double squares = 0;
        for (int i = history.dayCount() - baskets; i < history.dayCount(); i++) {
            mean += (double) history.amount(i) / baskets;
            squares += (double) history.amount(i) * history.amount(i) / baskets;
        }
        double[] orders = OrderFlow.byWeek(facts, weeks);
        for (int week = 0; week < weeks; week++) {
            for (int cell = 0; cell < shares.length; cell++) {
                if (shares[cell] > 0) {
                    sums.expected[origin][week][cell] += orders[week] * mean * shares[cell];
                    // Of a compound Poisson sum: the mean count times the mean square; a part of a basket has that part
                    // of it.
                    sums.variance[origin][week][cell] += orders[week] * squares * shares[cell];
                }
            }
        }
    }

    /** Part of what the customer bought in the last year, or ever where that was nothing, that went to each cell. */
    private static double[] shares(History history, int[] categories, DemandGrid grid, int region) {
        double[] shares = new double[grid.size()];
        boolean boughtInYear = history.silenceDays() < CalendarDays.YEAR;
        double all = 0;
        for (int e = 0; e < history.entryCount(); e++) {
            if (history.isPurchase(e)
                    && (!boughtInYear || history.entryDay(e) > history.asOfDay() - CalendarDays.YEAR)) {
                shares[grid.cell(categories[history.entryCategory(e)], region)] += history.entryAmount(e);
                all += history.entryAmount(e);
            }
        }
        for (int cell = 0; cell < shares.length && all > 0; cell++) {
            shares[cell] /= all;
        }
        return shares;
    }
}
