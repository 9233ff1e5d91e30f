package ebb.life;

import java.io.Serializable;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of a customer's categories a pass looks at: what it does not need is never built.
 *
 * @param blocked as {@link #key} writes them; never looked at
 * @param only the names looked at; empty: all
 * @param leastDays entries, a day each, that a category must have
 */
record Wanted(Set<String> blocked, Set<String> only, int leastDays) implements Serializable {

    static Wanted allBut(Set<String> blocked) {
        return new Wanted(blocked.stream().map(Wanted::key).collect(Collectors.toUnmodifiableSet()), Set.of(), 1);
    }

    Wanted onDays(int least) {
        return new Wanted(blocked, only, least);
    }

    Wanted only(Set<String> categories) {
        return new Wanted(blocked, Set.copyOf(categories), leastDays);
    }

    /** Categories without a name are never wanted. */
    boolean isWanted(String category, int days) {
        return days >= leastDays
                && !category.isEmpty()
                && (only.isEmpty() || only.contains(category))
                && (blocked.isEmpty() || !blocked.contains(key(category)));
    }

    /** A category as it is held against the blocked ones: another spelling of its case is no way around them. */
    static String key(String category) {
        return category.strip().toLowerCase(Locale.ROOT);
    }
}
