package ebb.bench;

import java.time.LocalDate;

/**
 * What was said of a customer, and what is true.
 *
 * @param gapRatio days since the broken category was bought over the median gap; 0: no habit of it
 * @param happenedOn day of the event; null: none was under way
 * @param lookAlike what else lately made the same gap, by its name in the truth; null: nothing
 */
record ScoredCustomer(
        LocalDate asOf,
        double probability,
        LocalDate expectedOn,
        LocalDate fromOn,
        LocalDate untilOn,
        double gapRatio,
        LocalDate happenedOn,
        String lookAlike) {

    boolean isEvent() {
        return happenedOn != null;
    }
}
