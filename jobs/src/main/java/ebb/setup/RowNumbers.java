package ebb.setup;

import ebb.ingest.text.NumberStyle;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** The numbers in the rows of a file, each read once; what is no number is 0. */
final class RowNumbers {
    private final Map<String, Integer> places = new HashMap<>();
    private final NumberStyle style;
    private final int columns;
    private final IdentityHashMap<String[], double[]> read = new IdentityHashMap<>();

    RowNumbers(SampleFile file, NumberStyle style) {
        this.style = style;
        this.columns = file.columns().size();
        for (int i = 0; i < file.columns().size(); i++) {
            places.putIfAbsent(file.columns().get(i), i);
        }
    }

    NumberStyle style() {
        return style;
    }

    String text(String[] row, String column) {
        return SampleFile.value(row, places.get(column));
    }

    double number(String[] row, String column) {
        double[] numbers = read.computeIfAbsent(row, any -> {
            double[] unread = new double[columns];
            Arrays.fill(unread, Double.NaN);
            return unread;
        });
        int place = places.get(column);
        if (Double.isNaN(numbers[place])) {
            numbers[place] = parse(SampleFile.value(row, place).replace("%", ""));
        }
        return numbers[place];
    }

    private double parse(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        return style.read(text)
                .or(() -> NumberStyle.isPlain(text)
                        ? Optional.of(new BigDecimal(text.strip()))
                        : NumberStyle.readUnambiguous(text))
                .orElse(BigDecimal.ZERO)
                .doubleValue();
    }
}
