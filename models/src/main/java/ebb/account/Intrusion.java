package ebb.account;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Goods that one account sold on a day outside its territory and well below the price there.
 *
 * @param customerId the seller
 * @param region the territory sold into
 * @param amount in hundredths
 */
public record Intrusion(String customerId, int day, String region, long amount) implements Serializable {
    static final int WINDOW_DAYS = 90;
    static final int FEWEST_DAYS = 4;

    /** What was sold in all of them, in hundredths. */
    public static long sum(List<Intrusion> intrusions) {
        return intrusions.stream().mapToLong(Intrusion::amount).sum();
    }

    /** Those that are a habit: the seller did so on several days of the quarter up to that day. A single such sale is a chance, or a journey. */
    static List<Intrusion> habitual(List<Intrusion> all) {
        Map<String, List<Intrusion>> bySeller = all.stream().collect(Collectors.groupingBy(Intrusion::customerId));
        List<Intrusion> habitual = new ArrayList<>();
        for (Intrusion one : all) {
            long days = bySeller.get(one.customerId()).stream()
                    .filter(other -> other.day() <= one.day() && other.day() > one.day() - WINDOW_DAYS)
                    .mapToInt(Intrusion::day)
                    .distinct()
                    .count();
            if (days >= FEWEST_DAYS) {
                habitual.add(one);
            }
        }
        return habitual;
    }
}
