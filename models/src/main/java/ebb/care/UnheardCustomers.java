package ebb.care;

import ebb.customer.Activity;
import ebb.customer.CalendarDays;
import ebb.input.AccountPast;
import ebb.input.CustomerAccount;
import ebb.input.ServiceCase;
import ebb.input.SurveyAnswer;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.schema.VoiceTable;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/**
 * Estimates how many purchases disappoint, who says so and who does not come back, in one pass over the accounts.
 *
 * <p>Whether a customer came back is looked at from {@link ComplaintRecovery#LANDMARK_DAYS} days after the purchase on, when it is known who complained.
 * Purchases without trouble are those of customers as active before ({@link ComplaintRecovery#stratum}).
 *
 * @param asOf the as-of date
 * @param terms what counts as back, as lost and as too few
 */
public record UnheardCustomers(AsOf asOf, Terms terms) implements Serializable {

    /**
     * What counts.
     *
     * @param horizonDays days after the landmark in which a customer who is back buys
     * @param activeDays longest silence of an active customer
     * @param minCohort least customers of a figure
     */
    public record Terms(int horizonDays, int activeDays, int minCohort) implements Serializable {}

    /** The 365 days up to and with {@code lastDay}. */
    private record Year(int lastDay) {
        boolean holds(int day) {
            return day <= lastDay && day > lastDay - CalendarDays.YEAR;
        }
    }

    /** Rows of {@link VoiceTable}, one a measure. */
    public List<Row> rows(JavaRDD<CustomerAccount> accounts) {
        return rows(accounts.aggregate(new VoiceTally(), this::add, VoiceTally::plus));
    }

    List<Row> rows(VoiceTally tally) {
        return new VoiceRows(asOf.date(), tally, terms.minCohort()).rows();
    }

    VoiceTally add(VoiceTally tally, CustomerAccount account) {
        AccountPast past = account.knownOn(asOf);
        if (past.hasBought()) {
            PurchaseSigns signs = new PurchaseSigns(past);
            addPurchases(tally, past, signs);
            addCases(tally, past);
            addAnswers(tally, past, signs);
            addReturning(tally, past, signs);
            if (Activity.isLostWithinYear(past.history().silenceDays(), terms.activeDays())) {
                boolean hasSign = signs.hasSignFrom(past.history().lastDay() - ServiceCase.REMEMBERED_DAYS);
                tally.add(VoiceTable.LOST_WITHOUT_SIGN, 0, 1, hasSign ? 0 : 1);
            }
        }
        return tally;
    }

    /** The last year in which trouble of a purchase had time to show. */
    private Year shown() {
        return new Year(asOf.day() - PurchaseSigns.DAYS);
    }

    /** The last year of purchases whose outcome window is over. */
    private Year matured() {
        return new Year(asOf.day() - ComplaintRecovery.LANDMARK_DAYS - terms.horizonDays());
    }

    private static int[] purchases(History history, Year year) {
        return IntStream.range(0, history.dayCount())
                .filter(purchase -> year.holds(history.day(purchase)))
                .toArray();
    }

    private void addPurchases(VoiceTally tally, AccountPast past, PurchaseSigns signs) {
        int[] purchases = purchases(past.history(), shown());
        long withSign = IntStream.of(purchases).filter(signs::hasSign).count();
        long recorded = IntStream.of(purchases).filter(signs::isRecorded).count();
        tally.add(VoiceTable.WITH_SIGN, 0, purchases.length, withSign);
        tally.add(VoiceTally.PURCHASES, 1, recorded, recorded);
        tally.add(VoiceTally.PURCHASES, 0, purchases.length - recorded, 0);
    }

    private void addCases(VoiceTally tally, AccountPast past) {
        List<ServiceCase> cases = past.inputs().cases();
        List<ServiceCase> failures = cases.stream()
                .filter(one -> one.is(ServiceCase.FAILURE) && shown().holds(one.openedDay()))
                .toList();
        long complained = failures.stream()
                .filter(one -> ServiceReview.isComplainedOf(one, cases))
                .count();
        tally.add(VoiceTable.COMPLAINED_OF_FAILURE, 0, failures.size(), complained);
        tally.add(VoiceTable.SILENT_OF_FAILURE, 0, failures.size(), failures.size() - complained);
    }

    private void addAnswers(VoiceTally tally, AccountPast past, PurchaseSigns signs) {
        List<SurveyAnswer> answers = past.inputs().answers().stream()
                .filter(answer -> shown().holds(answer.day()))
                .toList();
        for (int record = 0; record <= 1; record++) {
            boolean isRecorded = record == 1;
            List<SurveyAnswer> own = answers.stream()
                    .filter(answer -> isRecorded(answer, signs) == isRecorded)
                    .toList();
            tally.add(
                    VoiceTable.DISAPPOINTED,
                    record,
                    own.size(),
                    own.stream().filter(SurveyAnswer::isLow).count());
        }
        List<SurveyAnswer> low = answers.stream().filter(SurveyAnswer::isLow).toList();
        tally.add(
                VoiceTable.COMPLAINED_AT_LOW_ANSWER,
                0,
                low.size(),
                low.stream()
                        .filter(answer ->
                                complained(past, answer.day() - PurchaseSigns.DAYS, answer.day() + PurchaseSigns.DAYS))
                        .count());
    }

    private static boolean isRecorded(SurveyAnswer answer, PurchaseSigns signs) {
        int purchase = signs.purchaseOf(answer.day());
        return purchase >= 0 && signs.isRecorded(purchase);
    }

    private static boolean complained(AccountPast past, int fromDay, int lastDay) {
        return past.inputs().cases().stream()
                .anyMatch(one ->
                        one.is(ServiceCase.COMPLAINT) && one.openedDay() >= fromDay && one.openedDay() <= lastDay);
    }

    private void addReturning(VoiceTally tally, AccountPast past, PurchaseSigns signs) {
        int[] purchases = purchases(past.history(), matured());
        addReturning(
                tally,
                VoiceTable.LOST_AFTER_SILENT,
                past.history(),
                IntStream.of(purchases).filter(one -> signs.hasFailure(one) && !signs.hasComplaint(one)));
        addReturning(
                tally,
                VoiceTable.LOST_AFTER_COMPLAINT,
                past.history(),
                IntStream.of(purchases).filter(one -> signs.hasFailure(one) && signs.hasComplaint(one)));
        addReturning(
                tally,
                VoiceTable.LOST_AFTER_LOW_ANSWER,
                past.history(),
                IntStream.of(purchases).filter(signs::hasLowAnswer));
        addReturning(
                tally, VoiceTally.QUIET, past.history(), IntStream.of(purchases).filter(signs::isQuiet));
    }

    private void addReturning(VoiceTally tally, String measure, History history, IntStream purchases) {
        Map<Integer, long[]> byStratum = new HashMap<>();
        purchases.forEach(purchase -> {
            long[] counts = byStratum.computeIfAbsent(stratum(history, purchase), none -> new long[2]);
            counts[0]++;
            counts[1] += isBack(history, purchase) ? 0 : 1;
        });
        byStratum.forEach((stratum, counts) -> tally.add(measure, stratum, counts[0], counts[1]));
    }

    private boolean isBack(History history, int purchase) {
        int landmark = history.day(purchase) + ComplaintRecovery.LANDMARK_DAYS;
        return history.dayCountUntil(landmark + terms.horizonDays()) > history.dayCountUntil(landmark);
    }

    /** How active the customer was the day before the purchase; -1 of the first one. */
    private static int stratum(History history, int purchase) {
        return purchase == 0 ? -1 : ComplaintRecovery.stratum(history, history.day(purchase) - 1);
    }
}
