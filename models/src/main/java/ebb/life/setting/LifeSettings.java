package ebb.life.setting;

import ebb.life.rhythm.CategoryFilter;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Category rhythm and life events, set in the conf under {@code life-events}.
 *
 * @param droppedFrom probability from which a habit counts as dropped
 * @param withinDays days after a break in which a category must begin to count as following it
 * @param minSupport customers with whom both must have happened for a pair to be tested
 * @param falseDiscoveryRate share of the found patterns that may be chance
 * @param minCohort fewer customers than this are never published as a group
 * @param minEventCustomers customers that a declared event is fitted to and found with at least; null: {@code minCohort}
 * @param minProbability least probability with which a life event is written
 * @param blockedCategories categories that nothing is ever learned or inferred from
 * @param events declared events by name
 */
public record LifeSettings(
        double droppedFrom,
        int withinDays,
        int minSupport,
        double falseDiscoveryRate,
        int minCohort,
        Integer minEventCustomers,
        double minProbability,
        List<String> blockedCategories,
        Map<String, EventPattern> events)
        implements Serializable {

    public LifeSettings {
        share("dropped-from", droppedFrom);
        share("false-discovery-rate", falseDiscoveryRate);
        share("min-probability", minProbability);
        require(withinDays >= 1 && withinDays <= 3650, "within-days", withinDays, "1 to 3650 days");
        require(minCohort >= 1, "min-cohort", minCohort, "1 customer or more");
        require(
                minEventCustomers == null || minEventCustomers >= 1,
                "min-event-customers",
                minEventCustomers,
                "1 customer or more, or nothing for min-cohort");
        require(minSupport >= minCohort, "min-support", minSupport, "min-cohort, " + minCohort + ", or more");
        blockedCategories = List.copyOf(blockedCategories);
        events = new TreeMap<>(events);
        requireNoneBlocked(events, blockedCategories);
    }

    private static void requireNoneBlocked(Map<String, EventPattern> events, List<String> blocked) {
        Set<String> keys = blocked.stream().map(CategoryFilter::key).collect(Collectors.toSet());
        events.forEach((name, event) -> event.signs()
                .forEach(sign -> require(
                        !event.enabled() || !keys.contains(CategoryFilter.key(sign.category())),
                        "events." + name + ".signs",
                        sign.category(),
                        "a category that is not among blocked-categories")));
    }

    /** Customers that a declared event is fitted to, and found with, at least. */
    public int leastOfEvent() {
        return minEventCustomers == null ? minCohort : minEventCustomers;
    }

    public Set<String> blocked() {
        return Set.copyOf(blockedCategories);
    }

    /**
     * Categories of which no customer's habit is written: the blocked ones, and the signs of sensitive events that are switched on. The break of such
     * a habit would be the event, read without a purpose.
     */
    public Set<String> withheld() {
        Stream<String> signs = enabledEvents().values().stream()
                .filter(EventPattern::sensitive)
                .flatMap(event -> event.signs().stream())
                .map(Sign::category);
        return Stream.concat(blockedCategories.stream(), signs).collect(Collectors.toSet());
    }

    /** The events that are switched on, by name. */
    public Map<String, EventPattern> enabledEvents() {
        Map<String, EventPattern> enabled = new TreeMap<>(events);
        enabled.values().removeIf(event -> !event.enabled());
        return enabled;
    }

    private static void share(String key, double value) {
        require(value > 0 && value < 1, key, value, "a share between 0 and 1");
    }

    static void require(boolean holds, String key, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "Cannot use life-events." + key + ": " + value + ". Give " + wanted + ".");
        }
    }
}
