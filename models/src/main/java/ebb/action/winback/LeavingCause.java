package ebb.action.winback;

import ebb.account.AccountFacts;
import ebb.input.CustomerContact;
import ebb.input.ServiceCase;
import ebb.input.SurveyAnswer;
import ebb.ledger.History;
import ebb.schema.WinBackTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why a lapsed customer probably left: signs weigh for or against each cause, by Bayes' rule from how common the causes are. A reason that the customer gave
 * beats every sign.
 *
 * @param cause of {@link WinBackTable#CAUSES}
 * @param probability of it, 0 to 1
 * @param evidence in words
 */
record LeavingCause(String cause, double probability, String evidence) {
    private static final List<String> INFERRED =
            List.of(WinBackTable.OWN_REASONS, WinBackTable.UNHAPPY, WinBackTable.NO_NEED);

    /** A cause is named from this probability on. */
    private static final double SURE_ENOUGH = 0.5;

    private static final double GIVEN = 0.95;
    private static final int TROUBLE_DAYS = 120;
    private static final int LOW_ANSWER = 2;
    private static final int FEWEST_GAPS = 4;
    private static final int LAST_GAPS = 3;
    private static final double SLOWER = 1.5;
    private static final double STEADY = 1.15;
    private static final double RETURNED_SHARE = 0.1;

    /** How much likelier a sign is with a cause than without; assumed, for no shop records why its customers left. */
    private record Sign(String cause, double likelihoodRatio, String words) {}

    /**
     * Weighs the signs.
     *
     * @param priors how common each cause is, 0 to 1; together 1
     * @param reasons cause of each reason that the contacts input gives
     */
    static LeavingCause of(AccountFacts facts, Map<String, Double> priors, Map<String, String> reasons) {
        LeavingCause given = given(facts, reasons);
        if (given != null) {
            return given;
        }
        List<Sign> signs = signs(facts);
        Map<String, Double> weights = new TreeMap<>(priors);
        signs.forEach(sign -> weights.merge(sign.cause(), sign.likelihoodRatio(), (one, other) -> one * other));
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        String likeliest =
                INFERRED.stream().max(Comparator.comparingDouble(weights::get)).orElseThrow();
        double probability = weights.get(likeliest) / sum;
        String evidence = signs.isEmpty()
                ? "no sign of any cause"
                : String.join("; ", signs.stream().map(Sign::words).toList());
        return probability < SURE_ENOUGH
                ? new LeavingCause(WinBackTable.UNKNOWN, 1 - probability, evidence)
                : new LeavingCause(likeliest, probability, evidence);
    }

    /** What the customer said when asked since the last purchase; null: nothing that is known. */
    private static LeavingCause given(AccountFacts facts, Map<String, String> reasons) {
        return facts.contacts().stream()
                .filter(contact -> contact.day() > facts.history().lastDay() && contact.reason() != null)
                .max(Comparator.comparingInt(CustomerContact::day))
                .map(contact -> contact.reason().strip().toLowerCase(Locale.ROOT))
                .filter(reasons::containsKey)
                .map(reason -> new LeavingCause(reasons.get(reason), GIVEN, "gave the reason: " + reason))
                .orElse(null);
    }

    private static List<Sign> signs(AccountFacts facts) {
        List<Sign> signs = new ArrayList<>();
        trouble(facts, signs);
        pace(facts.history(), signs);
        return signs;
    }

    private static void trouble(AccountFacts facts, List<Sign> signs) {
        History history = facts.history();
        int from = history.lastDay() - TROUBLE_DAYS;
        int days = facts.day() - from;
        List<ServiceCase> cases = facts.casesIn(days);
        long complaints =
                cases.stream().filter(one -> one.is(ServiceCase.COMPLAINT)).count();
        long failures =
                cases.stream().filter(one -> one.is(ServiceCase.FAILURE)).count();
        long low = facts.answersIn(days).stream()
                .map(SurveyAnswer::satisfaction)
                .filter(answer -> answer <= LOW_ANSWER)
                .count();
        double returned = returnedShare(history, from);
        boolean isQuiet = true;
        if (failures > 0) {
            signs.add(new Sign(WinBackTable.UNHAPPY, 8, "a failure shortly before the silence"));
            isQuiet = false;
        }
        if (complaints > 0) {
            signs.add(new Sign(WinBackTable.UNHAPPY, 4, "a complaint shortly before the silence"));
            isQuiet = false;
        }
        if (low > 0) {
            signs.add(new Sign(WinBackTable.UNHAPPY, 4, "a low survey answer"));
            isQuiet = false;
        }
        if (returned > RETURNED_SHARE) {
            signs.add(new Sign(
                    WinBackTable.UNHAPPY,
                    2,
                    String.format(Locale.ROOT, "%.0f %% of the last purchases returned", 100 * returned)));
            isQuiet = false;
        }
        if (isQuiet) {
            signs.add(new Sign(WinBackTable.UNHAPPY, 0.4, "no sign of trouble"));
        }
    }

    private static double returnedShare(History history, int afterDay) {
        long bought = 0;
        long returned = 0;
        for (int e = 0; e < history.entryCount(); e++) {
            if (history.entryDay(e) > afterDay) {
                bought += Math.max(0, history.entryAmount(e));
                returned += Math.abs(history.entryReturnedAmount(e));
            }
        }
        return bought > 0 ? (double) returned / bought : 0;
    }

    /** Who needs something less and less buys ever more seldom; who is stopped by something of their own stops in mid-rhythm. */
    private static void pace(History history, List<Sign> signs) {
        int gaps = history.dayCount() - 1;
        if (gaps < FEWEST_GAPS) {
            if (gaps == 0) {
                signs.add(new Sign(WinBackTable.NO_NEED, 2, "bought once only"));
            }
            return;
        }
        double early = mean(history, 1, gaps - LAST_GAPS + 1);
        double late = mean(history, Math.max(1, gaps - LAST_GAPS + 1), gaps + 1);
        if (late >= SLOWER * early) {
            signs.add(new Sign(
                    WinBackTable.NO_NEED,
                    2.5,
                    String.format(
                            Locale.ROOT, "bought ever more seldom: every %.0f days, then every %.0f", early, late)));
        } else if (late <= STEADY * early) {
            signs.add(new Sign(
                    WinBackTable.OWN_REASONS,
                    2,
                    String.format(Locale.ROOT, "stopped in mid-rhythm, after buying every %.0f days", late)));
        }
    }

    private static double mean(History history, int from, int until) {
        double sum = 0;
        for (int i = from; i < until; i++) {
            sum += history.gap(i);
        }
        return until > from ? sum / (until - from) : Double.NaN;
    }
}
