package ebb.setup;

import ebb.ingest.text.NumberStyle;
import ebb.ingest.value.NumberFunction;
import ebb.schema.PurchasesTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rows that take back a sale although their amount has no minus sign: a column says it, by a kind of document, a side of the account, or a negative quantity.
 *
 * @param column the column that says it
 * @param sql condition in Spark SQL for these rows
 * @param doubt what somebody should look at, in a sentence
 */
record ReversedRows(String column, String sql, String doubt) {
    /** More different values than this are no kinds. */
    static final int MOST_KINDS = 20;

    private static final double MOSTLY = 0.5;
    /** In letters and digits only, without accents. */
    private static final Pattern REVERSAL = Pattern.compile(
            "(payment|sales?|order|partial|full|item|customer|product|goods)?(refunds?|returns?|reversals?|chargebacks?|creditnotes?|creditmemos?|returnorder)"
                    + "|(rechnungs|waren|kauf|teil)?(gutschrift(en)?|retouren?|ruckgabe|ruckerstattung|erstattung|stornorechnung|storno|rucknahme|rechnungskorrektur)"
                    + "|remboursement|avoir|retour|annulation|devolucion|reembolso|abono|notadecredito|facturarectificativa|rimborso|reso|notadicredito"
                    + "|terugbetaling|creditnota|creditfactuur|retourzending|devolucao|estorno");
    /** Names of columns with the side of an account or a sign. */
    private static final Pattern SIDE = Pattern.compile(
            ".*(soll|haben|debit|credit|debe|haber|dare|avere|debet|shkz|drcr|crdr|sign|vorzeichen|kennz).*|sh|dc|shkzg|kz|sens");

    private static final List<List<String>> SIDES = List.of(
            List.of("s", "h"),
            List.of("soll", "haben"),
            List.of("d", "c"),
            List.of("dr", "cr"),
            List.of("debit", "credit"),
            List.of("debe", "haber"),
            List.of("dare", "avere"),
            List.of("debet", "credit"),
            List.of("d", "h"),
            List.of("+", "-"));

    /** Whether a kind of document takes back a sale. */
    static boolean isReversal(String value) {
        return REVERSAL.matcher(ColumnNames.plain(ColumnNames.withoutAccents(value)))
                .matches();
    }

    /** The first column of the file that says it and whose rows have an amount without a minus sign. */
    static Optional<ReversedRows> of(SampleFile file, Map<String, String> columns, Optional<String> number) {
        String amount = columns.getOrDefault(PurchasesTable.AMOUNT, columns.get(PurchasesTable.UNIT_PRICE));
        if (amount == null) {
            return Optional.empty();
        }
        Search search = new Search(file, amount, number.flatMap(NumberStyle::of).orElse(NumberStyle.PLAIN));
        Optional<ReversedRows> byQuantity = Optional.ofNullable(columns.get(PurchasesTable.QUANTITY))
                .filter(any -> columns.containsKey(PurchasesTable.AMOUNT))
                .flatMap(search::quantity);
        Stream<ReversedRows> others = file.columns().stream()
                .filter(column -> !columns.containsValue(column))
                .flatMap(column -> Stream.of(search.kind(column), search.side(column))
                        .flatMap(Optional::stream)
                        .limit(1));
        return Stream.concat(byQuantity.stream(), others).findFirst();
    }

    private record Search(SampleFile file, String amount, NumberStyle style) {

        Optional<ReversedRows> kind(String column) {
            ColumnContent content = new ColumnContent(file, column);
            List<String> reversing = content.counts().keySet().stream()
                    .filter(ReversedRows::isReversal)
                    .sorted()
                    .toList();
            boolean isKind = !reversing.isEmpty()
                    && content.counts().size() <= MOST_KINDS
                    && reversing.size() < content.counts().size()
                    && !OrderStates.areIn(column, content);
            return isKind && areWithoutMinus(column, reversing::contains)
                    ? Optional.of(new ReversedRows(
                            column,
                            in(column, reversing),
                            "Rows whose " + column + " is " + String.join(", ", reversing)
                                    + " are taken off: their amounts have no minus sign. If they are no returns,"
                                    + " take the condition out of amount."))
                    : Optional.empty();
        }

        /** Of the two sides of an account the one with fewer rows takes back what stands on the other. */
        Optional<ReversedRows> side(String column) {
            ColumnContent content = new ColumnContent(file, column);
            Set<String> values = content.counts().keySet();
            boolean isSide = SIDE.matcher(ColumnNames.plain(column)).matches()
                    && values.size() == 2
                    && SIDES.stream()
                            .anyMatch(side ->
                                    values.stream().map(ColumnNames::lowered).allMatch(side::contains));
            if (!isSide) {
                return Optional.empty();
            }
            String fewer = content.counts().entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            return areWithoutMinus(column, fewer::equals)
                    ? Optional.of(new ReversedRows(
                            column,
                            in(column, List.of(fewer)),
                            "Rows whose " + column + " is " + fewer
                                    + " are taken off: they are fewer than the others. If they are payments, leave"
                                    + " them out with where; if they are the sales, turn the condition in amount"
                                    + " round."))
                    : Optional.empty();
        }

        Optional<ReversedRows> quantity(String column) {
            Predicate<String> isNegative = value -> number(value).signum() < 0;
            return file.values(column).anyMatch(isNegative) && areWithoutMinus(column, isNegative)
                    ? Optional.of(new ReversedRows(
                            column,
                            NumberFunction.call(PurchasesProposal.ticked(column)) + " < 0",
                            "Rows with a negative " + column + " are taken off: their amounts have no minus sign."))
                    : Optional.empty();
        }

        /** Whether the rows with such a value in the column have mostly amounts above 0. */
        private boolean areWithoutMinus(String column, Predicate<String> isReversing) {
            int place = file.columns().indexOf(column);
            int of = file.columns().indexOf(amount);
            long rows = 0;
            long above = 0;
            for (String[] row : file.rows()) {
                if (isReversing.test(SampleFile.value(row, place))) {
                    rows++;
                    above += number(SampleFile.value(row, of)).signum() > 0 ? 1 : 0;
                }
            }
            return rows > 0 && above >= MOSTLY * rows;
        }

        private BigDecimal number(String text) {
            return style.read(text).or(() -> NumberStyle.readUnambiguous(text)).orElse(BigDecimal.ZERO);
        }

        private static String in(String column, List<String> values) {
            return RowConditions.lower(column) + " IN ("
                    + RowConditions.list(
                            values.stream().map(ColumnNames::lowered).distinct()) + ")";
        }
    }
}
