package ebb.setup;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells the currency from a column that names it, or from the sign beside the amounts. */
final class Currencies {
    private static final Map<String, String> SIGNS =
            Map.of("€", "EUR", "$", "USD", "£", "GBP", "¥", "JPY", "₹", "INR", "zł", "PLN");
    /** Dollars, and one that is none, by the letters before the sign. */
    private static final Map<String, String> DOLLARS = Map.ofEntries(
            Map.entry("R", "BRL"),
            Map.entry("A", "AUD"),
            Map.entry("AU", "AUD"),
            Map.entry("C", "CAD"),
            Map.entry("CA", "CAD"),
            Map.entry("HK", "HKD"),
            Map.entry("NZ", "NZD"),
            Map.entry("S", "SGD"),
            Map.entry("MX", "MXN"),
            Map.entry("NT", "TWD"));

    private static final Pattern DOLLAR = Pattern.compile("\\b([A-Z]{1,2})[$]");
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final String DEFAULT = "EUR";

    private Currencies() {}

    /** What was found and why. */
    record Found(String code, String reason, boolean isCertain) {}

    /** Leaves out what is not in the most frequent currency; empty where there is one only. */
    static Optional<RowConditions.Condition> others(SampleFile file) {
        return column(file).filter(column -> codes(file, column).size() > 1).map(column -> {
            List<String> codes = codes(file, column);
            return new RowConditions.Condition(
                    RowConditions.lower(column) + " IN ('', '" + codes.get(0).toLowerCase(Locale.ROOT) + "')",
                    "Rows in " + String.join(", ", codes.subList(1, codes.size()))
                            + " are left out: amounts must be in one currency. Convert them to keep them.");
        });
    }

    private static Optional<String> column(SampleFile file) {
        return file.columns().stream()
                .filter(name ->
                        ColumnNames.CURRENCY.contains(ColumnNames.plain(name.substring(name.lastIndexOf('.') + 1))))
                .filter(name -> !codes(file, name).isEmpty())
                .findFirst();
    }

    /** The codes in a column in capitals, the most frequent first. */
    private static List<String> codes(SampleFile file, String column) {
        Map<String, Long> counts = new TreeMap<>();
        new ColumnContent(file, column)
                .counts()
                .forEach((code, count) -> counts.merge(code.toUpperCase(Locale.ROOT), count, Long::sum));
        return counts.entrySet().stream()
                .filter(entry -> CODE.matcher(entry.getKey()).matches())
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** By the amounts in a column, where no other column names it. */
    static Found of(SampleFile file, String amount) {
        Optional<String> column = column(file);
        if (column.isPresent()) {
            List<String> codes = codes(file, column.get());
            boolean isOne = codes.size() == 1;
            return new Found(
                    codes.get(0),
                    isOne
                            ? "The column " + column.get() + " says so."
                            : "The column " + column.get() + " has " + codes.size()
                                    + " currencies; this one is the most frequent.",
                    isOne);
        }
        return Stream.concat(marks(file.values(amount).toList()), codesIn(amount))
                .findFirst()
                .map(mark -> new Found(
                        SIGNS.getOrDefault(mark, mark),
                        "Amounts, or the name of their column, bear the sign " + mark + ".",
                        true))
                .orElse(new Found(DEFAULT, "Nothing in the file names the currency: set yours.", false));
    }

    /** Codes of currencies among the words of a name, such as {@code Amount (USD)}. */
    private static Stream<String> codesIn(String name) {
        return Stream.of(name.split("[^A-Z€$£]+"))
                .filter(word -> SIGNS.containsKey(word) || ColumnContent.CURRENCIES.contains(word));
    }

    /** Signs of currencies, and codes, beside the amounts. */
    private static Stream<String> marks(List<String> amounts) {
        return amounts.stream().flatMap(value -> {
            Matcher dollar = DOLLAR.matcher(value);
            if (dollar.find() && DOLLARS.containsKey(dollar.group(1))) {
                return Stream.of(DOLLARS.get(dollar.group(1)));
            }
            Matcher code = CODE.matcher(value.replaceAll("[^A-Z]", ""));
            return Stream.concat(
                    SIGNS.keySet().stream().filter(value::contains),
                    code.matches() ? Stream.of(code.group()) : Stream.of());
        });
    }
}
