package ebb.care;

import ebb.input.AccountPast;
import ebb.input.ServiceCase;
import ebb.input.SurveyAnswer;
import ebb.ledger.History;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Signs of trouble by purchase: each belongs to the last purchase before it, at most {@link #DAYS} days later. */
public final class PurchaseSigns {
    /** Days after a purchase within which trouble is that of the purchase. */
    static final int DAYS = ServiceReview.SILENT_DAYS;

    private final History history;
    private final BitSet failures;
    private final BitSet complaints;
    private final BitSet lowAnswers;
    private final BitSet withSign;

    PurchaseSigns(AccountPast past) {
        history = past.history();
        failures = purchasesOf(cases(past, ServiceCase.FAILURE));
        complaints = purchasesOf(cases(past, ServiceCase.COMPLAINT));
        lowAnswers = purchasesOf(
                past.inputs().answers().stream().filter(SurveyAnswer::isLow).mapToInt(SurveyAnswer::day));
        withSign = purchasesOf(IntStream.range(0, history.entryCount())
                .filter(e -> history.entryReturnLines(e) > 0)
                .map(history::entryDay));
        withSign.or(failures);
        withSign.or(complaints);
        withSign.or(lowAnswers);
    }

    private static IntStream cases(AccountPast past, String kind) {
        return past.inputs().cases().stream().filter(one -> one.is(kind)).mapToInt(ServiceCase::openedDay);
    }

    private BitSet purchasesOf(IntStream days) {
        BitSet purchases = new BitSet(history.dayCount());
        days.map(this::purchaseOf).filter(purchase -> purchase >= 0).forEach(purchases::set);
        return purchases;
    }

    /** Place of the purchase that something on a day belongs to; -1: none. */
    public static int purchaseOf(History history, int day) {
        int last = history.dayCountUntil(day) - 1;
        return last >= 0 && history.day(last) >= day - DAYS ? last : -1;
    }

    /** Categories of the purchase that something on a day belongs to, each once; empty: of none. */
    public static List<String> categories(History history, int day) {
        int purchase = purchaseOf(history, day);
        return purchase < 0
                ? List.of()
                : IntStream.range(0, history.entryCount())
                        .filter(e -> history.entryDay(e) == history.day(purchase) && history.isPurchase(e))
                        .mapToObj(e -> history.categoryName(history.entryCategory(e)))
                        .filter(name -> !name.isBlank())
                        .distinct()
                        .toList();
    }

    int purchaseOf(int day) {
        return purchaseOf(history, day);
    }

    boolean hasFailure(int purchase) {
        return failures.get(purchase);
    }

    boolean hasComplaint(int purchase) {
        return complaints.get(purchase);
    }

    boolean hasLowAnswer(int purchase) {
        return lowAnswers.get(purchase);
    }

    /** Whether a failure or a complaint is on record for the purchase. */
    boolean isRecorded(int purchase) {
        return failures.get(purchase) || complaints.get(purchase);
    }

    /** A failure, a complaint, a return or a low answer. */
    boolean hasSign(int purchase) {
        return withSign.get(purchase);
    }

    /** Whether neither the purchase nor one up to {@link #DAYS} days before has a sign. What comes later is not asked: only who stays can have more trouble. */
    boolean isQuiet(int purchase) {
        int last = withSign.previousSetBit(purchase);
        return last < 0 || (last < purchase && history.day(last) < history.day(purchase) - DAYS);
    }

    /** Whether any purchase from a day on has a sign. */
    boolean hasSignFrom(int day) {
        int last = withSign.length() - 1;
        return last >= 0 && history.day(last) >= day;
    }
}
