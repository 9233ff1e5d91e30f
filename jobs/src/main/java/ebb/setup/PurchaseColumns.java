package ebb.setup;

import ebb.ingest.text.DateForm;
import ebb.schema.PurchasesTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which column of a file is which column of the purchases, told by name first and by what the values look like.
 *
 * @param columns source column by column of the table
 * @param date how the day of the order is written
 * @param amount how the money of a row is given
 * @param isUtc whether the name of the column of the day says that times without an offset are in UTC
 * @param unsure what somebody should look at, in sentences
 */
record PurchaseColumns(
        Map<String, String> columns, Optional<DateForm> date, AmountForm amount, boolean isUtc, List<String> unsure) {

    static PurchaseColumns of(SampleFile file) {
        return of(file, file);
    }

    /**
     * The columns of the first of several files.
     *
     * @param all the rows of all of them: how dates and numbers are written, and what takes a sale back, shows in any
     */
    static PurchaseColumns of(SampleFile first, SampleFile all) {
        return new ColumnSearch(first, all).found();
    }

    Optional<String> source(String field) {
        return Optional.ofNullable(columns.get(field));
    }

    Optional<String> number() {
        return amount.number();
    }

    Optional<ReversedRows> reversed() {
        return amount.reversed();
    }

    /** Whether the three columns without which there are no purchases were found. */
    boolean areEnough() {
        return missing().isEmpty();
    }

    /** What of a customer, a day and an amount was not found. */
    List<String> missing() {
        return Stream.of(PurchasesTable.CUSTOMER_ID, PurchasesTable.ORDERED_AT, PurchasesTable.AMOUNT)
                .filter(field ->
                        !columns.containsKey(field) && !(field.equals(PurchasesTable.AMOUNT) && isPriceTimesQuantity()))
                .toList();
    }

    /** Whether the amount has to be worked out. */
    boolean isPriceTimesQuantity() {
        return !columns.containsKey(PurchasesTable.AMOUNT)
                && columns.containsKey(PurchasesTable.QUANTITY)
                && columns.containsKey(PurchasesTable.UNIT_PRICE);
    }
}
