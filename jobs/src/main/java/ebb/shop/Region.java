package ebb.shop;

import java.util.List;
import java.util.Locale;

/** Where the shop's customers live; an account's territory is the region it may sell in. */
enum Region {
    NORTH,
    NORTH_EAST,
    EAST,
    SOUTH_EAST,
    SOUTH,
    SOUTH_WEST,
    WEST,
    MIDLANDS;

    private static final List<Region> ALL = List.of(values());

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Region of(RandomDraws dice) {
        return ALL.get(dice.weighted(1.4, .8, 1.1, .9, 1.5, .7, 1.0, 1.3));
    }

    /** The region {@code steps} further round the compass. */
    Region plus(int steps) {
        return ALL.get((ALL.indexOf(this) + steps) % ALL.size());
    }
}
