package ebb.setup;

import ebb.ingest.text.NumberStyle;
import ebb.schema.PurchasesTable;
import java.util.Optional;

/** Spark SQL for an amount that no column has as it is: price times quantity, a total less what was given back, a total on an order's first line only. */
record AmountExpression(PurchaseColumns columns) {

    /** Why the amount is an expression, with the expression; empty where a column has it. */
    Optional<Reasoned> reasoned() {
        if (columns.isPriceTimesQuantity()) {
            String quantity = number(columns.columns().get(PurchasesTable.QUANTITY), "decimal(18,3)");
            String price = number(columns.columns().get(PurchasesTable.UNIT_PRICE), "decimal(18,4)");
            return Optional.of(
                    new Reasoned("No column gives the amount of a line.", quantity + " * " + price + refund()));
        }
        String amount = columns.columns().get(PurchasesTable.AMOUNT);
        if (columns.refund().isPresent()) {
            String once = columns.isAmountOncePerOrder()
                    ? " It stands on an order's first line: the others add nothing."
                    : "";
            return Optional.of(new Reasoned(
                    "What was paid less what was given back." + once,
                    (columns.isAmountOncePerOrder() ? orZero(amount) : number(amount, "decimal(18,4)")) + refund()));
        }
        return columns.isAmountOncePerOrder()
                ? Optional.of(new Reasoned(
                        "The total stands on an order's first line: the others add nothing.",
                        "coalesce(nullif(trim(" + PurchasesProposal.ticked(amount) + "), ''), '0')"))
                : Optional.empty();
    }

    /** An expression with the sentence that explains it. */
    record Reasoned(String reason, String sql) {}

    private String refund() {
        return columns.refund().map(column -> " - abs(" + orZero(column) + ")").orElse("");
    }

    /** Nothing there is 0; what is there and no number stays null, so that the row is rejected. */
    private String orZero(String column) {
        return "if(coalesce(trim(" + PurchasesProposal.ticked(column) + "), '') = '', 0, "
                + number(column, "decimal(18,4)") + ")";
    }

    /** A cast, of the digits and marks alone where numbers are not written plainly. */
    private String number(String column, String type) {
        String name = PurchasesProposal.ticked(column);
        Optional<NumberStyle> style = columns.number().flatMap(NumberStyle::of);
        if (style.isEmpty()) {
            return "cast(" + name + " as " + type + ")";
        }
        String digits = "regexp_replace(" + name + ", '[^0-9.,-]', '')";
        String plain = style.get().decimal() == ','
                ? "translate(" + digits + ", ',.', '.')"
                : "replace(" + digits + ", ',', '')";
        return "cast(" + plain + " as " + type + ")";
    }
}
