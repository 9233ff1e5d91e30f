package ebb.setup;

import ebb.ingest.text.DateForm;
import ebb.schema.PurchasesTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Looks for the columns of the purchases in one file: by name among those whose values fit, then by values alone. */
final class ColumnSearch {
    private static final List<String> OPTIONAL =
            List.of(PurchasesTable.PRODUCT_ID, PurchasesTable.CATEGORY, PurchasesTable.CHANNEL, PurchasesTable.REGION);
    private static final double MOSTLY_FILLED = 0.8;
    /** A column with fewer values than this share of the rows is none to rely on. */
    static final double FILLED = 0.98;

    private final SampleFile file;
    private final SampleFile all;
    private final Map<String, ColumnContent> contents = new LinkedHashMap<>();
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final List<String> unsure = new ArrayList<>();

    ColumnSearch(SampleFile file, SampleFile all) {
        this.file = file;
        this.all = all;
        file.columns().stream()
                .filter(name -> !name.isEmpty())
                .forEach(name -> contents.put(name, new ColumnContent(file, name)));
    }

    PurchaseColumns found() {
        choose(PurchasesTable.ORDERED_AT, this::isAnyDate);
        chooseListed(PurchasesTable.AMOUNT, this::isWholeNumber);
        chooseCustomer();
        chooseListed(PurchasesTable.ORDER_ID, this::mayBeOrder);
        AmountForm.Place place = AmountForm.Place.EACH_ROW;
        if (isMissing(PurchasesTable.AMOUNT)) {
            chooseListed(PurchasesTable.AMOUNT, this::isOncePerOrder);
            place = isMissing(PurchasesTable.AMOUNT) ? place : AmountForm.Place.FIRST_LINE;
        }
        chooseListed(PurchasesTable.QUANTITY, this::isAnyNumber);
        chooseListed(PurchasesTable.UNIT_PRICE, this::isAnyNumber);
        if (isMissing(PurchasesTable.QUANTITY) || isMissing(PurchasesTable.UNIT_PRICE)) {
            choose(PurchasesTable.AMOUNT, this::isWholeNumber);
            only(PurchasesTable.AMOUNT, name -> isWholeNumber(name) && !isDate(name));
        }
        only(PurchasesTable.ORDERED_AT, this::isDate);
        AmountForm amount = new AmountSearch(file, all, columns, unsure).form(place);
        OPTIONAL.forEach(field -> chooseListed(field, this::isDescription));
        return new PurchaseColumns(columns, date(), amount, isUtc(), unsure);
    }

    /** An address tells people apart, a name does not. */
    private void chooseCustomer() {
        choose(PurchasesTable.CUSTOMER_ID, this::mayBeCustomer);
        String chosen = columns.get(PurchasesTable.CUSTOMER_ID);
        if (chosen == null || ColumnNames.isOfPerson(chosen)) {
            contents.keySet().stream()
                    .filter(name -> contents.get(name).isEmail()
                            && contents.get(name).filledShare() >= MOSTLY_FILLED
                            && mayBeCustomer(name))
                    .max(Comparator.comparingInt(
                            name -> contents.get(name).counts().size()))
                    .ifPresent(address -> {
                        columns.put(PurchasesTable.CUSTOMER_ID, address);
                        unsure.add("customer_id is taken from " + address + ", whose values are e-mail addresses"
                                + (chosen == null ? "." : "; it could be " + chosen + "."));
                    });
        }
    }

    /** Text about an order; the state of an order is no state of a country. */
    private boolean isDescription(String name) {
        return contents.get(name).filled() > 0
                && !OrderStates.areStates(contents.get(name).counts().keySet());
    }

    private boolean isAnyNumber(String name) {
        return contents.get(name).filled() > 0 && contents.get(name).isNumber();
    }

    private boolean isMissing(String field) {
        return !columns.containsKey(field);
    }

    private void chooseListed(String field, Predicate<String> fits) {
        choose(field, name -> ColumnNames.isListed(unnested(name)) || isQualified(field, name), fits);
    }

    private boolean isQualified(String field, String name) {
        OptionalInt rank = rank(field, name);
        return rank.isPresent()
                && rank.getAsInt() < 2 * ColumnNames.OF.get(field).size();
    }

    private void choose(String field, Predicate<String> fits) {
        choose(field, name -> true, fits);
    }

    /** The column of the surest name among those that fit and are not taken. */
    private void choose(String field, Predicate<String> isNamed, Predicate<String> fits) {
        if (!isMissing(field)) {
            return;
        }
        List<String> candidates = contents.keySet().stream()
                .filter(name -> !columns.containsValue(name)
                        && rank(field, name).isPresent()
                        && isNamed.test(name)
                        && fits.test(name))
                .sorted(Comparator.comparingInt(name -> rank(field, name).getAsInt()))
                .toList();
        if (candidates.isEmpty()) {
            return;
        }
        String chosen = candidates.get(0);
        columns.put(field, chosen);
        List<String> others = candidates.stream()
                .skip(1)
                .filter(name ->
                        isQualified(field, name) || !isQualified(field, chosen) || field.equals(PurchasesTable.AMOUNT))
                .toList();
        boolean isNeeded = List.of(PurchasesTable.CUSTOMER_ID, PurchasesTable.ORDERED_AT, PurchasesTable.AMOUNT)
                .contains(field);
        if (isNeeded && !others.isEmpty()) {
            unsure.add(field + " is taken from " + chosen + "; it could be " + String.join(", ", others) + ".");
        } else if (isNeeded && !isQualified(field, chosen)) {
            unsure.add(field + " is taken from " + chosen + " because a word in its name says so.");
        }
    }

    private OptionalInt rank(String field, String column) {
        return ColumnNames.rank(field, unnested(column));
    }

    /** Columns of the lines within a record bear the name of the array. */
    private String unnested(String column) {
        String prefix = file.format().lines() + ".";
        return prefix.length() > 1 && column.startsWith(prefix) ? column.substring(prefix.length()) : column;
    }

    /** Where no name says it, the only column of the kind does. */
    private void only(String field, Predicate<String> fits) {
        List<String> candidates = contents.keySet().stream()
                .filter(name -> !columns.containsValue(name)
                        && fits.test(name)
                        && !ColumnNames.isListed(unnested(name))
                        && !ColumnNames.isOfSomethingElse(name))
                .toList();
        if (isMissing(field) && candidates.size() == 1) {
            columns.put(field, candidates.get(0));
            unsure.add(field + " is taken from " + candidates.get(0)
                    + " because no other column looks like it; its name does not say so.");
        }
    }

    private boolean isWholeNumber(String name) {
        return contents.get(name).isNumber() && contents.get(name).filledShare() >= FILLED;
    }

    /** Whether a number stands on the first line of each order and on no other. */
    private boolean isOncePerOrder(String name) {
        return contents.get(name).isNumber()
                && columns.containsKey(PurchasesTable.ORDER_ID)
                && new OrderLines(file, columns.get(PurchasesTable.ORDER_ID)).isOnFirstLinesOnly(name);
    }

    private boolean mayBeCustomer(String name) {
        ColumnContent content = contents.get(name);
        return (content.counts().size() > 1 || file.rows().size() == 1)
                && !isDate(name)
                && !(ColumnNames.plain(name).equals("name") && content.areMostly(ColumnSearch::isOrderNumber));
    }

    private boolean mayBeOrder(String name) {
        ColumnContent content = contents.get(name);
        return content.filled() > 0
                && (!ColumnNames.plain(name).equals("name") || content.areMostly(ColumnSearch::isOrderNumber));
    }

    private static boolean isOrderNumber(String value) {
        return value.matches("#?[A-Z-]{0,6}\\d+([-.]\\w+)?");
    }

    private boolean isAnyDate(String name) {
        return !contents.get(name).dateForms().isEmpty();
    }

    /** Whether the values can hardly be anything but dates. */
    private boolean isDate(String name) {
        return contents.get(name).dateForms().stream().anyMatch(form -> !form.isBareNumber());
    }

    private boolean isUtc() {
        return Optional.ofNullable(columns.get(PurchasesTable.ORDERED_AT))
                .filter(name -> ColumnNames.plain(name).matches(".*(utc|gmt)"))
                .map(contents::get)
                .filter(content ->
                        content.areMostly(value -> value.matches("\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}(:\\d{2})?")))
                .isPresent();
    }

    private Optional<DateForm> date() {
        String column = columns.get(PurchasesTable.ORDERED_AT);
        List<DateForm> forms = column == null ? List.of() : dateForms(column);
        if (forms.size() > 1) {
            unsure.add("Dates are read as " + forms.get(0).name() + "; all of them could as well be "
                    + forms.get(1).name() + ".");
        }
        forms.stream()
                .findFirst()
                .filter(DateForm::isBareNumber)
                .ifPresent(
                        form -> unsure.add("The numbers in " + column + " are read as days written like " + form.name()
                                + ", the first as "
                                + all.values(column)
                                        .flatMap(value -> form.day(value).stream())
                                        .findFirst()
                                        .orElseThrow()
                                + "."));
        return forms.stream().findFirst();
    }

    /** The forms that fit all files, or else the first, with what the others have instead. */
    private List<DateForm> dateForms(String column) {
        List<String> values = all.values(column).toList();
        List<DateForm> common = new DateOrder(values).surest(new ColumnContent(all, column).dateForms());
        List<DateForm> forms = common.isEmpty()
                ? new DateOrder(file.values(column).toList())
                        .surest(contents.get(column).dateForms())
                : common;
        List<String> others = values.stream()
                .filter(value -> forms.stream().allMatch(form -> form.day(value).isEmpty())
                        && DateForm.ALL.stream()
                                .anyMatch(form -> form.day(value).isPresent()))
                .toList();
        if (!forms.isEmpty() && !others.isEmpty()) {
            unsure.add(others.size() + " of " + values.size() + " dates in " + column + " are not written like "
                    + forms.get(0).name() + " but like " + others.get(0)
                    + ": rows with them are rejected. Export all files alike, or let ordered_at read both forms with"
                    + " coalesce.");
        }
        return forms;
    }
}
