package ebb.action.winback;

import ebb.account.AccountFacts;
import ebb.input.MajorEvent;
import ebb.input.ServiceCase;
import ebb.input.SurveyAnswer;
import ebb.ledger.History;
import ebb.schema.WinBackTable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

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

    /** Kinds of major event of a customer after which there is nobody to sell to, or not here. */
    private static final Set<String> ENDINGS = Set.of(
            "closed",
            "business_closed",
            "store_closing",
            "insolvency",
            "sold",
            "merger",
            "moved",
            "moved_away",
            "died");

    static final List<Sign> ALL = List.of(
            new Sign(WinBackTable.UNHAPPY, 0.5, 0.05, facts -> serviceCase(facts, ServiceCase.FAILURE)),
            new Sign(WinBackTable.UNHAPPY, 0.25, 0.05, facts -> serviceCase(facts, ServiceCase.COMPLAINT)),
            new Sign(WinBackTable.UNHAPPY, 0.15, 0.03, LeavingSigns::lowAnswer),
            new Sign(WinBackTable.UNHAPPY, 0.15, 0.07, LeavingSigns::returned),
            new Sign(WinBackTable.OWN_REASONS, 0.4, 0.25, LeavingSigns::steady),
            new Sign(WinBackTable.NO_NEED, 0.45, 0.15, LeavingSigns::slower),
            new Sign(WinBackTable.NO_NEED, 0.4, 0.2, LeavingSigns::boughtOnce),
            new Sign(WinBackTable.NO_NEED, 0.3, 0.15, LeavingSigns::narrowed),
            new Sign(WinBackTable.NO_NEED, 0.1, 0.03, LeavingSigns::ended));

    private LeavingSigns() {}

    /**
     * A sign of a cause.
     *
     * @param ifCause share of the customers who left for the cause that show it, 0 to 1; assumed, until customers give their reasons
     * @param otherwise the same of those who left for another cause
     * @param find the sign in words; {@link #ABSENT} where it is not there, null where it cannot be told
     */
    record Sign(String cause, double ifCause, double otherwise, Function<AccountFacts, String> find) {
        double share(String ofCause) {
            return ofCause.equals(cause) ? ifCause : otherwise;
        }
    }

    /** What was found, in the order of {@link #ALL}. */
    static String[] of(AccountFacts facts) {
        return ALL.stream().map(sign -> sign.find().apply(facts)).toArray(String[]::new);
    }

    private static String serviceCase(AccountFacts facts, String kind) {
        return facts.casesIn(days(facts)).stream()
                .filter(one -> one.is(kind))
                .findFirst()
                .map(one -> "a " + kind
                        + (one.cause() == null ? "" : " (" + one.cause().replace('_', ' ') + ")")
                        + " shortly before the silence")
                .orElse(ABSENT);
    }

    private static String lowAnswer(AccountFacts facts) {
        return facts.answersIn(days(facts)).stream().anyMatch(SurveyAnswer::isLow) ? "a low survey answer" : ABSENT;
    }

    /** Whether the customer itself closed or went away; what hits a whole region, or passes, says nothing of the need. */
    private static String ended(AccountFacts facts) {
        return facts.events(facts.history().lastDay() - ServiceCase.REMEMBERED_DAYS, facts.day()).stream()
                .filter(event -> event.region() == null)
                .map(MajorEvent::kind)
                .map(kind -> kind.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]", "_"))
                .filter(ENDINGS::contains)
                .findFirst()
                .map(kind -> kind.replace('_', ' ') + " about when the silence began")
                .orElse(ABSENT);
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
