package ebb.action.winback;

import ebb.input.CustomerAccount;
import ebb.input.CustomerContact;
import ebb.ledger.AsOf;
import ebb.schema.WinBackTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;

/** How common each cause of leaving is: by the reasons that customers gave, shrunk towards equal shares. */
public final class CausePriors {
    private static final List<String> CAUSES =
            List.of(WinBackTable.OWN_REASONS, WinBackTable.UNHAPPY, WinBackTable.NO_NEED);

    /** Answers that the equal shares are worth. */
    private static final double WEIGHT = 10;

    private CausePriors() {}

    /**
     * Share of each inferred cause, 0 to 1.
     *
     * @param asOf answers that came later are not known
     * @param reasons cause of each reason that the contacts input gives
     */
    public static Map<String, Double> of(JavaRDD<CustomerAccount> accounts, AsOf asOf, Map<String, String> reasons) {
        return shares(accounts.flatMap(account -> account.knownOn(asOf).inputs().contacts().stream()
                        .map(CustomerContact::reason)
                        .filter(Objects::nonNull)
                        .map(reason -> reason.strip().toLowerCase(Locale.ROOT))
                        .filter(reasons::containsKey)
                        .map(reasons::get)
                        .iterator())
                .countByValue());
    }

    static Map<String, Double> shares(Map<String, Long> given) {
        double all = WEIGHT
                + CAUSES.stream()
                        .mapToLong(cause -> given.getOrDefault(cause, 0L))
                        .sum();
        Map<String, Double> shares = new TreeMap<>();
        for (String cause : CAUSES) {
            shares.put(cause, (WEIGHT / CAUSES.size() + given.getOrDefault(cause, 0L)) / all);
        }
        return shares;
    }
}
