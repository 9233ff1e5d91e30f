package ebb.shop;

import java.util.Map;

/** The life events that the shop plants, declared as a shop that knows its trade would: settings by dotted key. */
public final class PlantedPatterns {
    public static final Map<String, String> SETTINGS = Map.ofEntries(
            // Two thousand generated customers have few births, and nobody real among them to be protected.
            Map.entry("life-events.min-event-customers", "2"),
            Map.entry("life-events.events.birth.enabled", "true"),
            Map.entry("life-events.events.birth.sensitive", "true"),
            Map.entry("life-events.events.birth.purposes", "[baby-club]"),
            Map.entry("life-events.events.birth.ahead-days", "230"),
            Map.entry("life-events.events.birth.after-days", "30"),
            Map.entry(
                    "life-events.events.birth.signs",
                    "[{kind: breaks, category: sanitary, from-days: -270, until-days: -230, lasts-days: 240},"
                            + " {kind: begins, category: maternity, from-days: -182, until-days: -70, lasts-days: 90},"
                            + " {kind: begins, category: baby, from-days: -56, until-days: 28, lasts-days: 120}]"),
            Map.entry(
                    "life-events.events.birth.stages",
                    "[{send: maternity wear, from-days: -110, until-days: -20},"
                            + " {send: samples for the baby, from-days: -20, until-days: 30},"
                            + " {send: the baby club, from-days: 30, until-days: 400}]"));

    private PlantedPatterns() {}
}
