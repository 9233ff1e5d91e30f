package ebb.account;

import ebb.input.MajorEvent;
import java.io.Serializable;
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
    }

    private static Map<String, List<Intrusion>> grouped(List<Intrusion> all, Function<Intrusion, String> key) {
        return all.stream().collect(Collectors.groupingBy(key, HashMap::new, Collectors.toList()));
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
}
