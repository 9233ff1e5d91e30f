package ebb.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How many empty fields the rows of a text have beyond those of its header, because what wrote it ends each line with a delimiter.
 *
 * <p>Told once for the whole text: {@value #NEARLY_ALL} of its records must have equally many. In any other text a row with more fields than the header
 * holds the delimiter in a value, also where its last field is empty. So does every row where two neighbouring fields are a whole number and the cents
 * or the thousands of the same number in all of them.
 */
final class TrailingFields {
    private static final double NEARLY_ALL = 0.9;

    private final int header;
    private final Map<Integer, Long> rowsByFields = new TreeMap<>();
    private final List<DividedNumber> divided = new ArrayList<>();
    private long records;

    TrailingFields(int header) {
        this.header = header;
        for (int i = 0; i + 1 < header; i++) {
            divided.add(new DividedNumber(i));
        }
    }

    void add(CsvFields fields) {
        records++;
        int beyond = fields.count() - header;
        if (beyond > 0 && !fields.isBroken() && fields.areEmptyFrom(header)) {
            rowsByFields.merge(beyond, 1L, Long::sum);
            divided.removeIf(number -> !number.isIn(fields));
        }
    }

    /** Empty fields that a row may have beyond those of the header. */
    int count() {
        return Optional.of(rowsByFields)
                .filter(any -> divided.stream().noneMatch(DividedNumber::isEvident))
                .flatMap(rows -> rows.entrySet().stream()
                        .filter(beyond -> beyond.getValue() >= NEARLY_ALL * records)
                        .map(Map.Entry::getKey)
                        .findFirst())
                .orElse(0);
    }

    /** Two neighbouring fields that may be the parts of one number. Two-digit ids or quantities never begin with 0 and seldom all end as prices do. */
    private static final class DividedNumber {
        private static final Pattern WHOLE = Pattern.compile("-?\\W?\\d+");
        private static final Pattern REST = Pattern.compile("\\d{2}|\\d{3}([.,]\\d+)?");
        private static final Pattern END_OF_PRICE = Pattern.compile("\\d[059]");

        private final int place;
        private boolean beginsWithZero;
        private boolean endsAsPricesDo = true;

        DividedNumber(int place) {
            this.place = place;
        }

        boolean isIn(CsvFields fields) {
            String rest = fields.text(place + 1);
            beginsWithZero |= rest.startsWith("0");
            endsAsPricesDo &= END_OF_PRICE.matcher(rest).matches();
            return REST.matcher(rest).matches()
                    && WHOLE.matcher(fields.text(place)).matches();
        }

        boolean isEvident() {
            return beginsWithZero || endsAsPricesDo;
        }
    }
}
