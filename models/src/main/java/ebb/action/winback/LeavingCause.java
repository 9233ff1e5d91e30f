package ebb.action.winback;

import ebb.account.AccountFacts;
import ebb.schema.WinBackTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Why a lapsed customer probably left: signs weigh for or against each cause, by Bayes' rule from how common the causes are. A reason that the customer gave
 * beats every sign.
 *
 * @param cause of {@link WinBackTable#CAUSES}
 * @param probability of it, 0 to 1
 * @param evidence in words
 */
record LeavingCause(String cause, double probability, String evidence) {
    /** A cause is named from this probability on. */
    private static final double SURE_ENOUGH = 0.5;

    private static final double GIVEN = 0.95;

    /**
     * Weighs the signs.
     *
     * @param reasons cause of each reason that the contacts input gives
     */
    static LeavingCause of(AccountFacts facts, CauseModel model, Map<String, String> reasons) {
        return CauseModel.givenReason(facts)
                .filter(reasons::containsKey)
                .map(reason -> new LeavingCause(reasons.get(reason), GIVEN, "gave the reason: " + reason))
                .orElseGet(() -> inferred(facts, model));
    }

    private static LeavingCause inferred(AccountFacts facts, CauseModel model) {
        String[] signs = LeavingSigns.of(facts, model.words());
        return inferred(signs, model.probabilities(signs));
    }

    /** The cause by signs alone, whatever the customer said. */
    static LeavingCause inferred(String[] signs, Map<String, Double> probabilities) {
        String likeliest = CauseModel.CAUSES.stream()
                .max(Comparator.comparingDouble(probabilities::get))
                .orElseThrow();
        double probability = probabilities.get(likeliest);
        return probability < SURE_ENOUGH
                ? new LeavingCause(WinBackTable.UNKNOWN, 1 - probability, evidence(signs))
                : new LeavingCause(likeliest, probability, evidence(signs));
    }

    private static String evidence(String[] signs) {
        List<String> words = new ArrayList<>();
        boolean isQuiet = true;
        for (int sign : IntStream.range(0, signs.length).toArray()) {
            if (signs[sign] != null && !signs[sign].equals(LeavingSigns.ABSENT)) {
                words.add(signs[sign]);
                isQuiet &= !LeavingSigns.ALL.get(sign).cause().equals(WinBackTable.UNHAPPY);
            }
        }
        if (isQuiet) {
            words.add("no sign of trouble");
        }
        return String.join("; ", words);
    }
}
