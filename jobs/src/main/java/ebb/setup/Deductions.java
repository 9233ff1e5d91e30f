package ebb.setup;

import ebb.ingest.text.NumberStyle;
import ebb.schema.PurchasesTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Columns with discounts, vouchers and what was paid, which may make an amount smaller and are not taken off: whether prices and totals are before or
 * after a discount cannot be told from a file that has no third column to add up with ({@link DiscountSearch}).
 */
record Deductions(SampleFile file, PurchaseColumns columns) {
    /** In letters and digits only, without accents. */
    private static final Pattern DISCOUNT = Pattern.compile(
            DiscountSearch.DISCOUNT.pattern()
                    + "|(.*(voucher|coupon|gutschein|giftcard|giftcertificate|storecredit|cheque?cadeau|bonachat|buono|cadeaubon).*)");

    private static final Pattern PAID = Pattern.compile(
            "(amount|total|sum)paid|paid(amount|total|sum)|(bezahlter|gezahlter)betrag|(betrag)?(bezahlt|gezahlt)|montantpaye|importepagado"
                    + "|importopagato|betaaldbedrag|kwotazaplacona");

    /** Sentences on the columns that make a difference in some row. */
    List<String> doubts() {
        return file.columns().stream()
                .filter(column -> !columns.columns().containsValue(column)
                        && !ColumnNames.REFUND.contains(ColumnNames.plain(column))
                        && new ColumnContent(file, column).isNumber())
                .flatMap(column -> Stream.concat(discount(column).stream(), paid(column).stream()))
                .toList();
    }

    private Optional<String> discount(String column) {
        long rows =
                file.values(column).filter(value -> number(value).signum() != 0).count();
        return isNamed(DISCOUNT, column) && rows > 0 && !isSettled(column)
                ? Optional.of(rows + " rows have a value in " + column + ", which is NOT taken off: if " + money()
                        + " is before it, write amount as an expression that takes it off, such as "
                        + PurchasesProposal.ticked(money()) + " - " + PurchasesProposal.ticked(column)
                        + ", or times (1 - " + PurchasesProposal.ticked(column)
                        + " / 100) where it is per cent, or (1 - " + PurchasesProposal.ticked(column)
                        + ") where it is a share.")
                : Optional.empty();
    }

    /** Whether the amount is after the discount, or it is taken off. */
    private boolean isSettled(String column) {
        return columns.amount()
                        .discount()
                        .filter(taken -> taken.column().equals(column))
                        .isPresent()
                || new DiscountSearch(
                                file,
                                columns.columns(),
                                columns.number(),
                                columns.amount().place())
                        .isWithin(column);
    }

    private Optional<String> paid(String column) {
        Optional<String> amount = columns.source(PurchasesTable.AMOUNT);
        if (!isNamed(PAID, column) || amount.isEmpty()) {
            return Optional.empty();
        }
        int of = file.columns().indexOf(amount.get());
        int paid = file.columns().indexOf(column);
        long rows = file.rows().stream()
                .filter(row -> number(SampleFile.value(row, of)).compareTo(number(SampleFile.value(row, paid))) != 0)
                .count();
        return rows == 0
                ? Optional.empty()
                : Optional.of("In " + rows + " rows " + column + " differs from " + amount.get()
                        + ", which counts whole: if nothing unpaid is to count, map amount to " + column + ".");
    }

    /** The column of the amount, or of the price that it is worked out from. */
    private String money() {
        return columns.source(PurchasesTable.AMOUNT)
                .or(() -> columns.source(PurchasesTable.UNIT_PRICE))
                .orElse("the amount");
    }

    private BigDecimal number(String text) {
        return columns.number()
                .flatMap(NumberStyle::of)
                .orElse(NumberStyle.PLAIN)
                .read(text)
                .or(() -> NumberStyle.readUnambiguous(text))
                .orElse(BigDecimal.ZERO);
    }

    private static boolean isNamed(Pattern names, String column) {
        return names.matcher(ColumnNames.plain(ColumnNames.withoutAccents(column)))
                .matches();
    }
}
