package ebb.shop;

/**
 * One line of a till receipt or an invoice; money in hundredths, negative for a return.
 *
 * @param second of the day, UTC
 */
record ReceiptLine(
        String orderId,
        int day,
        int second,
        Category category,
        int product,
        int units,
        long unitPrice,
        long discount,
        String channel,
        Region region) {

    long amount() {
        return units * unitPrice - discount;
    }
}
