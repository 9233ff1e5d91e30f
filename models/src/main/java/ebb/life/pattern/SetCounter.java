package ebb.life.pattern;

import ebb.life.pattern.HabitChanges.Change;
import ebb.life.rhythm.CustomerHabits;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts, over customers, after which breaks two or three categories began together. Only sets of which every pair was found are counted, so that
 * their number stays small; by chance each of them begins independently of the others.
 */
final class SetCounter implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_BEGUN = 3;
    /** Followers of one break that are put together, the strongest first. */
    private static final int MOST_FOLLOWERS = 8;

    final List<CategorySet> sets = new ArrayList<>();
    private final HabitChanges changes;
    private final Map<String, List<Integer>> byBroken = new HashMap<>();

    /** A category that breaks, and those that begin after it. */
    record CategorySet(String broken, List<String> begun) implements Serializable {}

    /** The sets that can be made of the pairs found, strongest pairs first. */
    SetCounter(HabitChanges changes, List<LearnedPattern> found) {
        this.changes = changes;
        Map<String, List<String>> followers = new HashMap<>();
        for (LearnedPattern pair : found) {
            List<String> known = followers.computeIfAbsent(pair.broken(), none -> new ArrayList<>());
            if (known.size() < MOST_FOLLOWERS) {
                known.add(pair.begun());
            }
        }
        followers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> add(new CategorySet(entry.getKey(), List.of()), entry.getValue(), 0));
        for (int i = 0; i < sets.size(); i++) {
            byBroken.computeIfAbsent(sets.get(i).broken(), none -> new ArrayList<>())
                    .add(i);
        }
    }

    /** Adds every way to go on from a set with the followers from {@code next} on. */
    private void add(CategorySet set, List<String> followers, int next) {
        if (set.begun().size() > 1) {
            sets.add(set);
        }
        for (int i = next; i < followers.size() && set.begun().size() < MOST_BEGUN; i++) {
            List<String> more = new ArrayList<>(set.begun());
            more.add(followers.get(i));
            add(new CategorySet(set.broken(), List.copyOf(more)), followers, i + 1);
        }
    }

    SetCounts nothing() {
        return new SetCounts(sets.size());
    }

    void count(CustomerHabits habits, SetCounts counts) {
        Map<String, Change> begun = new HashMap<>();
        for (Change broken : changes.broken(habits)) {
            for (int set : byBroken.getOrDefault(broken.category(), List.of())) {
                if (begun.isEmpty()) {
                    changes.begun(habits).forEach(change -> begun.put(change.category(), change));
                }
                if (begun.keySet().containsAll(sets.get(set).begun())) {
                    count(habits, broken, begun, new Place(counts, set));
                }
            }
        }
    }

    /** Where a customer is counted. */
    private record Place(SetCounts counts, int set) {}

    private void count(CustomerHabits habits, Change broken, Map<String, Change> begun, Place place) {
        double chance = 1;
        boolean together = true;
        int lead = 0;
        for (String category : sets.get(place.set()).begun()) {
            Change change = begun.get(category);
            chance *= changes.chanceToFollow(habits, broken, changes.chances(habits, change));
            together &= changes.follows(broken, change);
            lead = Math.max(lead, broken.daysTo(change));
        }
        place.counts().addCustomer(place.set(), chance);
        if (together) {
            place.counts().addTogether(place.set(), lead);
        }
    }
}
