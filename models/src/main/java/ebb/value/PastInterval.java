package ebb.value;

import ebb.churn.fit.TrainingMatrix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The interval of a customer's next purchase on a past as-of date, and what had come when it is looked at again.
 *
 * @param day the as-of date as days since 1970-01-01
 * @param modelled as the purchase model had it
 * @param waitDays days until the customer bought; 0: not yet
 * @param seenDays days that have passed since
 */
record PastInterval(int day, NextPurchase modelled, int waitDays, int seenDays) {

    /**
     * How many intervals that have ended held the next purchase.
     *
     * @param customers who would have got a date, and whose interval has ended
     * @param inside those of them who bought inside it
     */
    record Held(int customers, int inside) {
        double share() {
            return (double) inside / customers;
        }
    }

    /** Of all {@code examples} of whom something is modelled, by what was known on the day {@code knownUntil}. */
    static List<PastInterval> of(TrainingMatrix examples, int knownUntil) {
        Map<String, Integer> places = new HashMap<>();
        return IntStream.range(0, examples.size())
                .mapToObj(row -> {
                    NextPurchase modelled = NextPurchase.modelled(name -> {
                        int place = places.computeIfAbsent(name, examples::indexOf);
                        return place < 0 ? Double.NaN : examples.value(row, place);
                    });
                    return of(modelled, examples, row, knownUntil);
                })
                .filter(past -> !Double.isNaN(past.modelled.middle()))
                .toList();
    }

    private static PastInterval of(NextPurchase modelled, TrainingMatrix examples, int row, int knownUntil) {
        int seen = knownUntil - examples.asOfDay(row);
        int wait = examples.outcome(row).waitDays();
        return new PastInterval(examples.asOfDay(row), modelled, wait <= seen ? wait : 0, seen);
    }

    /**
     * What would have come of the dates given with intervals stretched by {@code stretch}. Which intervals have ended does not depend on what came, so that
     * early purchases do not count more often than late ones.
     */
    static Held held(List<PastInterval> past, double stretch, int horizonDays) {
        int customers = 0;
        int inside = 0;
        for (PastInterval one : past) {
            NextPurchase told = one.modelled.stretched(stretch);
            if (told.isPredictable(horizonDays) && told.lastDay() <= one.seenDays) {
                customers++;
                inside += one.waitDays > 0 && told.holds(one.waitDays) ? 1 : 0;
            }
        }
        return new Held(customers, inside);
    }
}
