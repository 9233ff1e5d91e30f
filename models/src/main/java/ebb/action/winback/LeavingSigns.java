package ebb.action.winback;

import ebb.account.AccountFacts;
import ebb.customer.DayInWords;
import ebb.customer.PlainWords;
import ebb.input.MajorEvent;
import ebb.input.ServiceCase;
import ebb.input.SurveyAnswer;
import ebb.ledger.History;
import ebb.schema.WinBackTable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The signs by which it is told why a lapsed customer left, each for one cause. A new sign is a line of {@link #ALL}. */
final class LeavingSigns {
    /** What a sign gives where it was looked for and is not there. */
    static final String ABSENT = "";

    private static final int FEWEST_GAPS = 4;
    private static final int LAST_GAPS = 3;
    private static final double SLOWER = 1.5;
    private static final double STEADY = 1.15;
    private static final double RETURNED_SHARE = 0.1;
    private static final int LAST_DAYS = 90;
    private static final int FEWEST_CATEGORIES = 4;
    private static final double NARROWED_TO = 0.5;

    private static final List<String> TOLD_BY_THEMSELVES =
            List.of(ServiceCase.FAILURE, ServiceCase.COMPLAINT, ServiceCase.PRAISE);

    static final List<Sign> ALL = List.of(
            new Sign(WinBackTable.UNHAPPY, 0.5, 0.05, (facts, words) -> serviceCase(facts, ServiceCase.FAILURE)),
            new Sign(WinBackTable.UNHAPPY, 0.25, 0.05, (facts, words) -> serviceCase(facts, ServiceCase.COMPLAINT)),
            new Sign(WinBackTable.UNHAPPY, 0.15, 0.05, LeavingSigns::trouble),
            new Sign(WinBackTable.UNHAPPY, 0.15, 0.03, (facts, words) -> lowAnswer(facts)),
            new Sign(WinBackTable.UNHAPPY, 0.15, 0.07, (facts, words) -> returned(facts)),
            new Sign(WinBackTable.OWN_REASONS, 0.4, 0.25, (facts, words) -> steady(facts)),
            new Sign(WinBackTable.NO_NEED, 0.45, 0.15, (facts, words) -> slower(facts)),
            new Sign(WinBackTable.NO_NEED, 0.4, 0.2, (facts, words) -> boughtOnce(facts)),
            new Sign(WinBackTable.NO_NEED, 0.3, 0.15, (facts, words) -> narrowed(facts)),
            new Sign(WinBackTable.NO_NEED, 0.1, 0.03, LeavingSigns::ended),
            new Sign(WinBackTable.NO_NEED, 0.1, 0.03, LeavingSigns::over));

    private LeavingSigns() {}

    /**
     * A sign of a cause.
     *
     * @param ifCause share of the customers who left for the cause that show it, 0 to 1; assumed, until customers give their reasons
     * @param otherwise the same of those who left for another cause
     * @param find the sign in words; {@link #ABSENT} where it is not there, null where it cannot be told
     */
    record Sign(String cause, double ifCause, double otherwise, BiFunction<AccountFacts, SignWords, String> find) {
        double share(String ofCause) {
            return ofCause.equals(cause) ? ifCause : otherwise;
        }
    }

    /** What was found, in the order of {@link #ALL}. */
    static String[] of(AccountFacts facts, SignWords words) {
        return ALL.stream().map(sign -> sign.find().apply(facts, words)).toArray(String[]::new);
    }

    private static String serviceCase(AccountFacts facts, String kind) {
        return cases(facts)
                .filter(one -> one.is(kind))
                .findFirst()
                .map(one -> "a " + kind
                        + (one.cause() == null ? "" : " (" + one.cause().replace('_', ' ') + ")")
                        + when(facts, one))
                .orElse(ABSENT);
    }

    private static String when(AccountFacts facts, ServiceCase one) {
        return one.openedDay() <= facts.history().lastDay()
                ? " shortly before the silence"
                : " soon after the last purchase";
    }

    private static String lowAnswer(AccountFacts facts) {
        return facts.answersIn(days(facts)).stream().anyMatch(SurveyAnswer::isLow) ? "a low survey answer" : ABSENT;
    }

    /** A late delivery or a dispute that was taken down as neither failure nor complaint, which are signs by themselves; null where there is no other case. */
    private static String trouble(AccountFacts facts, SignWords words) {
        List<ServiceCase> others = cases(facts)
                .filter(one -> !TOLD_BY_THEMSELVES.contains(one.kind()))
                .toList();
        return others.isEmpty()
                ? null
                : others.stream()
                        .flatMap(one -> Stream.of(one.kind(), Objects.requireNonNullElse(one.cause(), ""))
                                .flatMap(given -> words.troubleIn(given).stream())
                                .map(found -> "a " + found + when(facts, one)))
                        .findFirst()
                        .orElse(ABSENT);
    }

    /** Whether the customer itself closed or went away; what hits a whole region, or passes, says nothing of the need. */
    private static String ended(AccountFacts facts, SignWords words) {
        return ownEvents(facts, 0)
                .map(event -> PlainWords.of(event.kind()))
                .filter(words.ended()::contains)
                .findFirst()
                .map(kind -> kind + " about when the silence began")
                .orElse(ABSENT);
    }

    /** Whether an event of the customer's life is over for which it bought: then nothing more is needed for it. Null where no such event is known. */
    private static String over(AccountFacts facts, SignWords words) {
        int longest =
                words.over().values().stream().mapToInt(days -> days).max().orElse(0);
        int since = facts.history().lastDay() - ServiceCase.REMEMBERED_DAYS;
        List<MajorEvent> events = ownEvents(facts, longest)
                .filter(event -> words.overOn(event).isPresent())
                .toList();
        return events.isEmpty()
                ? null
                : events.stream()
                        .filter(event -> words.overOn(event)
                                .filter(day -> day > since && day <= facts.day())
                                .isPresent())
                        .findFirst()
                        .map(event -> PlainWords.of(event.kind()) + " over (" + DayInWords.of(event.day()) + ")")
                        .orElse(ABSENT);
    }

    private static Stream<MajorEvent> ownEvents(AccountFacts facts, int earlierDays) {
        int since = facts.history().lastDay() - ServiceCase.REMEMBERED_DAYS - earlierDays;
        return facts.events(since, facts.day()).stream().filter(event -> event.region() == null);
    }

    /** Cases shortly before the last purchase or after it; what came when the customer had been gone for long was not why. */
    private static Stream<ServiceCase> cases(AccountFacts facts) {
        int until = facts.history().lastDay() + ServiceCase.REMEMBERED_DAYS;
        return facts.casesIn(days(facts)).stream().filter(one -> one.openedDay() <= until);
    }

    /** Days from shortly before the last purchase to the as-of date. */
    private static int days(AccountFacts facts) {
        return facts.history().silenceDays() + ServiceCase.REMEMBERED_DAYS;
    }

    private static String returned(AccountFacts facts) {
        History history = facts.history();
        long bought = 0;
        long returned = 0;
        for (int e = 0; e < history.entryCount(); e++) {
            if (history.entryDay(e) > history.lastDay() - ServiceCase.REMEMBERED_DAYS) {
                bought += Math.max(0, history.entryAmount(e));
                returned += Math.abs(history.entryReturnedAmount(e));
            }
        }
        double share = bought > 0 ? (double) returned / bought : 0;
        return share > RETURNED_SHARE
                ? String.format(Locale.ROOT, "%.0f %% of the last purchases returned", 100 * share)
                : ABSENT;
    }

    private static String boughtOnce(AccountFacts facts) {
        return facts.history().dayCount() == 1 ? "bought once only" : ABSENT;
    }

    /** Who is stopped by something of their own stops in mid-rhythm. */
    private static String steady(AccountFacts facts) {
        return pace(
                facts.history(),
                (early, late) -> late <= STEADY * early
                        ? String.format(Locale.ROOT, "stopped in mid-rhythm, after buying every %.0f days", late)
                        : ABSENT);
    }

    /** Who needs something less and less buys ever more seldom. */
    private static String slower(AccountFacts facts) {
        return pace(
                facts.history(),
                (early, late) -> late >= SLOWER * early
                        ? String.format(
                                Locale.ROOT, "bought ever more seldom: every %.0f days, then every %.0f", early, late)
                        : ABSENT);
    }

    private interface Pace {
        String words(double early, double late);
    }

    /** Null where there are too few purchases for a pace. */
    private static String pace(History history, Pace pace) {
        int gaps = history.dayCount() - 1;
        return gaps < FEWEST_GAPS
                ? null
                : pace.words(mean(history, 1, gaps - LAST_GAPS + 1), mean(history, gaps - LAST_GAPS + 1, gaps + 1));
    }

    private static double mean(History history, int from, int until) {
        double sum = 0;
        for (int i = from; i < until; i++) {
            sum += history.gap(i);
        }
        return sum / (until - from);
    }

    /** Whether categories were left one after the other; null where too few were bought to tell. */
    private static String narrowed(AccountFacts facts) {
        History history = facts.history();
        Set<Integer> early = new HashSet<>();
        Set<Integer> late = new HashSet<>();
        for (int e = 0; e < history.entryCount(); e++) {
            if (history.isPurchase(e)) {
                (history.entryDay(e) > history.lastDay() - LAST_DAYS ? late : early).add(history.entryCategory(e));
            }
        }
        if (early.size() < FEWEST_CATEGORIES) {
            return null;
        }
        return late.size() <= NARROWED_TO * early.size()
                ? "bought only " + late.size() + " of " + early.size() + " categories before the silence"
                : ABSENT;
    }
}
