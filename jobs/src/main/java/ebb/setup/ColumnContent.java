package ebb.setup;

import ebb.ingest.text.DateForm;
import ebb.ingest.text.NumberStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the values of a column look like: how many there are, whether they are numbers, how dates are written. */
final class ColumnContent {
    /** Share of the values that a pattern must fit. */
    private static final double MOST = 0.95;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final long rows;
    private final long filled;
    private final Map<String, Long> counts = new HashMap<>();

    ColumnContent(SampleFile file, String column) {
        this.rows = file.rows().size();
        this.filled = file.values(column)
                .peek(value -> counts.merge(value, 1L, Long::sum))
                .count();
    }

    double filledShare() {
        return rows == 0 ? 0 : (double) filled / rows;
    }

    boolean isNumber() {
        return areMostly(ColumnContent::isNumber);
    }

    /** Plain, or with marks, a sign, or the code of a currency: letters before digits may be an id as well. */
    private static boolean isNumber(String value) {
        Matcher code = CODE.matcher(value);
        return NumberStyle.isPlain(value)
                || (NumberStyle.readLeniently(value).isPresent()
                        && (!code.find() || CURRENCIES.contains(code.group())));
    }

    boolean isEmail() {
        return areMostly(value -> EMAIL.matcher(value).matches());
    }

    /** The forms of date that nearly all values fit, the surest first; two where day and month cannot be told apart. */
    List<DateForm> dateForms() {
        return DateForm.ALL.stream()
                .filter(form -> areMostly(value -> form.day(value).isPresent()))
                .toList();
    }

    /** Whether nearly all values fit; false where there are none. */
    boolean areMostly(Predicate<String> fits) {
        long most = (long) Math.floor((1 - MOST) * filled);
        long others = 0;
        for (Map.Entry<String, Long> value : counts.entrySet()) {
            if (others <= most && !fits.test(value.getKey())) {
                others += value.getValue();
            }
        }
        return filled > 0 && others <= most;
    }

    /** How often each value occurs. */
    Map<String, Long> counts() {
        return counts;
    }

    long filled() {
        return filled;
    }
}
