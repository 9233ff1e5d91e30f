package ebb.care;

import ebb.input.AccountInputs;
import ebb.input.AccountPast;
import ebb.input.CustomerAccount;
import ebb.input.ServiceCase;
import ebb.input.SurveyAnswer;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.schema.ServiceQualityTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/**
 * Counts complaints, failures and answers by period and cause, in one pass over the accounts, knowing only what was known on the as-of date.
 *
 * @param asOf the as-of date
 * @param periods of equal length, ascending; the last ends on the as-of date
 */
public record ServiceReview(AsOf asOf, List<Period> periods) implements Serializable {
    private static final int MOST_PERIODS = 8;
    /** Days within which a second case of the same kind and cause counts as the same case. */
    private static final int REPEAT_DAYS = 180;

    /** Days without a complaint after a failure after which the customer counts as silent. */
    static final int SILENT_DAYS = 30;

    /** Days after {@code afterDay} up to and with {@code lastDay}. */
    public record Period(int afterDay, int lastDay) implements Serializable {
        public boolean holds(int day) {
            return day > afterDay && day <= lastDay;
        }
    }

    /** The last periods of {@code days} days that the data cover, eight at most. */
    public static ServiceReview of(AsOf asOf, int days) {
        List<Period> periods = new ArrayList<>();
        int last = asOf.day();
        while (periods.size() < MOST_PERIODS && last - days + 1 >= asOf.span().firstDay()) {
            periods.add(0, new Period(last - days, last));
            last -= days;
        }
        return new ServiceReview(asOf, List.copyOf(periods));
    }

    /** Rows of {@link ServiceQualityTable}; none where no period is covered. */
    public List<Row> rows(JavaRDD<CustomerAccount> accounts) {
        return periods.isEmpty()
                ? List.of()
                : new ServiceRows(this)
                        .of(accounts.aggregate(new ServiceTally(periods.size()), this::add, ServiceTally::plus));
    }

    ServiceTally add(ServiceTally tally, CustomerAccount account) {
        AccountPast past = account.knownOn(asOf);
        History history = past.history();
        for (int p = 0; p < periods.size(); p++) {
            Period period = periods.get(p);
            tally.orders[p] += history.dayCountUntil(period.lastDay()) - history.dayCountUntil(period.afterDay());
        }
        Set<ServiceTally.Key> seen = new HashSet<>();
        for (ServiceCase one : past.inputs().cases()) {
            int period = period(one.openedDay());
            if (period >= 0 && (one.is(ServiceCase.COMPLAINT) || one.is(ServiceCase.FAILURE))) {
                for (String cause : List.of(causeOf(one), ServiceQualityTable.ALL)) {
                    ServiceTally.Key key = new ServiceTally.Key(period, one.kind(), cause);
                    count(tally.at(key), one, past.inputs());
                    tally.at(key).customers += seen.add(key) ? 1 : 0;
                }
            }
        }
        for (SurveyAnswer answer : past.inputs().answers()) {
            int period = period(answer.day());
            if (period >= 0) {
                ServiceTally.Key key =
                        new ServiceTally.Key(period, ServiceQualityTable.SURVEY, ServiceQualityTable.ALL);
                tally.at(key).answered(answer.satisfaction());
                tally.at(key).customers += seen.add(key) ? 1 : 0;
            }
        }
        return tally;
    }

    private static void count(ServiceCount count, ServiceCase one, AccountInputs inputs) {
        count.cases++;
        count.judged(one);
        count.unresolved += one.isOpen() ? 1 : 0;
        if (!one.isOpen()) {
            count.closedAfter(one.closedDay() - one.openedDay());
        }
        count.repeated += isRepeated(one, inputs.cases()) ? 1 : 0;
        count.silent += one.is(ServiceCase.FAILURE) && !isComplainedOf(one, inputs.cases()) ? 1 : 0;
    }

    private static boolean isRepeated(ServiceCase one, List<ServiceCase> all) {
        return one.cause() != null
                && all.stream()
                        .anyMatch(other -> other.is(one.kind())
                                && one.cause().equals(other.cause())
                                && other.openedDay() < one.openedDay()
                                && other.openedDay() >= one.openedDay() - REPEAT_DAYS);
    }

    /** Whether the customer complained of a failure. */
    static boolean isComplainedOf(ServiceCase failure, List<ServiceCase> all) {
        return all.stream()
                .anyMatch(other -> other.is(ServiceCase.COMPLAINT)
                        && other.openedDay() >= failure.openedDay()
                        && other.openedDay() <= failure.openedDay() + SILENT_DAYS);
    }

    private static String causeOf(ServiceCase one) {
        return one.cause() == null || one.cause().equals(ServiceQualityTable.ALL) ? "not given" : one.cause();
    }

    /** Place of the period that holds a day; -1 where none does. */
    public int period(int day) {
        for (int p = 0; p < periods.size(); p++) {
            if (periods.get(p).holds(day)) {
                return p;
            }
        }
        return -1;
    }
}
