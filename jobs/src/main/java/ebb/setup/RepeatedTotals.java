package ebb.setup;

import ebb.ingest.text.NumberStyle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** Tells totals of orders that stand on every line of the order from amounts of the lines. */
final class RepeatedTotals {
    private static final double NEARLY_ALL = 0.98;
    private static final double MOSTLY = 0.5;
    private static final double CLOSE = 0.01;
    /** Orders with several lines below which equal amounts may be chance. */
    private static final int LEAST_ORDERS = 5;
    /** More rows with one number than this on average are no lines of orders. */
    private static final int MOST_LINES = 50;

    /** Names that say that the amount is the order's. */
    private static final Pattern OF_ORDER = Pattern.compile(
            ".*(order|grand|gesamt|invoice|rechnung|bestell|auftrag|commande|pedido|ordine|ttc|total|summe|zahl|paid|endbetrag).*");

    /** Names that say that the amount is the line's. */
    private static final Pattern OF_LINE =
            Pattern.compile(".*(line|row|item|position|zeile|artikel|ligne|linea|regel|product|unit|price).*");

    private final SampleFile file;
    private final Collection<List<String[]>> orders;
    private final NumberStyle style;

    RepeatedTotals(SampleFile file, String order, NumberStyle style) {
        this.file = file;
        this.style = style;
        int place = file.columns().indexOf(order);
        Map<String, List<String[]>> byOrder = new LinkedHashMap<>();
        for (String[] row : file.rows()) {
            String number = SampleFile.value(row, place);
            if (!number.isEmpty()) {
                byOrder.computeIfAbsent(number, any -> new ArrayList<>()).add(row);
            }
        }
        this.orders = byOrder.size() * (long) MOST_LINES < file.rows().size() ? List.of() : byOrder.values();
    }

    /** Whether nearly every order of several lines has the same value on all of them, and orders differ. */
    boolean isRepeated(String column) {
        int place = file.columns().indexOf(column);
        long several = 0;
        long equal = 0;
        HashSet<String> values = new HashSet<>();
        for (List<String[]> lines : orders) {
            String first = SampleFile.value(lines.get(0), place);
            values.add(first);
            if (lines.size() > 1 && !first.isEmpty()) {
                several++;
                equal += lines.stream()
                                .allMatch(line -> SampleFile.value(line, place).equals(first))
                        ? 1
                        : 0;
            }
        }
        boolean isEnough = several >= LEAST_ORDERS || (several > 0 && isOfOrder(column));
        return isEnough && values.size() > 1 && equal >= NEARLY_ALL * several;
    }

    static boolean isOfOrder(String column) {
        String name = ColumnNames.plain(column);
        return OF_ORDER.matcher(name).matches() && !isOfLine(column);
    }

    static boolean isOfLine(String column) {
        return OF_LINE.matcher(ColumnNames.plain(column)).matches();
    }

    /** Whether the amounts of the lines add up to the total in most orders of several lines. */
    boolean addUp(String total, String amount) {
        int place = file.columns().indexOf(amount);
        return addUp(total, line -> number(line, place));
    }

    /** The same for price times quantity. */
    boolean addUp(String total, String price, String quantity) {
        int ofPrice = file.columns().indexOf(price);
        int ofQuantity = file.columns().indexOf(quantity);
        return addUp(total, line -> number(line, ofPrice) * number(line, ofQuantity));
    }

    private boolean addUp(String total, ToDoubleFunction<String[]> amount) {
        int place = file.columns().indexOf(total);
        long several = 0;
        long close = 0;
        for (List<String[]> lines : orders) {
            if (lines.size() > 1) {
                several++;
                double sum = lines.stream().mapToDouble(amount).sum();
                double whole = number(lines.get(0), place);
                close += Math.abs(sum - whole) <= CLOSE * Math.abs(whole) + CLOSE ? 1 : 0;
            }
        }
        return several > 0 && close >= MOSTLY * several;
    }

    private double number(String[] row, int place) {
        String text = SampleFile.value(row, place);
        return style.read(text)
                .or(() -> NumberStyle.readUnambiguous(text))
                .orElse(BigDecimal.ZERO)
                .doubleValue();
    }
}
