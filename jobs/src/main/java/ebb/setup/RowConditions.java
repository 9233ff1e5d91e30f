package ebb.setup;

import ebb.ingest.value.NoCustomer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the columns that say which rows are no purchases: a status, a mark of cancelled, unpaid or test orders, a kind of booking, another currency. */
final class RowConditions {
    /** Names in letters and digits only, without accents. */
    private static final Pattern CANCELLED = Pattern.compile(
            "(is|was|order)?(cancell?ed|void(ed)?|deleted)(at|on|date)?|(ist)?storniert(am)?|storno(datum|kennzeichen|kz)?|fksto|annulee?(le)?"
                    + "|anulad[oa]|cancelad[oa]|annullat[oa]|geannuleerd|datestorno|canceldate|cancell?ationdate|dateannulation");

    private static final Pattern CAPTURED =
            Pattern.compile("captured|(is)?paid|(ist)?bezahlt|payee?|pagad[oa]|pagat[oa]|betaald");
    private static final Pattern TEST = Pattern.compile(
            "(is|ist)?test(order|mode|bestellung|auftrag|kauf|kunde)?|(commande|pedido|ordine)(de|di)?(test|prueba|prova)|testowa|proefbestelling");
    private static final Pattern KIND =
            Pattern.compile(".*(type|typ|art|kind|tipo|vorgang|event|transaction|buchung|soort|nature).*");
    /** Bookings that are no sale and no return of one. */
    private static final Pattern NO_SALE = Pattern.compile(
            "\\p{L}*(withdrawal|payout|auszahlung|transfer|uberweisung|virement|topup|deposit|einzahlung|gebuhr|gebuhren)|\\p{L}*fees?"
                    + "|(general)?currencyconversion|adjustment|reserve|chargebackfee|frais|comision|commissione");

    private RowConditions() {}

    /** A condition in Spark SQL with the sentence that says what it leaves out. */
    record Condition(String sql, String reason) {}

    static List<Condition> of(SampleFile file, PurchaseColumns columns) {
        List<Condition> conditions = new ArrayList<>();
        for (String column : file.columns()) {
            if (!columns.columns().containsValue(column)
                    && columns.reversed().stream()
                            .noneMatch(rows -> rows.column().equals(column))) {
                ColumnContent content = new ColumnContent(file, column);
                Stream.<Function<ColumnContent, Optional<Condition>>>of(
                                values -> status(column, values),
                                values -> cancelled(column, values),
                                values -> captured(column, values),
                                values -> test(column, values))
                        .flatMap(kind -> kind.apply(content).stream())
                        .findFirst()
                        .ifPresent(conditions::add);
            }
        }
        file.columns().stream()
                .filter(column -> !columns.columns().containsValue(column))
                .flatMap(column -> noSale(column, new ColumnContent(file, column)).stream())
                .forEach(conditions::add);
        Currencies.others(file).ifPresent(conditions::add);
        return conditions;
    }

    /** A condition that leaves lines of totals out: those there are by their ids, and by their word where it stands with what they are the sum of. */
    static String notTotals(String customer, List<String> totals) {
        boolean areWords = totals.stream().noneMatch(id -> id.matches(".*\\d.*"));
        return areWords
                ? lower(customer) + " NOT IN ("
                        + list(totals.stream().map(ColumnNames::lowered).distinct()) + ")"
                : "NOT " + lower(customer) + " RLIKE '(^|[^a-z])("
                        + totals.stream()
                                .map(NoCustomer::sumIn)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining("|"))
                        + ")([^a-z]|$)'";
    }

    /** Says where nothing is left out by a column that looks like a status and has values that are not known. */
    static List<String> doubts(SampleFile file, PurchaseColumns columns) {
        return file.columns().stream()
                .filter(column -> !columns.columns().containsValue(column))
                .flatMap(column -> doubt(column, new ColumnContent(file, column)).stream())
                .toList();
    }

    private static Optional<String> doubt(String column, ColumnContent content) {
        List<String> states = status(column, content).isPresent() ? List.of() : OrderStates.unknown(column, content);
        if (!states.isEmpty()) {
            return Optional.of("Rows of every " + column + " count as purchases: it is not known what "
                    + String.join(", ", states)
                    + " mean. Leave out with where those of orders that did not come about.");
        }
        List<String> documents = DocumentTypes.unknown(column, content);
        return documents.isEmpty()
                ? Optional.empty()
                : Optional.of("Rows whose " + column + " is " + String.join(", ", documents)
                        + " count as purchases: it is not known whether these are sales. Leave out with where those"
                        + " that are none.");
    }

    /** Leaves out the statuses that say that an order failed, was cancelled or is not paid; lines without one stay. */
    private static Optional<Condition> status(String column, ColumnContent content) {
        if (!OrderStates.areIn(column, content)) {
            return Optional.empty();
        }
        TreeSet<String> kept = new TreeSet<>();
        TreeSet<String> leftOut = new TreeSet<>();
        content.counts().keySet().forEach(value -> (OrderStates.isNotBought(column, value) ? leftOut : kept)
                .add(value));
        return leftOut.isEmpty() || kept.isEmpty()
                ? Optional.empty()
                : Optional.of(new Condition(
                        lower(column) + " NOT IN ("
                                + list(leftOut.stream()
                                        .map(ColumnNames::lowered)
                                        .distinct()) + ")",
                        "Rows whose " + column + " is " + String.join(", ", leftOut) + " are left out; "
                                + String.join(", ", kept)
                                + " count as purchases, and so does a status that these files do not have."));
    }

    private static Optional<Condition> cancelled(String column, ColumnContent content) {
        boolean isMark = isNamed(CANCELLED, column)
                && content.counts().keySet().stream().anyMatch(value -> !YesOrNo.isNo(value));
        return isMark
                ? Optional.of(new Condition(
                        lower(column) + " IN ('', " + list(YesOrNo.of(content).no()) + ")",
                        "Rows with a value in " + column + " are left out as cancelled."))
                : Optional.empty();
    }

    private static Optional<Condition> captured(String column, ColumnContent content) {
        boolean isMark = isNamed(CAPTURED, column)
                && YesOrNo.of(content).areMarks()
                && content.counts().keySet().stream().anyMatch(YesOrNo::isNo);
        return isMark
                ? Optional.of(new Condition(
                        lower(column) + " NOT IN (" + list(YesOrNo.of(content).no()) + ")",
                        "Rows whose " + column + " is false are left out as not paid."))
                : Optional.empty();
    }

    private static Optional<Condition> test(String column, ColumnContent content) {
        return isNamed(TEST, column) && YesOrNo.of(content).areMarks()
                ? Optional.of(new Condition(
                        lower(column) + " NOT IN (" + list(YesOrNo.of(content).yes()) + ")",
                        "Test orders are left out."))
                : Optional.empty();
    }

    static boolean isOfCancelled(String column) {
        return isNamed(CANCELLED, column);
    }

    static boolean isOfKinds(String column) {
        return isNamed(KIND, column);
    }

    static boolean isNoSale(String value) {
        return isNamed(NO_SALE, value);
    }

    /** Leaves out fees, payouts and the like, and offers, orders and payments beside invoices, where a column tells them from sales. */
    private static Optional<Condition> noSale(String column, ColumnContent content) {
        Set<String> leftOut = new TreeSet<>(DocumentTypes.notSales(column, content));
        content.counts().keySet().stream()
                .filter(value -> isOfKinds(column) && isNoSale(value))
                .forEach(leftOut::add);
        boolean isKind = !leftOut.isEmpty()
                && leftOut.size() < content.counts().size()
                && content.counts().size() <= ReversedRows.MOST_KINDS;
        return isKind
                ? Optional.of(new Condition(
                        lower(column) + " NOT IN ("
                                + list(leftOut.stream()
                                        .map(ColumnNames::lowered)
                                        .distinct()) + ")",
                        "Rows whose " + column + " is " + String.join(", ", leftOut)
                                + " are left out: they are neither sales nor returns."))
                : Optional.empty();
    }

    private static boolean isNamed(Pattern names, String column) {
        return names.matcher(ColumnNames.plain(ColumnNames.withoutAccents(column)))
                .matches();
    }

    /** A column as SQL, in lower case; an empty text where there is none. */
    static String lower(String column) {
        return "coalesce(lower(trim(" + PurchasesProposal.ticked(column) + ")), '')";
    }

    static String list(Stream<String> values) {
        return values.map(value -> "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'")
                .collect(Collectors.joining(", "));
    }
}
