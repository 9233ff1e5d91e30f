package ebb.setup;

import ebb.schema.PurchasesTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the currency from a column that names it, or from the sign beside the amounts. */
final class Currencies {
    private static final Map<String, String> SIGNS =
            Map.of("€", "EUR", "$", "USD", "£", "GBP", "¥", "JPY", "₹", "INR", "zł", "PLN");
    private static final String DEFAULT = "EUR";

    private Currencies() {}

    /** What was found and why. */
    record Found(String code, String reason, boolean isCertain) {}

    static Found of(SampleFile file, PurchaseColumns columns) {
        Optional<String> column = file.columns().stream()
                .filter(name -> ColumnNames.CURRENCY.contains(ColumnNames.plain(name)))
                .findFirst();
        if (column.isPresent()) {
            List<Map.Entry<String, Long>> codes = new ColumnContent(file, column.get())
                    .counts().entrySet().stream()
                            .filter(entry -> entry.getKey().matches("[A-Za-z]{3}"))
                            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                            .toList();
            if (!codes.isEmpty()) {
                boolean isOne = codes.size() == 1;
                return new Found(
                        codes.get(0).getKey().toUpperCase(java.util.Locale.ROOT),
                        isOne
                                ? "The column " + column.get() + " says so."
                                : "The column " + column.get() + " has " + codes.size()
                                        + " currencies, and amounts must be in one: convert or leave out the others.",
                        isOne);
            }
        }
        return columns.source(PurchasesTable.AMOUNT).stream()
                .flatMap(file::values)
                .flatMap(value -> SIGNS.keySet().stream().filter(value::contains))
                .findFirst()
                .map(sign -> new Found(SIGNS.get(sign), "Amounts bear the sign " + sign + ".", true))
                .orElse(new Found(DEFAULT, "Nothing in the file names the currency: set yours.", false));
    }
}
