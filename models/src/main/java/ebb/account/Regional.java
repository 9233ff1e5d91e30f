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
public final class Regional implements Serializable {
    private static final long serialVersionUID = 1L;

    public static final Regional NOTHING = new Regional(List.of(), List.of());

    private final List<MajorEvent> events;
    private final Map<String, List<Intrusion>> bySeller;
    private final Map<String, List<Intrusion>> byRegion;
    private final Map<String, int[]> daysBySeller;

    /**
     * Finds the habits among the intrusions.
     *
     * @param events events that hit whole regions
     * @param intrusions all of them
     */
    public Regional(List<MajorEvent> events, List<Intrusion> intrusions) {
        List<Intrusion> habitual = Intrusion.habitual(intrusions);
        this.events = List.copyOf(events);
        this.bySeller = grouped(habitual, Intrusion::customerId);
        this.byRegion = grouped(habitual, Intrusion::region);
        this.daysBySeller = days(intrusions);
    }

    private static Map<String, List<Intrusion>> grouped(List<Intrusion> all, Function<Intrusion, String> key) {
        return all.stream().collect(Collectors.groupingBy(key, HashMap::new, Collectors.toList()));
    }

    /** Days on which each seller sold so, habit or not, ascending. */
    private static Map<String, int[]> days(List<Intrusion> intrusions) {
        Map<String, int[]> days = new HashMap<>();
        grouped(intrusions, Intrusion::customerId)
                .forEach((seller, all) -> days.put(
                        seller,
                        all.stream()
                                .mapToInt(Intrusion::day)
                                .distinct()
                                .sorted()
                                .toArray()));
        return days;
    }

    List<MajorEvent> events() {
        return events;
    }

    /** What an account sold outside its territory. */
    List<Intrusion> soldBy(String customerId) {
        return bySeller.getOrDefault(customerId, List.of());
    }

    List<Intrusion> soldInto(String region) {
        return byRegion.getOrDefault(region, List.of());
    }

    /** Day on which the habit that this one belongs to began: the first of the days that made it one. Nothing after the intrusion itself is looked at. */
    int begunOn(Intrusion habitual) {
        int[] days = daysBySeller.get(habitual.customerId());
        int last = Arrays.binarySearch(days, habitual.day());
        int back = Intrusion.FEWEST_DAYS - 1;
        while (last > back && days[last - 1] - days[last - 1 - back] < Intrusion.WINDOW_DAYS) {
            last--;
        }
        return days[last - back];
    }
}
