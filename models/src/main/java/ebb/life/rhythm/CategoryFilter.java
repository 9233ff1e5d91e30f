package ebb.life.rhythm;

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
public record CategoryFilter(Set<String> blocked, Set<String> only, int leastDays) implements Serializable {

    public static CategoryFilter allBut(Set<String> blocked) {
        return new CategoryFilter(
                blocked.stream().map(CategoryFilter::key).collect(Collectors.toUnmodifiableSet()), Set.of(), 1);
    }

    public CategoryFilter onDays(int least) {
        return new CategoryFilter(blocked, only, least);
    }

    public CategoryFilter only(Set<String> categories) {
        return new CategoryFilter(blocked, Set.copyOf(categories), leastDays);
    }

    /** Categories without a name are never wanted. */
    public boolean isWanted(String category, int days) {
        return days >= leastDays
                && !category.isEmpty()
                && (only.isEmpty() || only.contains(category))
                && (blocked.isEmpty() || !blocked.contains(key(category)));
    }

    /** A category as it is held against the blocked ones: another spelling of its case is no way around them. */
    public static String key(String category) {
        return category.strip().toLowerCase(Locale.ROOT);
    }
}
