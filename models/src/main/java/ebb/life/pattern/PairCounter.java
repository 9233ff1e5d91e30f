package ebb.life.pattern;

import ebb.life.pattern.HabitChanges.Change;
import ebb.life.rhythm.CustomerHabits;
import java.io.Serializable;
import java.util.List;

/**
 * Counts, over customers, which categories began in the days after which others broke, and how many by chance.
 *
 * <p>Each customer is compared with themselves: given that the category began at one of the customer's visits, the chance is the part of those visits
 * that lies in the window, each weighed by how often the category began with anyone in that month. So activity and season are matched visit by
 * visit, and that some people begin more than others does not count (self-controlled case series: Farrington, Biometrics 51, 1995).
 */
final class PairCounter implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HabitChanges changes;

    PairCounter(HabitChanges changes) {
        this.changes = changes;
    }

    PairCounts nothing() {
        return new PairCounts(changes.breaks, changes.begins);
    }

    void count(CustomerHabits habits, PairCounts counts) {
        List<Change> broken = changes.broken(habits);
        if (broken.isEmpty()) {
            return;
        }
        for (Change begun : changes.begun(habits)) {
            double[] chances = changes.chances(habits, begun);
            for (Change before : broken) {
                if (!before.category().equals(begun.category())) {
                    counts.addBoth(before.code(), begun.code(), changes.chanceToFollow(habits, before, chances));
                    if (changes.follows(before, begun)) {
                        counts.addTogether(before.code(), begun.code(), before.daysTo(begun));
                    }
                }
            }
        }
    }
}
