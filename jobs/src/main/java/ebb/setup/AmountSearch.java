package ebb.setup;

import ebb.ingest.text.NumberStyle;
import ebb.schema.PurchasesTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks how a file gives the money of its rows, once the columns are known: how numbers are written, what was given back, and whether the amount is a
 * line's or an order's.
 *
 * @param file the first file
 * @param all the rows of all files; the same where there is one
 * @param columns source column by column of the table; the one of the amount is replaced where it is not the line's
 * @param unsure what somebody should look at, in sentences, added to here
 */
record AmountSearch(SampleFile file, SampleFile all, Map<String, String> columns, List<String> unsure) {

    /** The form, for an amount of which the place is known where it stands on first lines only. */
    AmountForm form(AmountForm.Place place) {
        Optional<String> number = number();
        Optional<String> refund = refund();
        AmountForm.Place found = place;
        if (place == AmountForm.Place.EACH_ROW
                && columns.containsKey(PurchasesTable.ORDER_ID)
                && columns.containsKey(PurchasesTable.AMOUNT)) {
            RepeatedTotals totals = new RepeatedTotals(
                    file,
                    columns.get(PurchasesTable.ORDER_ID),
                    number.flatMap(NumberStyle::of).orElse(NumberStyle.PLAIN));
            found = place(totals);
            if (found == place && refund.filter(totals::isRepeated).isPresent()) {
                unsure.add("What stands in " + refund.get()
                        + " is NOT taken off: it is given for the whole order on each of its lines.");
                refund = Optional.empty();
            }
        }
        refund.ifPresent(column -> unsure.add("What stands in " + column + " is taken off the amount."));
        Optional<ReversedRows> reversed = ReversedRows.of(all, columns, number);
        reversed.map(ReversedRows::doubt).ifPresent(unsure::add);
        Optional<Discount> discount = new DiscountSearch(all, columns, number, found).takenOff();
        discount.map(Discount::doubt).ifPresent(unsure::add);
        return new AmountForm(number, discount, refund, found, reversed, minorDigits());
    }

    /** Where the total of an order stands on each of its lines, the amounts of the lines are taken, and else the total once. */
    private AmountForm.Place place(RepeatedTotals totals) {
        String total = columns.get(PurchasesTable.AMOUNT);
        if (!totals.isRepeated(total) || RepeatedTotals.isOfLine(total)) {
            return AmountForm.Place.EACH_ROW;
        }
        if (isReplacedByLine(totals, total) || isReplacedByPrice(totals, total)) {
            unsure.removeIf(doubt -> doubt.startsWith("amount is taken from " + total));
            return AmountForm.Place.EACH_ROW;
        }
        if (RepeatedTotals.isOfOrder(total)) {
            unsure.add(total
                    + " stands on each line of an order and counts once, with the order's first line:"
                    + " its further lines are left out as duplicates. If it is the amount of a line,"
                    + " take out duplicates.");
            return AmountForm.Place.REPEATED;
        }
        unsure.add(total
                + " is the same on all lines of an order and is added up: if it is the total of the"
                + " order, set inputs.purchases.duplicates: {keys: [order_id], keep: newest}, so that"
                + " it counts once.");
        return AmountForm.Place.EACH_ROW;
    }

    private boolean isReplacedByLine(RepeatedTotals totals, String total) {
        Optional<String> line = file.columns().stream()
                .filter(name -> !columns.containsValue(name) && isAmount(name) && !totals.isRepeated(name))
                .filter(name -> totals.addUp(total, name) || RepeatedTotals.isOfLine(name))
                .findFirst();
        line.ifPresent(name -> {
            columns.put(PurchasesTable.AMOUNT, name);
            unsure.add("amount is " + name + " and not " + total + ", which stands on each line of an order"
                    + (totals.addUp(total, name)
                            ? "."
                            : " and is not their sum: it may hold shipping or discounts as well."));
        });
        return line.isPresent();
    }

    private boolean isReplacedByPrice(RepeatedTotals totals, String total) {
        String price = columns.get(PurchasesTable.UNIT_PRICE);
        String quantity = columns.get(PurchasesTable.QUANTITY);
        boolean isReplaced = price != null && quantity != null && totals.addUp(total, price, quantity);
        if (isReplaced) {
            columns.remove(PurchasesTable.AMOUNT);
            unsure.add(
                    "amount is " + quantity + " times " + price + ": " + total + " stands on each line of an order.");
        }
        return isReplaced;
    }

    private boolean isAmount(String name) {
        ColumnContent content = new ColumnContent(file, name);
        return ColumnNames.rank(PurchasesTable.AMOUNT, name).isPresent()
                && content.isNumber()
                && content.filledShare() >= ColumnSearch.FILLED;
    }

    private int minorDigits() {
        return money().map(amount -> {
                    MinorUnits units = MinorUnits.of(
                            all, amount, Currencies.of(all, amount).code());
                    units.doubt().ifPresent(unsure::add);
                    return units.digits();
                })
                .orElse(0);
    }

    /** The column with the amount, or else the price. */
    private Optional<String> money() {
        return Stream.of(PurchasesTable.AMOUNT, PurchasesTable.UNIT_PRICE)
                .map(columns::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Optional<String> number() {
        List<String> texts = money().map(column -> all.values(column).toList()).orElse(List.of());
        Optional<String> common = NumberStyle.needed(texts);
        Optional<String> needed = unread(texts, common).isEmpty()
                ? common
                : NumberStyle.needed(
                        money().map(column -> file.values(column).toList()).orElse(List.of()));
        NumberStyle.undecided(texts)
                .ifPresent(text -> unsure.add("Amounts such as " + text + " are taken for "
                        + needed.flatMap(NumberStyle::of)
                                .flatMap(style -> style.read(text))
                                .map(number -> number.stripTrailingZeros().toPlainString())
                                .orElse(text)
                        + ": no amount shows what its mark means."));
        List<String> unread = unread(texts, needed);
        if (!unread.isEmpty()) {
            unsure.add(unread.size() + " of " + texts.size()
                    + " amounts are written otherwise than the others, such as " + unread.get(0)
                    + ": rows with them are rejected.");
        }
        return needed;
    }

    private static List<String> unread(List<String> texts, Optional<String> setting) {
        Optional<NumberStyle> style = setting.flatMap(NumberStyle::of);
        return texts.stream()
                .filter(text -> style.map(form -> form.read(text).isEmpty())
                        .orElseGet(() -> !NumberStyle.isReadByDefault(text)))
                .toList();
    }

    private Optional<String> refund() {
        return all.columns().stream()
                .filter(name -> ColumnNames.REFUND.contains(ColumnNames.plain(name)) && !columns.containsValue(name))
                .filter(name -> {
                    ColumnContent content = new ColumnContent(all, name);
                    return content.filled() == 0 || content.isNumber();
                })
                .findFirst();
    }
}
