package ebb.setup;

import ebb.ingest.value.NumberFunction;
import ebb.schema.PurchasesTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Spark SQL for an amount that no column has as it is: price times quantity, a total less what was given back, a total on an order's first line only,
 * a return without a minus sign, cents.
 */
record AmountExpression(PurchaseColumns columns) {
    private static final String MONEY = "decimal(18,4)";

    /** Why the amount is an expression, with the expression; empty where a column has it. */
    Optional<Reasoned> reasoned() {
        AmountForm form = columns.amount();
        List<String> reasons = new ArrayList<>();
        boolean isOnFirstLine = form.place() == AmountForm.Place.FIRST_LINE;
        String sql;
        if (columns.isPriceTimesQuantity()) {
            reasons.add("No column gives the amount of a line.");
            sql = number(columns.columns().get(PurchasesTable.QUANTITY), "decimal(18,3)") + " * "
                    + number(columns.columns().get(PurchasesTable.UNIT_PRICE), MONEY);
        } else {
            String amount = columns.columns().get(PurchasesTable.AMOUNT);
            boolean isWorkedOut = form.isWorkedOut();
            sql = isWorkedOut
                    ? isOnFirstLine ? orZero(amount) : number(amount, MONEY)
                    : isOnFirstLine ? "coalesce(nullif(trim(" + PurchasesProposal.ticked(amount) + "), ''), '0')" : "";
        }
        if (form.discount().isPresent()) {
            Discount discount = form.discount().get();
            reasons.add("Less the discount, which is not paid.");
            sql = discount.sql(sql, rateOrMoney(discount));
        }
        if (form.refund().isPresent()) {
            reasons.add("What was paid less what was given back.");
            sql += " - abs(" + orZero(form.refund().get()) + ")";
        }
        if (isOnFirstLine) {
            reasons.add("The total stands on an order's first line: the others add nothing.");
        }
        if (form.reversed().isPresent()) {
            reasons.add("Returns have no minus sign: " + form.reversed().get().column() + " says which rows they are.");
            sql = "if(" + form.reversed().get().sql() + ", -abs(" + sql + "), " + sql + ")";
        }
        if (form.minorDigits() > 0) {
            reasons.add("Amounts are in the smallest unit of the currency.");
            sql = "(" + sql + ") / 1" + "0".repeat(form.minorDigits());
        }
        return sql.isEmpty() ? Optional.empty() : Optional.of(new Reasoned(String.join(" ", reasons), sql));
    }

    /** An expression with the sentence that explains it. */
    record Reasoned(String reason, String sql) {}

    /** A sign of per cent is no part of the number. */
    private String rateOrMoney(Discount discount) {
        String column = PurchasesProposal.ticked(discount.column());
        return discount.unit() == Discount.Unit.PERCENT
                ? orZero(column, "replace(" + column + ", '%', '')")
                : orZero(discount.column());
    }

    /** Nothing there is 0; what is there and no number stays null, so that the row is rejected. */
    private String orZero(String column) {
        String name = PurchasesProposal.ticked(column);
        return orZero(name, name);
    }

    private String orZero(String column, String text) {
        return "if(coalesce(trim(" + column + "), '') = '', 0, " + read(text, MONEY) + ")";
    }

    /** A cast, or what reads the number format where numbers are not written plainly; both give null for any other text. */
    private String number(String column, String type) {
        return read(PurchasesProposal.ticked(column), type);
    }

    private String read(String text, String type) {
        return columns.number().isPresent() ? NumberFunction.call(text) : "cast(" + text + " as " + type + ")";
    }
}
