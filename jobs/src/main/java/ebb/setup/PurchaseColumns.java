package ebb.setup;

import ebb.schema.PurchasesTable;
import ebb.setup.ColumnContent.NumberForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Which column of a file is which column of the purchases, told by name first and by what the values look like.
 *
 * @param columns source column by column of the table
 * @param date how the day of the order is written
 * @param number how amounts are written, where not plainly
 * @param unsure what somebody should look at, in sentences
 */
record PurchaseColumns(
        Map<String, String> columns, Optional<DateForm> date, Optional<NumberForm> number, List<String> unsure) {
    private static final List<String> OPTIONAL = List.of(
            PurchasesTable.ORDER_ID,
            PurchasesTable.PRODUCT_ID,
            PurchasesTable.QUANTITY,
            PurchasesTable.UNIT_PRICE,
            PurchasesTable.CATEGORY,
            PurchasesTable.CHANNEL,
            PurchasesTable.REGION);
    /** A column with fewer values than this share of the rows is none to rely on. */
    private static final double FILLED = 0.98;

    static PurchaseColumns of(SampleFile file) {
        return new Search(file).found();
    }

    Optional<String> source(String field) {
        return Optional.ofNullable(columns.get(field));
    }

    /** Whether the three columns without which there are no purchases were found. */
    boolean areEnough() {
        return columns.containsKey(PurchasesTable.CUSTOMER_ID)
                && columns.containsKey(PurchasesTable.ORDERED_AT)
                && (columns.containsKey(PurchasesTable.AMOUNT) || isPriceTimesQuantity());
    }

    /** Whether the amount has to be worked out. */
    boolean isPriceTimesQuantity() {
        return !columns.containsKey(PurchasesTable.AMOUNT)
                && columns.containsKey(PurchasesTable.QUANTITY)
                && columns.containsKey(PurchasesTable.UNIT_PRICE);
    }

    private static final class Search {
        private final SampleFile file;
        private final Map<String, ColumnContent> contents = new LinkedHashMap<>();
        private final Map<String, String> columns = new LinkedHashMap<>();
        private final List<String> unsure = new ArrayList<>();

        Search(SampleFile file) {
            this.file = file;
            file.columns().stream()
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> contents.put(name, new ColumnContent(file, name)));
        }

        PurchaseColumns found() {
            choose(PurchasesTable.ORDERED_AT, content -> !content.dateForms().isEmpty());
            choose(PurchasesTable.AMOUNT, content -> content.isNumber() && content.filledShare() >= FILLED);
            choose(PurchasesTable.CUSTOMER_ID, content -> content.counts().size() > 1 && !isDate(content));
            byContent();
            OPTIONAL.forEach(field -> choose(field, content -> content.filled() > 0));
            return new PurchaseColumns(columns, date(), number(), unsure);
        }

        /** The column of the surest name among those that fit and are not taken. */
        private void choose(String field, Predicate<ColumnContent> fits) {
            List<String> names = ColumnNames.OF.get(field);
            List<String> candidates = contents.keySet().stream()
                    .filter(name -> !columns.containsValue(name) && rank(names, name) < names.size())
                    .filter(name -> fits.test(contents.get(name)))
                    .sorted(Comparator.comparingInt(name -> rank(names, name)))
                    .toList();
            if (!candidates.isEmpty()) {
                columns.put(field, candidates.get(0));
                if (candidates.size() > 1 && !OPTIONAL.contains(field)) {
                    unsure.add(field + " is taken from " + candidates.get(0) + "; it could be "
                            + String.join(", ", candidates.subList(1, candidates.size())) + ".");
                }
            }
        }

        private static int rank(List<String> names, String column) {
            int rank = names.indexOf(ColumnNames.plain(column));
            return rank < 0 ? names.size() : rank;
        }

        /** Where no name says it, the only column of the kind does. */
        private void byContent() {
            only(PurchasesTable.ORDERED_AT, Search::isDate);
            only(
                    PurchasesTable.AMOUNT,
                    content -> content.isNumber() && content.filledShare() >= FILLED && !isDate(content));
        }

        private void only(String field, Predicate<ColumnContent> fits) {
            List<String> candidates = contents.keySet().stream()
                    .filter(name -> !columns.containsValue(name)
                            && fits.test(contents.get(name))
                            && ColumnNames.OF.values().stream()
                                    .noneMatch(names -> names.contains(ColumnNames.plain(name))))
                    .toList();
            if (!columns.containsKey(field) && candidates.size() == 1) {
                columns.put(field, candidates.get(0));
                unsure.add(field + " is taken from " + candidates.get(0)
                        + " because no other column looks like it; its name does not say so.");
            }
        }

        /** Whether the values can hardly be anything but dates. */
        private static boolean isDate(ColumnContent content) {
            return content.dateForms().stream().anyMatch(form -> !form.isBareNumber());
        }

        private Optional<DateForm> date() {
            List<DateForm> forms = Optional.ofNullable(columns.get(PurchasesTable.ORDERED_AT))
                    .map(column -> contents.get(column).dateForms())
                    .orElse(List.of());
            if (forms.size() > 1) {
                unsure.add("Dates are read as " + forms.get(0).name() + "; all of them could as well be "
                        + forms.get(1).name() + ".");
            }
            return forms.stream().findFirst();
        }

        private Optional<NumberForm> number() {
            return IntStream.range(0, file.columns().size())
                    .mapToObj(file.columns()::get)
                    .filter(name -> name.equals(columns.get(PurchasesTable.AMOUNT))
                            || name.equals(columns.get(PurchasesTable.UNIT_PRICE)))
                    .flatMap(name -> contents.get(name).numberForm().stream())
                    .findFirst();
        }
    }
}
