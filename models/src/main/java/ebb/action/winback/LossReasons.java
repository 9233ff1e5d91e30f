package ebb.action.winback;

import ebb.account.AccountBaseline;
import ebb.account.AccountFacts;
import ebb.customer.Activity;
import ebb.customer.CalendarDays;
import ebb.input.AccountPast;
import ebb.input.CustomerAccount;
import ebb.ledger.AsOf;
import ebb.schema.LossReasonsTable;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/**
 * Why the customers lost in the last year left, in one pass over the accounts: what they said, and the probable cause of {@link LeavingCause}.
 *
 * @param asOf the as-of date
 * @param baseline what held for all accounts on it
 * @param causes why customers leave, as fitted
 * @param terms how reasons are grouped
 */
public record LossReasons(AsOf asOf, AccountBaseline baseline, CauseModel causes, Terms terms) implements Serializable {

    /**
     * How reasons are grouped.
     *
     * @param settings reasons by group
     * @param minCohort least customers that anything is said of
     */
    public record Terms(LossReasonSettings settings, int minCohort) implements Serializable {}

    /** Rows of {@link LossReasonsTable}; none where fewer than the least customers were lost. */
    public List<Row> rows(JavaRDD<CustomerAccount> accounts) {
        return rows(accounts.aggregate(new LossTally(), this::add, LossTally::plus));
    }

    List<Row> rows(LossTally tally) {
        return new LossReasonRows(asOf.date(), tally, terms).rows();
    }

    LossTally add(LossTally tally, CustomerAccount account) {
        AccountPast past = account.knownOn(asOf);
        if (past.hasBought() && Activity.isLostWithinYear(past.history().silenceDays(), baseline.activeDays())) {
            AccountFacts facts = new AccountFacts(past, baseline);
            int last = past.history().lastDay();
            String[] signs = LeavingSigns.of(facts, causes.words());
            Map<String, Double> probabilities = causes.probabilities(signs);
            tally.add(
                    new LossTally.Key(
                            LeavingCause.inferred(signs, probabilities).cause(),
                            CauseModel.givenReason(facts).orElse(LossTally.NOTHING_SAID)),
                    probabilities,
                    (double) facts.boughtIn(CalendarDays.YEAR, last));
        }
        return tally;
    }
}
