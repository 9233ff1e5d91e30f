package ebb.shop;

/** A day a customer shops, and what went wrong on it. */
record Visit(int day, Failure failure) {
    /** What the shop got wrong, as its own systems know it. */
    enum Failure {
        NONE,
        LATE_DELIVERY,
        DAMAGED,
        WRONG_ITEM,
        OUT_OF_STOCK
    }

    boolean failed() {
        return failure != Failure.NONE;
    }
}
