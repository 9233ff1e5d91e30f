package ebb.economics;

import ebb.account.AccountBaseline;
import ebb.account.AccountSettings;
import ebb.input.AccountTimeline;
import ebb.input.CustomerAccount;
import ebb.schema.CustomerFlowTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/** Customers and money by period and group, summed in one pass over the accounts. */
public final class ChurnMeasures {
    private static final List<String> DIMENSIONS = List.of(
            CustomerFlowTable.ALL,
            CustomerFlowTable.ACCOUNT_CLASS,
            CustomerFlowTable.REGION,
            CustomerFlowTable.OWNER,
            CustomerFlowTable.COHORT);

    private final FlowCalendar calendar;
    private final Terms terms;
    private final ChurnTally tally;

    /**
     * What the figures rest on.
     *
     * @param settings margins and costs
     * @param accounts limits of the account classes
     * @param minCohort least customers of a group that is shown
     * @param currency code of the currency, for the words
     * @param own margins that the purchases tell, which the settings have already
     */
    public record Terms(
            EconomicsSettings settings, AccountSettings accounts, int minCohort, String currency, OwnMargins own)
            implements Serializable {}

    /** A group's sums in a period. */
    static final class GroupSums {
        private final FlowPeriod period;
        private final Group group;
        private final long[] sums;

        GroupSums(FlowPeriod period, Group group, long[] sums) {
            this.period = period;
            this.group = group;
            this.sums = sums;
        }

        FlowPeriod period() {
            return period;
        }

        Group group() {
            return group;
        }

        long of(FlowMeasure measure) {
            return sums[measure.index()];
        }
    }

    ChurnMeasures(FlowCalendar calendar, Terms terms, ChurnTally tally) {
        this.calendar = calendar;
        this.terms = terms;
        this.tally = tally;
    }

    /** Sums what the accounts did in the periods of the calendar. */
    public static ChurnMeasures of(
            JavaRDD<CustomerAccount> accounts, FlowCalendar calendar, Terms terms, AccountBaseline baseline) {
        AccountMoves.Terms judged = new AccountMoves.Terms(terms.settings(), terms.accounts(), baseline);
        ChurnTally tally = accounts.aggregate(
                new ChurnTally(calendar.periods().size()),
                (sums, account) -> add(sums, account.timeline(), calendar, judged),
                ChurnTally::plus);
        return new ChurnMeasures(calendar, terms, tally);
    }

    static ChurnTally add(ChurnTally tally, AccountTimeline timeline, FlowCalendar calendar, AccountMoves.Terms terms) {
        if (timeline.knownOn(calendar.asOf()).history().entryCount() > 0) {
            new AccountMoves(timeline, calendar, terms).addTo(tally);
        }
        return tally;
    }

    /** Rows of {@link CustomerFlowTable}. */
    public List<Row> flowRows() {
        EconomicsRows rows = new EconomicsRows(calendar.asOf(), terms);
        return groups().stream()
                .filter(group -> group.period().hasFlow())
                .map(rows::flow)
                .toList();
    }

    /** Rows of {@link ebb.schema.ChurnEconomicsTable}. */
    public List<Row> economicsRows() {
        EconomicsRows rows = new EconomicsRows(calendar.asOf(), terms);
        return groups().stream()
                .filter(group -> group.period().hasFlow())
                .map(rows::economics)
                .toList();
    }

    /** Rows of {@link ebb.schema.SalesBridgeTable}. */
    public List<Row> bridgeRows() {
        BridgeRows rows = new BridgeRows(calendar.asOf().date());
        return groups().stream()
                .filter(group -> group.period().hasBridge())
                .flatMap(group -> rows.of(group).stream())
                .toList();
    }

    /** The customers of the last year, or else of the longest period that the data cover; empty where they cover none. */
    public Optional<YearlyLoss> yearlyLoss() {
        for (int p = calendar.periods().size() - 1; p >= 0; p--) {
            FlowPeriod period = calendar.periods().get(p);
            long[] sums = tally.groups(CustomerFlowTable.ALL, p).get(CustomerFlowTable.ALL);
            boolean isLatest = period.lastDay()
                    == calendar.periods().get(calendar.periods().size() - 1).lastDay();
            if (period.hasFlow() && isLatest && sums != null && sums[FlowMeasure.START.index()] > 0) {
                return Optional.of(YearlyLoss.of(new GroupSums(period, null, sums)));
            }
        }
        return Optional.empty();
    }

    private List<GroupSums> groups() {
        List<GroupSums> groups = new ArrayList<>();
        for (int p = 0; p < calendar.periods().size(); p++) {
            for (String dimension : DIMENSIONS) {
                for (Map.Entry<String, long[]> one : shown(dimension, p).entrySet()) {
                    groups.add(new GroupSums(
                            calendar.periods().get(p), new Group(dimension, one.getKey()), one.getValue()));
                }
            }
        }
        return groups;
    }

    /** The total is shown however small the business is. */
    private Map<String, long[]> shown(String dimension, int period) {
        Map<String, long[]> groups = tally.groups(dimension, period);
        return dimension.equals(CustomerFlowTable.ALL) ? groups : SmallGroups.merged(groups, terms.minCohort());
    }
}
