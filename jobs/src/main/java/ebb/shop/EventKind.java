package ebb.shop;

import java.util.Locale;

/** What the shop plants in customers' lives and evaluation looks for. */
enum EventKind {
    /** Sanitary products stop, then maternity, then baby. */
    BIRTH,
    /** A new home: much homeware, then often another shop. */
    MOVE,
    NEW_PET,
    /** A habit merely ends: no event behind it. */
    CATEGORY_STOP,
    /** Several months' need bought at once: a long gap that means nothing. */
    STOCK_UP,
    BRAND_SWITCH,
    /** Silent for a while, and back. */
    PAUSE,
    WON_BACK,
    /** A failure of the shop that made the customer leave. */
    UNHAPPY;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
