package ebb.account;

import ebb.input.MajorEvent;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What happened in the regions, over all time: events, and goods sold outside the seller's territory below the price there, as a habit. */
public final class RegionalFacts implements Serializable {
    private static final long serialVersionUID = 1L;

    public static final RegionalFacts NOTHING = new RegionalFacts(List.of(), List.of());

    private final List<MajorEvent> events;
    private final Map<String, List<DivertedSale>> bySeller;
    private final Map<String, List<DivertedSale>> byRegion;
    private final Map<String, int[]> daysBySeller;

    /**
     * Selects the habitual ones of the diverted sales.
     *
     * @param events events that hit whole regions
     * @param intrusions all of them
     */
    public RegionalFacts(List<MajorEvent> events, List<DivertedSale> intrusions) {
        List<DivertedSale> habitual = DivertedSale.habitual(intrusions);
        this.events = List.copyOf(events);
        this.bySeller = grouped(habitual, DivertedSale::customerId);
        this.byRegion = grouped(habitual, DivertedSale::region);
        this.daysBySeller = days(intrusions);
    }

    private static Map<String, List<DivertedSale>> grouped(List<DivertedSale> all, Function<DivertedSale, String> key) {
        return all.stream().collect(Collectors.groupingBy(key, HashMap::new, Collectors.toList()));
    }

    /** Days on which each seller sold so, habit or not, ascending. */
    private static Map<String, int[]> days(List<DivertedSale> intrusions) {
        Map<String, int[]> days = new HashMap<>();
        grouped(intrusions, DivertedSale::customerId)
                .forEach((seller, all) -> days.put(
                        seller,
                        all.stream()
                                .mapToInt(DivertedSale::day)
                                .distinct()
                                .sorted()
                                .toArray()));
        return days;
    }

    List<MajorEvent> events() {
        return events;
    }

    /** What an account sold outside its territory. */
    List<DivertedSale> soldBy(String customerId) {
        return bySeller.getOrDefault(customerId, List.of());
    }

    List<DivertedSale> soldInto(String region) {
        return byRegion.getOrDefault(region, List.of());
    }

    /** Day on which the habit that this one belongs to began: the first of the days that made it one. Nothing after the intrusion itself is looked at. */
    int begunOn(DivertedSale habitual) {
        int[] days = daysBySeller.get(habitual.customerId());
        int last = Arrays.binarySearch(days, habitual.day());
        int back = DivertedSale.FEWEST_DAYS - 1;
        while (last > back && days[last - 1] - days[last - 1 - back] < DivertedSale.WINDOW_DAYS) {
            last--;
        }
        return days[last - back];
    }
}
