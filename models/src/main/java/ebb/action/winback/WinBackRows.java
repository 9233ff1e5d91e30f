package ebb.action.winback;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import ebb.account.AccountBaseline;
import ebb.account.AccountFacts;
import ebb.action.ActionSettings;
import ebb.customer.Activity;
import ebb.customer.Channel;
import ebb.customer.ContactPolicy;
import ebb.customer.ContactStatus;
import ebb.customer.Money;
import ebb.input.AccountPast;
import ebb.input.ContactPermissions;
import ebb.input.CustomerAccount;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.schema.WinBackTable;
import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;

/**
 * Rows of {@link WinBackTable}: lapsed customers who may be contacted, those first whose attempt is worth most.
 *
 * @param settings how customers are won back
 * @param actions costs by channel
 * @param policy who may be contacted
 * @param causes why customers leave
 */
public record WinBackRows(WinBackSettings settings, ActionSettings actions, ContactPolicy policy, CauseModel causes)
        implements Serializable {
    private static final int LAST_BASKETS = 10;

    /**
     * The day on which the list is made.
     *
     * @param baseline what held for all accounts on it
     * @param model chance of returning
     */
    public record Today(AsOf asOf, AccountBaseline baseline, ReturnModel model) implements Serializable {}

    public Dataset<Row> of(SparkSession spark, JavaRDD<CustomerAccount> accounts, Today today) {
        Dataset<Row> rows =
                spark.createDataFrame(accounts.flatMap(account -> rows(account, today)), WinBackTable.TABLE.schema());
        return rows.withColumn(
                WinBackTable.RANK,
                row_number()
                        .over(Window.partitionBy(lit(1))
                                .orderBy(col(WinBackTable.EXPECTED_GAIN).desc(), col(WinBackTable.CUSTOMER_ID))));
    }

    private Iterator<Row> rows(CustomerAccount account, Today today) {
        AccountPast past = account.knownOn(today.asOf());
        History history = past.history();
        if (history.dayCount() == 0
                || Activity.isActive(history.silenceDays(), today.baseline().activeDays())) {
            return List.<Row>of().iterator();
        }
        ContactStatus status = ContactPermissions.status(history.customerId(), past.inputs(), policy);
        Attempts attempts = Attempts.of(past, today.baseline().activeDays(), settings.attempts());
        double value = valueIfReturned(history, today.baseline().horizonDays());
        double chance = today.model().probability(history, today.baseline());
        LeavingCause cause = LeavingCause.of(new AccountFacts(past, today.baseline()), causes, settings.reasons());
        Prospect prospect = new Prospect(cause, value, chance);
        List<Channel> permitted = permitted(status);
        List<Channel> open = attempts.withoutUnreachable(permitted);
        Integer next = open.isEmpty() ? null : attempts.nextDay(history.asOfDay());
        return prospect.channel(open.isEmpty() ? permitted : open, terms())
                .map(channel -> List.of(row(past, new Plan(prospect, attempts, channel, next))))
                .orElse(List.of())
                .iterator();
    }

    /** What is planned for one customer, with the day of the next attempt; null: no further one. */
    private record Plan(Prospect prospect, Attempts attempts, Channel channel, Integer nextDay) {}

    /** Spending in the horizon at the customer's own pace, at least one purchase of the mean of the last ten. */
    private static double valueIfReturned(History history, int horizonDays) {
        int days = history.dayCount();
        int last = Math.min(LAST_BASKETS, days);
        long sum = 0;
        for (int i = days - last; i < days; i++) {
            sum += history.amount(i);
        }
        double meanGap = days > 1 ? (double) (history.lastDay() - history.firstDay()) / (days - 1) : horizonDays;
        return Money.amount((double) sum / last) * Math.max(1, horizonDays / meanGap);
    }

    private Prospect.Terms terms() {
        return new Prospect.Terms(settings, actions);
    }

    private List<Channel> permitted(ContactStatus status) {
        return Arrays.stream(Channel.values())
                .filter(channel -> policy.winBack(status, channel).isEmpty())
                .toList();
    }

    private Row row(AccountPast past, Plan plan) {
        History history = past.history();
        Prospect prospect = plan.prospect();
        LeavingCause cause = prospect.cause();
        LocalDate asOf = LocalDate.ofEpochDay(history.asOfDay());
        return RowFactory.create(
                history.customerId(),
                Date.valueOf(asOf),
                0,
                past.inputs().profile().owner(),
                history.silenceDays(),
                history.dayCount(),
                prospect.chance(),
                Money.ofAmount(prospect.value()),
                Money.ofAmount(prospect.gain(plan.channel(), terms())),
                cause.cause(),
                cause.probability(),
                cause.evidence(),
                plan.channel().label(),
                prospect.offer(terms()).text(),
                Money.ofAmount(prospect.cost(plan.channel(), terms())),
                WinBackText.of(cause, history),
                plan.attempts().count(),
                date(plan.attempts().lastDay()),
                date(plan.nextDay()),
                plan.attempts().outcome());
    }

    private static Date date(Integer day) {
        return day == null ? null : Date.valueOf(LocalDate.ofEpochDay(day));
    }
}
