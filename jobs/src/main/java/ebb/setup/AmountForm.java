package ebb.setup;

import java.util.Optional;

/**
 * How a file gives the money of a row.
 *
 * @param number how amounts are written, as a setting; empty: as they are read without
 * @param discount what the amount is given before and has to be taken off
 * @param refund column with what was given back of the amount
 * @param place where the amount of an order stands
 * @param reversed rows whose amount is to be taken off; empty: signs are right
 * @param minorDigits digits by which amounts in cents are too long; 0: none
 */
record AmountForm(
        Optional<String> number,
        Optional<Discount> discount,
        Optional<String> refund,
        Place place,
        Optional<ReversedRows> reversed,
        int minorDigits) {

    /** Whether an amount that a column has is changed. */
    boolean isWorkedOut() {
        return discount.isPresent() || refund.isPresent() || reversed.isPresent() || minorDigits > 0;
    }

    /** Where the amount of an order stands. */
    enum Place {
        /** Each row has its own. */
        EACH_ROW,
        /** On the first line of an order; the others have none. */
        FIRST_LINE,
        /** The total of the order on each of its lines. */
        REPEATED
    }
}
