package ebb.action.winback;

import ebb.account.AccountBaseline;
import ebb.account.AccountFacts;
import ebb.customer.Activity;
import ebb.customer.PlainWords;
import ebb.input.AccountPast;
import ebb.input.CustomerAccount;
import ebb.input.CustomerContact;
import ebb.ledger.AsOf;
import ebb.schema.WinBackTable;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;

/**
 * How common each cause of leaving is, and how often it shows each sign: naive Bayes on {@link LeavingSigns}, fitted to the lapsed customers who gave their
 * reason, whose shares are shrunk towards what is assumed.
 *
 * @param priors share of each cause, 0 to 1; together 1
 * @param rates by cause the share of its customers that show each sign, in the order of {@link LeavingSigns#ALL}
 * @param words words of the inputs that are signs
 */
public record CauseModel(Map<String, Double> priors, Map<String, List<Double>> rates, SignWords words)
        implements Serializable {
    /** The causes that are told by signs. */
    static final List<String> CAUSES = List.of(WinBackTable.OWN_REASONS, WinBackTable.UNHAPPY, WinBackTable.NO_NEED);

    /** Answers that the equal shares of the causes, and the assumed share of a sign, are worth. */
    private static final double PRIOR_WEIGHT = 10;

    private static final double SIGN_WEIGHT = 20;

    /** What a customer who gave a reason showed. */
    record Labelled(String cause, List<Boolean> signs) implements Serializable {}

    /**
     * Fits to what is known on a date.
     *
     * @param settings with the cause of each reason that the contacts input gives
     */
    public static CauseModel fit(
            JavaRDD<CustomerAccount> accounts, AsOf asOf, AccountBaseline baseline, WinBackSettings settings) {
        return of(
                accounts.flatMap(account -> labelled(account.knownOn(asOf), baseline, settings))
                        .collect(),
                settings.signs());
    }

    private static Iterator<Labelled> labelled(AccountPast past, AccountBaseline baseline, WinBackSettings settings) {
        if (past.history().dayCount() == 0
                || Activity.isActive(past.history().silenceDays(), baseline.activeDays())
                || past.inputs().contacts().stream().noneMatch(contact -> contact.reason() != null)) {
            return List.<Labelled>of().iterator();
        }
        AccountFacts facts = new AccountFacts(past, baseline);
        return givenReason(facts)
                .map(settings.reasons()::get)
                .filter(CAUSES::contains)
                .map(cause -> new Labelled(cause, signs(facts, settings.signs())))
                .stream()
                .iterator();
    }

    private static List<Boolean> signs(AccountFacts facts, SignWords words) {
        return java.util.Arrays.stream(LeavingSigns.of(facts, words))
                .map(found -> found == null ? null : !found.equals(LeavingSigns.ABSENT))
                .collect(java.util.stream.Collectors.toCollection(java.util.ArrayList::new));
    }

    /** What the customer said when asked since the last purchase, as {@link PlainWords} has it. */
    static Optional<String> givenReason(AccountFacts facts) {
        return facts.contacts().stream()
                .filter(contact -> contact.day() > facts.history().lastDay() && contact.reason() != null)
                .max(Comparator.comparingInt(CustomerContact::day))
                .map(contact -> PlainWords.of(contact.reason()));
    }

    static CauseModel of(List<Labelled> given, SignWords words) {
        Map<String, Double> priors = new TreeMap<>();
        Map<String, List<Double>> rates = new TreeMap<>();
        for (String cause : CAUSES) {
            List<Labelled> ofCause =
                    given.stream().filter(one -> one.cause().equals(cause)).toList();
            priors.put(cause, (PRIOR_WEIGHT / CAUSES.size() + ofCause.size()) / (PRIOR_WEIGHT + given.size()));
            rates.put(
                    cause,
                    java.util.stream.IntStream.range(0, LeavingSigns.ALL.size())
                            .mapToObj(sign -> rate(cause, sign, ofCause))
                            .toList());
        }
        return new CauseModel(priors, rates, words);
    }

    private static double rate(String cause, int sign, List<Labelled> ofCause) {
        double shown = SIGN_WEIGHT * LeavingSigns.ALL.get(sign).share(cause);
        double told = SIGN_WEIGHT;
        for (Labelled one : ofCause) {
            Boolean isShown = one.signs().get(sign);
            told += isShown == null ? 0 : 1;
            shown += Boolean.TRUE.equals(isShown) ? 1 : 0;
        }
        return shown / told;
    }

    /** Probability of each cause given the signs, 0 to 1. */
    Map<String, Double> probabilities(String[] signs) {
        Map<String, Double> weights = new TreeMap<>(priors);
        for (int sign = 0; sign < signs.length; sign++) {
            if (signs[sign] != null) {
                boolean isShown = !signs[sign].equals(LeavingSigns.ABSENT);
                for (String cause : CAUSES) {
                    double rate = rates.get(cause).get(sign);
                    weights.merge(cause, isShown ? rate : 1 - rate, (one, other) -> one * other);
                }
            }
        }
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        weights.replaceAll((cause, weight) -> weight / sum);
        return weights;
    }
}
