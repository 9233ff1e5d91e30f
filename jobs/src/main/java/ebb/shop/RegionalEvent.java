package ebb.shop;

import java.util.List;

/**
 * Something that hits a whole region.
 *
 * @param leaving share of its customers who leave over it
 * @param pausing share of its customers who stay away for some weeks
 */
record RegionalEvent(int day, String kind, String note, Region region, double leaving, double pausing) {

    private static final int ANNOUNCED_AHEAD_DAYS = 14;

    static List<RegionalEvent> of(ShopSettings settings) {
        int start = settings.startDay();
        int days = settings.endDay() - start;
        return List.of(
                new RegionalEvent(
                        start + days * 35 / 100, "competitor_opens", "Discounter opens nearby", Region.EAST, .12, 0),
                new RegionalEvent(
                        start + days * 58 / 100, "flood", "Roads closed for weeks", Region.SOUTH_WEST, .02, .6),
                new RegionalEvent(
                        start + days * 80 / 100,
                        "competitor_opens",
                        "Web shop with free delivery",
                        Region.WEST,
                        .10,
                        0),
                new RegionalEvent(
                        start + days * 90 / 100, "strike", "Delivery strike for two weeks", Region.NORTH, .01, .3));
    }

    /** What is announced for days after the last, and so has changed nothing yet. */
    static List<RegionalEvent> announced(ShopSettings settings) {
        return List.of(new RegionalEvent(
                settings.endDay() + ANNOUNCED_AHEAD_DAYS,
                "road_closure",
                "Motorway bridge to be closed for repair",
                Region.MIDLANDS,
                0,
                0));
    }
}
