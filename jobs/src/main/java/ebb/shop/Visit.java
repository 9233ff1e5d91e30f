package ebb.shop;

/**
 * A day a customer shops, and what went wrong on it.
 *
 * @param complaint what the customer says of the failure; null: nothing
 */
record Visit(int day, Failure failure, Complaint complaint) {
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
