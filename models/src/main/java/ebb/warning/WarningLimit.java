package ebb.warning;

import ebb.account.AccountSettings;
import java.io.Serializable;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The limit of one rule: that of the account's class, or else of its region, or else the general one.
 *
 * @param limit for all accounts without one of their own
 * @param byClass by account class, 1 to 7
 * @param byRegion by region as the customers input names it
 */
public record WarningLimit(double limit, Map<String, Double> byClass, Map<String, Double> byRegion)
        implements Serializable {
    private static final Set<String> CLASSES = IntStream.rangeClosed(1, AccountSettings.CLASS_WORDS.size())
            .mapToObj(Integer::toString)
            .collect(Collectors.toUnmodifiableSet());

    public WarningLimit {
        byClass = byClass == null ? Map.of() : Map.copyOf(byClass);
        byRegion = byRegion == null ? Map.of() : Map.copyOf(byRegion);
        require(limit);
        byClass.values().forEach(WarningLimit::require);
        byRegion.values().forEach(WarningLimit::require);
        byClass.keySet().stream()
                .filter(number -> !CLASSES.contains(number))
                .findFirst()
                .ifPresent(number -> {
                    throw new IllegalArgumentException("Cannot use warnings.limits: there is no account class " + number
                            + ". Give limits of the classes 1 to " + CLASSES.size() + ".");
                });
    }

    private static void require(double limit) {
        if (!(limit > 0)) {
            throw new IllegalArgumentException(
                    "Cannot use warnings.limits: a limit of " + limit + " would always warn. Set a number above 0.");
        }
    }

    /** Whether the account's class has to be known. */
    boolean asksForClass() {
        return !byClass.isEmpty();
    }

    /** Whether no account has a limit below the highest number that there can be. */
    boolean isBeyond(double most) {
        return limit >= most
                && Stream.concat(byClass.values().stream(), byRegion.values().stream())
                        .allMatch(one -> one >= most);
    }

    /** The limit in force for an account. */
    double of(OptionalInt accountClass, String region) {
        double regional = region == null ? limit : byRegion.getOrDefault(region, limit);
        return accountClass.isPresent()
                ? byClass.getOrDefault(Integer.toString(accountClass.getAsInt()), regional)
                : regional;
    }
}
