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
import ebb.input.CustomerContact;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.schema.WinBackTable;
import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
        ContactStatus status = ContactPermissions.status(history.customerId(), past.inputs(), policy.day());
        Attempt attempt = Attempt.of(past.inputs().contacts(), history, settings.attempts());
        double value = valueIfReturned(history, today.baseline().horizonDays());
        double chance = today.model().probability(history, today.baseline());
        Optional<Channel> channel = channel(status, value);
        if (channel.isEmpty()) {
            return List.<Row>of().iterator();
        }
        LeavingCause cause = LeavingCause.of(new AccountFacts(past, today.baseline()), causes, settings.reasons());
        return List.of(row(past, new Plan(cause, attempt, channel.get(), value, chance)))
                .iterator();
    }

    /** What is planned for one customer. */
    private record Plan(LeavingCause cause, Attempt attempt, Channel channel, double value, double chance) {}

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

    /** The most personal channel that is permitted and costs no more than its share of the value; else the cheapest. Empty: none is permitted. */
    private Optional<Channel> channel(ContactStatus status, double value) {
        List<Channel> permitted = Arrays.stream(Channel.values())
                .filter(channel -> policy.winBack(status, channel).isEmpty())
                .toList();
        return permitted.stream()
                .filter(channel -> actions.cost(channel) <= settings.channelShare() * value)
                .findFirst()
                .or(() -> permitted.stream().min(Comparator.comparingDouble(actions::cost)));
    }

    private Row row(AccountPast past, Plan plan) {
        History history = past.history();
        WinBackSettings.Offer offer = settings.offers().get(plan.cause().cause());
        double cost = actions.cost(plan.channel()) + offer.cost().doubleValue();
        double uplift = Math.min(
                1 - plan.chance(),
                plan.chance() * settings.uplift().get(plan.channel().label()));
        LocalDate asOf = LocalDate.ofEpochDay(history.asOfDay());
        return RowFactory.create(
                history.customerId(),
                Date.valueOf(asOf),
                0,
                past.inputs().profile().owner(),
                history.silenceDays(),
                history.dayCount(),
                plan.chance(),
                Money.ofAmount(plan.value()),
                Money.ofAmount(plan.value() * uplift - cost),
                plan.cause().cause(),
                plan.cause().probability(),
                plan.cause().evidence(),
                plan.channel().label(),
                offer.text(),
                Money.ofAmount(cost),
                WinBackText.of(plan.cause(), history),
                plan.attempt().count(),
                date(plan.attempt().lastDay()),
                date(plan.attempt().nextDay()),
                plan.attempt().outcome());
    }

    private static Date date(Integer day) {
        return day == null ? null : Date.valueOf(LocalDate.ofEpochDay(day));
    }

    /**
     * Attempts since the last purchase.
     *
     * @param lastDay null: none
     * @param nextDay null: stop
     * @param outcome of the last one; null: not given
     */
    private record Attempt(int count, Integer lastDay, Integer nextDay, String outcome) {
        private static final List<String> FINAL = List.of("declined", "unreachable");

        static Attempt of(List<CustomerContact> contacts, History history, WinBackSettings.Attempts settings) {
            List<CustomerContact> made = contacts.stream()
                    .filter(one -> !one.isControl() && one.day() > history.lastDay() && one.day() <= history.asOfDay())
                    .sorted(Comparator.comparingInt(CustomerContact::day))
                    .toList();
            int soonest = history.asOfDay() + 1;
            if (made.isEmpty()) {
                return new Attempt(0, null, soonest, null);
            }
            CustomerContact last = made.get(made.size() - 1);
            boolean isOver = made.size() >= settings.most()
                    || (last.outcome() != null
                            && FINAL.contains(last.outcome().strip().toLowerCase(java.util.Locale.ROOT)));
            Integer next = isOver ? null : Math.max(soonest, last.day() + settings.spacingDays());
            return new Attempt(made.size(), last.day(), next, last.outcome());
        }
    }
}
