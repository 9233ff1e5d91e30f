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
public record DivertedSale(String customerId, int day, String region, long amount) implements Serializable {
    static final int WINDOW_DAYS = 90;
    static final int FEWEST_DAYS = 4;

    /** What was sold in all of them, in hundredths. */
    public static long sum(List<DivertedSale> intrusions) {
        return intrusions.stream().mapToLong(DivertedSale::amount).sum();
    }

    /** Those that are a habit: the seller did so on several days of the quarter up to that day. A single such sale may be chance. */
    static List<DivertedSale> habitual(List<DivertedSale> all) {
        Map<String, List<DivertedSale>> bySeller =
                all.stream().collect(Collectors.groupingBy(DivertedSale::customerId));
        List<DivertedSale> habitual = new ArrayList<>();
        for (DivertedSale one : all) {
            long days = bySeller.get(one.customerId()).stream()
                    .filter(other -> other.day() <= one.day() && other.day() > one.day() - WINDOW_DAYS)
                    .mapToInt(DivertedSale::day)
                    .distinct()
                    .count();
            if (days >= FEWEST_DAYS) {
                habitual.add(one);
            }
        }
        return habitual;
    }
}
