package ebb.setup;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the values of a column look like: how many there are, how numbers and dates are written. */
final class ColumnContent {
    /** Share of the values that a pattern must fit. */
    private static final double MOST = 0.95;

    private final long rows;
    private final long filled;
    private final Map<NumberForm, Long> numbers = new EnumMap<>(NumberForm.class);
    private final Map<DateForm, Long> dates = new HashMap<>();
    private final Map<String, Long> counts = new HashMap<>();

    /** How numbers are written. */
    enum NumberForm {
        PLAIN("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?", ""),
        POINTS_AND_COMMA("[-+]?(\\d{1,3}(\\.\\d{3})+(,\\d+)?|\\d+,\\d+)-?", "1.234,56"),
        COMMAS_AND_POINT("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d+)?-?", "1,234.56"),
        SPACES_AND_COMMA("[-+]?\\d{1,3}([\\h']\\d{3})+(,\\d+)?-?", "1 234,56");

        private final Pattern pattern;
        final String format;

        NumberForm(String pattern, String format) {
            this.pattern = Pattern.compile(pattern);
            this.format = format;
        }

        static Optional<NumberForm> of(String value) {
            String number = value.replaceAll("^[\\p{Sc}(\\h]+|[\\p{Sc})\\h]+$", "");
            return Stream.of(values())
                    .filter(form -> form.pattern.matcher(number).matches())
                    .findFirst();
        }
    }

    ColumnContent(SampleFile file, String column) {
        this.rows = file.rows().size();
        this.filled = file.values(column).peek(this::add).count();
    }

    private void add(String value) {
        counts.merge(value, 1L, Long::sum);
        NumberForm.of(value).ifPresent(form -> numbers.merge(form, 1L, Long::sum));
        DateForm.allOf(value).forEach(form -> dates.merge(form, 1L, Long::sum));
    }

    double filledShare() {
        return rows == 0 ? 0 : (double) filled / rows;
    }

    boolean isNumber() {
        return filled > 0
                && numbers.values().stream().mapToLong(Long::longValue).sum() >= MOST * filled;
    }

    /** The form that is not plain, where any value has one: plain numbers fit it too. */
    Optional<NumberForm> numberForm() {
        return numbers.keySet().stream()
                .filter(form -> form != NumberForm.PLAIN)
                .max((one, other) -> Long.compare(numbers.get(one), numbers.get(other)));
    }

    /** The forms of date that nearly all values fit, the surest first; two where day and month cannot be told apart. */
    List<DateForm> dateForms() {
        return DateForm.ALL.stream()
                .filter(form -> filled > 0 && dates.getOrDefault(form, 0L) >= MOST * filled)
                .toList();
    }

    /** How often each value occurs. */
    Map<String, Long> counts() {
        return counts;
    }

    long filled() {
        return filled;
    }
}
