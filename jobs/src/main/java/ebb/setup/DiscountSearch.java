package ebb.setup;

import ebb.ingest.text.NumberStyle;
import ebb.schema.PurchasesTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells from the numbers of a file whether an amount is given before or after a discount: after it where some other column less the discount is the
 * amount; before it where the amount less the discount is another column, or price times quantity is the amount.
 */
final class DiscountSearch {
    /** In letters and digits only, without accents. */
    static final Pattern DISCOUNT = Pattern.compile(
            ".*(discount|rabatt|nachlass|skonto|remise|ristourne|descuento|sconto|korting|rabat|desconto).*");

    private static final Pattern RATE =
            Pattern.compile(".*(percent|prozent|procent|pct|rate|satz|pourcent|porcentaje|percentuale).*");
    private static final Pattern MONEY =
            Pattern.compile(".*(amount|betrag|montant|importe|importo|bedrag|value|wert|total|sum).*");
    private static final Pattern SHIPPING =
            Pattern.compile(".*(shipping|versand|freight|fracht|porto|livraison|envio|spedizione|verzend).*");
    private static final Pattern TAX = Pattern.compile(".*(tax|steuer|mwst|vat|tva|iva|btw).*");
    private static final double CENT = 0.011;
    private static final double NEARLY_ALL = 0.95;
    /** Rows with a discount that are looked at. */
    private static final int MOST_ROWS = 500;

    private final SampleFile file;
    private final Map<String, String> columns;
    private final RowNumbers values;
    private final AmountForm.Place place;
    private final List<String> numbers;
    private final Map<String, Double> orders = new HashMap<>();

    /**
     * Prepares to look at the amounts of a file.
     *
     * @param columns source column by column of the table
     * @param number how amounts are written, as a setting; empty: plainly
     * @param place where the amount of an order stands
     */
    DiscountSearch(SampleFile file, Map<String, String> columns, Optional<String> number, AmountForm.Place place) {
        this.place = place;
        this.file = file;
        this.columns = columns;
        this.values = new RowNumbers(file, number.flatMap(NumberStyle::of).orElse(NumberStyle.PLAIN));
        boolean isAsked = file.columns().stream().anyMatch(DiscountSearch::isNamed);
        this.numbers = isAsked
                ? file.columns().stream()
                        .filter(column ->
                                isNamed(column) ? hasRates(file, column) : new ColumnContent(file, column).isNumber())
                        .toList()
                : List.of();
        if (isAsked && has(PurchasesTable.ORDER_ID) && hasPrice()) {
            file.rows().forEach(row -> orders.merge(text(row, order()), price(row), Double::sum));
        }
    }

    /** Numbers, which may have a sign of per cent. */
    private static boolean hasRates(SampleFile file, String column) {
        return new ColumnContent(file, column).areMostly(value -> NumberStyle.readLeniently(
                        value.replace("%", "").strip())
                .isPresent());
    }

    private static boolean isNamed(String column) {
        return DISCOUNT.matcher(ColumnNames.plain(ColumnNames.withoutAccents(column)))
                .matches();
    }

    /** The discount to take off; empty where there is none, the amount is after it, or that cannot be told. */
    Optional<Discount> takenOff() {
        return discounts().flatMap(column -> before(column).stream()).findFirst();
    }

    /** Whether the amount is what is left when the discount is taken off. */
    boolean isWithin(String column) {
        List<String[]> rows = discounted(column);
        return units(column, rows).stream().anyMatch(unit -> isWithin(new Rows(column, rows, unit)));
    }

    private Stream<String> discounts() {
        return numbers.stream()
                .filter(column -> isNamed(column) && !columns.containsValue(column))
                .filter(column -> !discounted(column).isEmpty());
    }

    private Optional<Discount> before(String column) {
        List<String[]> rows = discounted(column);
        if (isWithin(column)) {
            return Optional.empty();
        }
        boolean isOfReturns = rows.stream().anyMatch(row -> amount(row) < 0);
        for (Discount.Unit unit : units(column, rows)) {
            if (isAddedUp(new Rows(column, rows, unit))) {
                return Optional.of(new Discount(column, unit, isOfReturns));
            }
        }
        return isPriceTimesQuantity(rows)
                ? certainUnit(column, rows)
                        .filter(unit -> unit != Discount.Unit.MONEY || !isOfWholeOrder(column))
                        .map(unit -> new Discount(column, unit, isOfReturns))
                : Optional.empty();
    }

    /** Rows that have a discount, with what its numbers may be. */
    private record Rows(String column, List<String[]> rows, Discount.Unit unit) {}

    private List<String[]> discounted(String column) {
        return file.rows().stream()
                .filter(row -> number(row, column) != 0)
                .limit(MOST_ROWS)
                .toList();
    }

    private boolean isWithin(Rows discounted) {
        for (ToDoubleFunction<String[]> amount : amounts()) {
            if (others(discounted.column()).anyMatch(other -> fits(discounted, other, amount))) {
                return true;
            }
        }
        return has(PurchasesTable.UNIT_PRICE)
                && columnsBeside(discounted.column())
                        .anyMatch(
                                list -> fits(discounted, list, row -> number(row, source(PurchasesTable.UNIT_PRICE))));
    }

    /** Whether the amount less the discount is another column. */
    private boolean isAddedUp(Rows discounted) {
        return columnsBeside(discounted.column()).anyMatch(net -> fits(discounted, this::amount, net));
    }

    /** Whether the first less the discount is the second in nearly all rows; where a discount makes no difference nothing is told. */
    private boolean fits(Rows discounted, ToDoubleFunction<String[]> gross, ToDoubleFunction<String[]> net) {
        long told = 0;
        long close = 0;
        for (String[] row : discounted.rows()) {
            double before = gross.applyAsDouble(row);
            double after = discounted.unit().off(before, number(row, discounted.column()));
            if (Math.abs(before - after) > 2 * CENT) {
                told++;
                close += Math.abs(after - net.applyAsDouble(row)) <= CENT ? 1 : 0;
            }
        }
        return told > 0 && close >= NEARLY_ALL * told;
    }

    /** Whether the amounts are price times quantity, by construction or by what stands in the rows. What shops write once per order is what was paid. */
    private boolean isPriceTimesQuantity(List<String[]> rows) {
        return hasPrice()
                && place != AmountForm.Place.FIRST_LINE
                && (!has(PurchasesTable.AMOUNT)
                        || rows.stream()
                                        .filter(row -> Math.abs(amount(row) - price(row)) <= CENT)
                                        .count()
                                >= NEARLY_ALL * rows.size());
    }

    /** A discount of the whole order that stands on each of its lines must not be taken off each. */
    private boolean isOfWholeOrder(String column) {
        return has(PurchasesTable.ORDER_ID)
                && new RepeatedTotals(file, source(PurchasesTable.ORDER_ID), values.style()).isRepeated(column);
    }

    /** The amount, and the same without shipping, without tax, and without both. */
    private List<ToDoubleFunction<String[]>> amounts() {
        List<ToDoubleFunction<String[]>> amounts = new ArrayList<>(List.of(this::amount));
        for (Pattern extra : List.of(SHIPPING, TAX)) {
            extra(extra).ifPresent(column -> {
                for (ToDoubleFunction<String[]> amount : List.copyOf(amounts)) {
                    amounts.add(row -> amount.applyAsDouble(row) - number(row, column));
                }
            });
        }
        return amounts;
    }

    private Optional<String> extra(Pattern name) {
        return numbers.stream()
                .filter(column -> !columns.containsValue(column)
                        && name.matcher(ColumnNames.plain(ColumnNames.withoutAccents(column)))
                                .matches())
                .findFirst();
    }

    /** What the amount may be reckoned from: other columns, by themselves or times the quantity, and the prices of the row or the order. */
    private Stream<ToDoubleFunction<String[]>> others(String discount) {
        Stream<ToDoubleFunction<String[]>> lists = has(PurchasesTable.QUANTITY)
                ? columnsBeside(discount)
                        .map(list -> row -> list.applyAsDouble(row) * number(row, source(PurchasesTable.QUANTITY)))
                : Stream.empty();
        Stream<ToDoubleFunction<String[]>> prices = hasPrice() && has(PurchasesTable.AMOUNT)
                ? Stream.of(this::price, row -> orders.getOrDefault(text(row, order()), 0.0))
                : Stream.empty();
        return Stream.of(columnsBeside(discount), lists, prices).flatMap(functions -> functions);
    }

    private Stream<ToDoubleFunction<String[]>> columnsBeside(String discount) {
        return numbers.stream()
                .filter(column -> !column.equals(discount) && !column.equals(columns.get(PurchasesTable.AMOUNT)))
                .map(column -> row -> number(row, column));
    }

    private List<Discount.Unit> units(String column, List<String[]> rows) {
        boolean isBelowOne = rows.stream().allMatch(row -> Math.abs(number(row, column)) < 1);
        if (isRate(column)) {
            return List.of(isBelowOne && !hasSign(column) ? Discount.Unit.SHARE : Discount.Unit.PERCENT);
        }
        return isBelowOne
                ? List.of(Discount.Unit.SHARE, Discount.Unit.MONEY)
                : List.of(Discount.Unit.MONEY, Discount.Unit.PERCENT);
    }

    /** What the numbers of a discount are where nothing adds up: by their name, a sign, or since whole per cents have no cents. */
    private Optional<Discount.Unit> certainUnit(String column, List<String[]> rows) {
        List<Discount.Unit> units = units(column, rows);
        if (units.size() == 1) {
            return Optional.of(units.get(0));
        }
        boolean isMoney = MONEY.matcher(ColumnNames.plain(column)).matches()
                || (units.get(0) == Discount.Unit.MONEY
                        && rows.stream().anyMatch(row -> number(row, column) != Math.rint(number(row, column))));
        boolean isPossible =
                rows.stream().allMatch(row -> Math.abs(number(row, column)) <= Math.abs(amount(row)) + CENT);
        return isMoney && isPossible ? Optional.of(Discount.Unit.MONEY) : Optional.empty();
    }

    private boolean isRate(String column) {
        return column.contains("%")
                || RATE.matcher(ColumnNames.plain(ColumnNames.withoutAccents(column)))
                        .matches()
                || hasSign(column);
    }

    private boolean hasSign(String column) {
        return file.values(column).anyMatch(value -> value.endsWith("%"));
    }

    private double amount(String[] row) {
        return has(PurchasesTable.AMOUNT) ? number(row, source(PurchasesTable.AMOUNT)) : price(row);
    }

    private double price(String[] row) {
        return number(row, source(PurchasesTable.UNIT_PRICE)) * number(row, source(PurchasesTable.QUANTITY));
    }

    private boolean hasPrice() {
        return has(PurchasesTable.UNIT_PRICE) && has(PurchasesTable.QUANTITY);
    }

    private boolean has(String field) {
        return columns.containsKey(field);
    }

    private String source(String field) {
        return columns.get(field);
    }

    private String order() {
        return source(PurchasesTable.ORDER_ID);
    }

    private String text(String[] row, String column) {
        return column == null ? "" : values.text(row, column);
    }

    private double number(String[] row, String column) {
        return values.number(row, column);
    }
}
